/** Dense controls of the quote editor: label above, error below, all tied together. */
import { useFieldErrorText } from '#components/ui/field.tsx';
import { useTranslations } from 'use-intl';
import { discountFields, valueOf, type RefusedForm } from './quote-form-fields.ts';
import type { QuoteDiscount } from '#rules/quotes/terms.ts';

export const SMALL_CONTROL =
  'min-h-9 w-full rounded-md border border-quiet bg-raised px-2 text-sm aria-invalid:border-2 aria-invalid:border-danger';

interface Shared {
  readonly name: string;
  readonly label: string;
  readonly refused: RefusedForm;
  readonly stored: string;
}

function useControl({ name, refused, stored }: Omit<Shared, 'label'>) {
  const errorText = useFieldErrorText();
  const code = refused.errors?.[name];
  return {
    error: code === undefined ? undefined : errorText(code),
    control: {
      id: name,
      name,
      defaultValue: valueOf(refused, name, stored),
      'aria-invalid': code !== undefined || undefined,
      'aria-describedby': code === undefined ? undefined : `${name}-error`,
      className: SMALL_CONTROL,
    },
  };
}

function Frame({
  name,
  label,
  error,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly children: React.ReactNode;
}) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <label htmlFor={name} className="text-xs text-quiet">
        {label}
      </label>
      {children}
      {error === undefined ? null : (
        <p id={`${name}-error`} className="text-xs font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

export function SmallText({
  name,
  label,
  refused,
  stored,
  ...rest
}: Shared &
  Pick<
    React.InputHTMLAttributes<HTMLInputElement>,
    'type' | 'inputMode' | 'maxLength' | 'min' | 'max' | 'list' | 'required'
  >) {
  const { control, error } = useControl({ name, refused, stored });
  return (
    <Frame name={name} label={label} error={error}>
      <input autoComplete="off" {...control} {...rest} />
    </Frame>
  );
}

export function SmallArea({
  name,
  label,
  refused,
  stored,
  rows = 3,
  maxLength,
}: Shared & { readonly rows?: number; readonly maxLength?: number }) {
  const { control, error } = useControl({ name, refused, stored });
  return (
    <Frame name={name} label={label} error={error}>
      <textarea rows={rows} maxLength={maxLength} {...control} />
    </Frame>
  );
}

export function SmallSelect({
  name,
  label,
  refused,
  stored,
  options,
}: Shared & { readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  const { control, error } = useControl({ name, refused, stored });
  return (
    <Frame name={name} label={label} error={error}>
      <select {...control}>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** A negotiated discount: its kind, how much, and why. */
export function DiscountFields({
  prefix,
  discount,
  digits,
  refused,
  kinds,
}: {
  /** Of the fields' names; empty for the whole quote. */
  readonly prefix: string;
  readonly discount: QuoteDiscount | undefined;
  readonly digits: number;
  readonly refused: RefusedForm;
  readonly kinds: readonly ('percent' | 'amount' | 'price')[];
}) {
  const t = useTranslations('quotes');
  const stored = discountFields(discount, digits);
  const shared = { refused };
  return (
    <div className="grid grid-cols-2 gap-2 sm:grid-cols-[7.5rem_6rem_minmax(6rem,1fr)]">
      <SmallSelect
        {...shared}
        name={`${prefix}discountKind`}
        label={t('discount')}
        stored={stored.kind}
        options={[
          { value: '', label: t('noDiscount') },
          ...kinds.map((kind) => ({ value: kind, label: t(`discountKinds.${kind}`) })),
        ]}
      />
      <SmallText
        {...shared}
        name={`${prefix}discountValue`}
        label={t('discountValue')}
        stored={stored.value}
        inputMode="decimal"
        maxLength={16}
      />
      <SmallText
        {...shared}
        name={`${prefix}discountReason`}
        label={t('discountReason')}
        stored={stored.reason}
        maxLength={200}
      />
    </div>
  );
}

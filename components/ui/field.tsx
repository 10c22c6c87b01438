/**
 * What every form field has in common: a visible label, a hint, and its error, tied together for
 * assistive technology.
 *
 * Errors are message codes (`errors.field.<code>`), with numbers as `code|name=value`; see
 * `app/utils/forms.server.ts`, which writes them.
 */
import { useTranslations } from 'use-intl';

/** The part of conform's field metadata that a field needs; also easily made by hand. */
export interface FieldModel {
  readonly id: string;
  readonly name: string;
  readonly errorId?: string;
  readonly descriptionId?: string;
  readonly errors?: readonly string[] | undefined;
  readonly initialValue?: unknown;
  readonly key?: string | undefined;
}

/** A field outside conform, such as a search box in a GET form. */
export function plainField(name: string, initialValue?: string): FieldModel {
  return { id: name, name, initialValue };
}

const hintId = (field: FieldModel): string => field.descriptionId ?? `${field.id}-hint`;
const errorId = (field: FieldModel): string => field.errorId ?? `${field.id}-error`;

export function initialText(field: FieldModel): string | undefined {
  return typeof field.initialValue === 'string' ? field.initialValue : undefined;
}

/** The attributes that tie a control to its label, hint and error. */
export function controlProps(field: FieldModel, hint: boolean) {
  const invalid = Boolean(field.errors?.length);
  const described = [hint && hintId(field), invalid && errorId(field)].filter(Boolean).join(' ');
  return {
    id: field.id,
    name: field.name,
    'aria-invalid': invalid || undefined,
    'aria-describedby': described || undefined,
  };
}

/** The words of an error code. */
export function useFieldErrorText(): (code: string) => string {
  const t = useTranslations('errors');
  return (coded) => {
    const [code = '', argument] = coded.split('|');
    const [name, value] = argument?.split('=') ?? [];
    const values = name === undefined ? {} : { [name]: Number(value) };
    const key = `field.${code}` as Parameters<typeof t>[0];
    if (t.has(key)) return t(key, values as never);
    return t.has(code as Parameters<typeof t>[0])
      ? t(code as Parameters<typeof t>[0], values as never)
      : t('field.invalid');
  };
}

export const CONTROL_CLASS =
  'w-full min-h-11 rounded-md border border-quiet bg-raised px-3 py-2 text-ink aria-invalid:border-2 aria-invalid:border-danger';

export function FieldFrame({
  field,
  label,
  hint,
  required = true,
  children,
}: {
  readonly field: FieldModel;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  readonly children: React.ReactNode;
}) {
  const t = useTranslations('common');
  const errorText = useFieldErrorText();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={field.id} className="text-sm font-medium">
        {label}
        {required ? null : <span className="font-normal text-quiet"> ({t('optional')})</span>}
      </label>
      {hint === undefined ? null : (
        <p id={hintId(field)} className="text-sm text-quiet">
          {hint}
        </p>
      )}
      {children}
      {field.errors?.length ? (
        <p id={errorId(field)} className="text-sm font-medium text-danger">
          {field.errors.map(errorText).join(' ')}
        </p>
      ) : null}
    </div>
  );
}

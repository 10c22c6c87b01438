/** Makes or changes a promotion: what it gives, on what, when, and how often. */
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import type { FieldModel } from '#components/ui/field.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { ServerForm } from '#components/ui/server-form.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useServerForm, type Refused } from '#components/ui/use-server-form.ts';
import { translate } from '#rules/model/translate.ts';
import type { PromotionTexts } from '#rules/quotes/promotion.ts';
import type { ShownScope } from './types.ts';

type Fields = { -readonly [Key in keyof PromotionTexts]-?: NonNullable<PromotionTexts[Key]> };

export function PromotionForm({
  initial = { kind: 'percent', scope: 'order' },
  version,
  scopes,
  currencies,
  refused,
}: {
  readonly initial?: Partial<PromotionTexts>;
  /** Of the promotion that is changed; its code stays. */
  readonly version?: number;
  readonly scopes: readonly ShownScope[];
  readonly currencies: readonly string[];
  readonly refused: Refused | undefined;
}) {
  const t = useTranslations('quotes.promotions');
  const locale = useLocale();
  const [form, fields] = useServerForm<Fields>({ id: 'promotion', refused, initial });
  const moneyFields = (name: 'amounts' | 'minimumSpend' | 'budget') => {
    const set = fields[name].getFieldset() as Readonly<Record<string, FieldModel>>;
    return currencies.flatMap((currency) => {
      const field = set[currency];
      return field ? [{ field, label: t(`${name}In`, { currency }) }] : [];
    });
  };
  const [amounts, minimumSpend, budget] = (['amounts', 'minimumSpend', 'budget'] as const).map(
    moneyFields,
  );
  return (
    <ServerForm form={form}>
      <FormErrors
        errors={form.errors}
        fields={[
          ...(
            [
              'code',
              'titleEn',
              'titleSv',
              'kind',
              'percent',
              'scope',
              'startsOn',
              'endsOn',
              'uses',
              'usesEach',
            ] as const
          ).map((name) => ({ field: fields[name], label: t(name) })),
          ...(amounts ?? []),
          ...(minimumSpend ?? []),
          ...(budget ?? []),
        ]}
      />
      {version === undefined ? (
        <TextField
          field={fields.code}
          label={t('code')}
          hint={t('codeHint')}
          maxLength={40}
          autoComplete="off"
        />
      ) : (
        <>
          <input type="hidden" name="code" value={initial.code} />
          <input type="hidden" name="version" value={version} />
        </>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField field={fields.titleEn} label={t('titleEn')} maxLength={120} />
        <TextField field={fields.titleSv} label={t('titleSv')} maxLength={120} required={false} />
      </div>
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-2 text-lg font-semibold">{t('gives')}</legend>
        <SelectField
          field={fields.kind}
          label={t('kind')}
          options={(['percent', 'amount'] as const).map((value) => ({
            value,
            label: t(`kinds.${value}`),
          }))}
        />
        <TextField
          field={fields.percent}
          label={t('percent')}
          inputMode="decimal"
          required={false}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <MoneyFields fields={amounts} />
        </div>
        <SelectField
          field={fields.scope}
          label={t('scope')}
          options={[
            { value: 'order', label: t('wholeOrder') },
            ...scopes.map(({ value, title, of }) => ({
              value,
              label: of
                ? `${translate(of, locale)}: ${translate(title, locale)}`
                : translate(title, locale),
            })),
          ]}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <MoneyFields fields={minimumSpend} />
        </div>
      </fieldset>
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-2 text-lg font-semibold">{t('limits')}</legend>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField field={fields.startsOn} label={t('startsOn')} type="date" required={false} />
          <TextField field={fields.endsOn} label={t('endsOn')} type="date" required={false} />
          <TextField field={fields.uses} label={t('uses')} type="number" min={1} required={false} />
          <TextField
            field={fields.usesEach}
            label={t('usesEach')}
            type="number"
            min={1}
            required={false}
          />
          <MoneyFields fields={budget} />
        </div>
      </fieldset>
      <div>
        <Button look="primary" name="intent" value="save">
          {t(version === undefined ? 'create' : 'save')}
        </Button>
      </div>
    </ServerForm>
  );
}

function MoneyFields({
  fields = [],
}: {
  readonly fields: readonly { readonly field: FieldModel; readonly label: string }[] | undefined;
}) {
  return fields.map(({ field, label }) => (
    <TextField
      key={field.name}
      field={field}
      label={label}
      inputMode="decimal"
      maxLength={20}
      required={false}
    />
  ));
}

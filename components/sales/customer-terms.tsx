/**
 * How a customer is served, as a form: for the customer what is theirs to say, for sales also what
 * has to be agreed.
 */
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { SelectField, type SelectOption } from '#components/ui/select-field.tsx';
import { ServerForm } from '#components/ui/server-form.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useServerForm, type Refused } from '#components/ui/use-server-form.ts';
import { PACKAGINGS, RHYTHMS } from '#rules/customers/terms.ts';
import type { Text } from '#rules/model/text.ts';
import { translate } from '#rules/model/translate.ts';

const ADDRESS = [
  ['invoiceName', 120],
  ['invoiceStreet', 200],
  ['invoicePostalCode', 20],
  ['invoiceCity', 100],
] as const;

type TermsFields = Record<
  | 'packaging'
  | (typeof ADDRESS)[number][0]
  | 'invoiceCountry'
  | 'invoiceEmail'
  | 'documentLocale'
  | 'buildReport'
  | 'careSheet'
  | 'vatId'
  | 'categorySpend'
  | 'rhythm'
  | 'paymentTerm'
  | 'deliveryTerm',
  string
>;

interface Term {
  readonly id: string;
  readonly title: Text;
}

export interface CustomerTermsProps {
  readonly initial: Partial<Record<keyof TermsFields, string | undefined>>;
  readonly refused: Refused | undefined;
  readonly saved: boolean;
  readonly countries: readonly SelectOption[];
  /** Of what they say they spend. */
  readonly currency: string;
  /** What sales may agree to; absent for the customer. */
  readonly agreed:
    { readonly paymentTerms: readonly Term[]; readonly deliveryTerms: readonly Term[] } | undefined;
}

export function CustomerTerms({
  initial,
  refused,
  saved,
  countries,
  currency,
  agreed,
}: CustomerTermsProps) {
  const t = useTranslations('sales.terms');
  const orders = useTranslations('orders.packagings');
  const locale = useLocale();
  const [form, fields] = useServerForm<TermsFields>({ id: 'terms', refused, initial });
  const options = (terms: readonly Term[]) =>
    terms.map(({ id, title }) => ({ value: id, label: translate(title, locale) }));
  return (
    <ServerForm form={form}>
      <FormErrors
        errors={form.errors}
        fields={(
          [
            ...ADDRESS.map(([name]) => name),
            'invoiceCountry',
            'invoiceEmail',
            'vatId',
            'categorySpend',
          ] as const
        ).map((name) => ({
          field: fields[name],
          label: name === 'categorySpend' ? t(name, { currency }) : t(name),
        }))}
      />
      <SelectField
        field={fields.packaging}
        label={t('packaging')}
        placeholder={t('noWish')}
        required={false}
        options={PACKAGINGS.map((value) => ({ value, label: orders(value) }))}
      />
      <SelectField
        field={fields.documentLocale}
        label={t('documentLocale')}
        placeholder={t('asOrdered')}
        required={false}
        options={[
          { value: 'en', label: 'English' },
          { value: 'sv', label: 'Svenska' },
        ]}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-sm font-medium">{t('reports')}</legend>
        <Checkbox field={fields.buildReport} label={t('buildReport')} />
        <Checkbox field={fields.careSheet} label={t('careSheet')} />
      </fieldset>
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-2 text-lg font-semibold">{t('invoiceAddress')}</legend>
        <p className="text-sm text-quiet">{t('invoiceAddressHint')}</p>
        {ADDRESS.map(([name, maxLength]) => (
          <TextField
            key={name}
            field={fields[name]}
            label={t(name)}
            maxLength={maxLength}
            required={false}
          />
        ))}
        <SelectField
          field={fields.invoiceCountry}
          label={t('invoiceCountry')}
          placeholder={t('noCountry')}
          options={countries}
          required={false}
        />
        <TextField
          field={fields.invoiceEmail}
          label={t('invoiceEmail')}
          type="email"
          maxLength={254}
          required={false}
        />
        <TextField
          field={fields.vatId}
          label={t('vatId')}
          hint={t('vatIdHint')}
          maxLength={20}
          required={false}
        />
      </fieldset>
      <TextField
        field={fields.categorySpend}
        label={t('categorySpend', { currency })}
        hint={t('categorySpendHint')}
        inputMode="numeric"
        maxLength={8}
        required={false}
      />
      {agreed ? (
        <fieldset className="flex flex-col gap-4">
          <legend className="mb-2 text-lg font-semibold">{t('agreed')}</legend>
          <SelectField
            field={fields.rhythm}
            label={t('rhythm')}
            options={RHYTHMS.map((value) => ({ value, label: t(`rhythms.${value}`) }))}
          />
          <SelectField
            field={fields.paymentTerm}
            label={t('paymentTerm')}
            placeholder={t('usual')}
            options={options(agreed.paymentTerms)}
            required={false}
          />
          <SelectField
            field={fields.deliveryTerm}
            label={t('deliveryTerm')}
            placeholder={t('usual')}
            options={options(agreed.deliveryTerms)}
            required={false}
          />
        </fieldset>
      ) : null}
      <div className="flex items-center gap-4">
        <Button look="primary">{t('save')}</Button>
        <p role="status" className="text-success">
          {saved ? t('saved') : ''}
        </p>
      </div>
    </ServerForm>
  );
}

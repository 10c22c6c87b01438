/** Enters a customer who has no account (yet). */
import { Form } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { countryName } from '#components/orders/facts.tsx';
import { Button } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useServerForm, type Refused } from '#components/ui/use-server-form.ts';

export type NewCustomerFields = Readonly<
  Record<
    'name' | 'email' | 'phone' | 'locale' | 'market' | 'street' | 'postalCode' | 'city' | 'country',
    string
  >
>;

export function NewCustomerForm({
  refused,
  markets,
  market,
}: {
  readonly refused: Refused | undefined;
  readonly markets: readonly string[];
  readonly market: string;
}) {
  const t = useTranslations('sales');
  const locale = useLocale();
  const [form, fields] = useServerForm<NewCustomerFields>({
    id: 'new-customer',
    refused,
    initial: { market, country: market, locale: locale === 'sv' ? 'sv' : 'en' },
  });
  const countries = markets.map((value) => ({ value, label: countryName(locale, value) }));
  return (
    <Form method="post" id={form.id} className="flex max-w-xl flex-col gap-4">
      <FormErrors
        errors={form.errors}
        fields={(
          [
            'name',
            'email',
            'phone',
            'locale',
            'market',
            'street',
            'postalCode',
            'city',
            'country',
          ] as const
        ).map((name) => ({ field: fields[name], label: t(name) }))}
      />
      <TextField field={fields.name} label={t('name')} maxLength={120} autoComplete="off" />
      <TextField
        field={fields.email}
        label={t('email')}
        type="email"
        maxLength={254}
        autoComplete="off"
      />
      <TextField
        field={fields.phone}
        label={t('phone')}
        type="tel"
        required={false}
        maxLength={40}
        autoComplete="off"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          field={fields.locale}
          label={t('locale')}
          options={(['en', 'sv'] as const).map((value) => ({
            value,
            label: t(`locales.${value}`),
          }))}
        />
        <SelectField field={fields.market} label={t('market')} options={countries} />
      </div>
      <TextField
        field={fields.street}
        label={t('street')}
        required={false}
        maxLength={200}
        autoComplete="off"
      />
      <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
        <TextField
          field={fields.postalCode}
          label={t('postalCode')}
          required={false}
          maxLength={20}
          autoComplete="off"
        />
        <TextField
          field={fields.city}
          label={t('city')}
          required={false}
          maxLength={100}
          autoComplete="off"
        />
      </div>
      <SelectField
        field={fields.country}
        label={t('country')}
        options={countries}
        required={false}
      />
      <div>
        <Button look="primary">{t('create')}</Button>
      </div>
    </Form>
  );
}

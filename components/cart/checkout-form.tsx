/**
 * The checkout form: who, where to, and how it should come. What the order may cost, when it
 * comes and which attempt this is travel as hidden fields, so that a stale price or day or a second
 * click is noticed.
 */
import { Form } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { countryName } from '#components/orders/facts.tsx';
import { Button } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { formatMoney } from '#components/ui/money.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useServerForm, type Refused } from '#components/ui/use-server-form.ts';

export const PACKAGINGS = ['standard', 'reusable', 'gift'] as const;

export type CheckoutFields = Readonly<
  Record<
    | 'name'
    | 'email'
    | 'phone'
    | 'street'
    | 'postalCode'
    | 'city'
    | 'country'
    | 'packaging'
    | 'greeting'
    | 'text',
    string
  >
>;

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-4 text-lg font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}

export function CheckoutForm({
  refused,
  initial,
  idempotencyKey,
  total,
  currency,
  day,
  changed,
}: {
  readonly refused: Refused | undefined;
  readonly initial: Partial<Record<keyof CheckoutFields, string | undefined>>;
  readonly idempotencyKey: string;
  readonly total: number;
  readonly currency: string;
  /** YYYY-MM-DD of delivery. */
  readonly day: string;
  /** Changed prices are shown above; sending the form accepts them. */
  readonly changed: boolean;
}) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const [form, fields] = useServerForm<CheckoutFields>({ id: 'checkout', refused, initial });
  const country = initial.country ?? '';
  const labelled = (['name', 'email', 'phone', 'street', 'postalCode', 'city'] as const).map(
    (name) => ({ field: fields[name], label: t(name) }),
  );
  return (
    <Form method="post" id={form.id} className="flex flex-col gap-8">
      <FormErrors
        errors={form.errors}
        fields={[
          ...labelled,
          { field: fields.packaging, label: t('packaging') },
          { field: fields.greeting, label: t('greeting') },
          { field: fields.text, label: t('text') },
        ]}
      />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="acceptedTotal" value={total} />
      <input type="hidden" name="acceptedDay" value={day} />
      {changed ? <input type="hidden" name="changesShown" value="yes" /> : null}
      <input type="hidden" name="country" value={country} />
      <Group title={t('contact')}>
        <TextField field={fields.name} label={t('name')} autoComplete="name" maxLength={120} />
        <TextField
          field={fields.email}
          label={t('email')}
          hint={t('emailHint')}
          type="email"
          autoComplete="email"
          maxLength={254}
        />
        <TextField
          field={fields.phone}
          label={t('phone')}
          type="tel"
          autoComplete="tel"
          required={false}
          maxLength={40}
        />
      </Group>
      <Group title={t('address')}>
        <TextField
          field={fields.street}
          label={t('street')}
          autoComplete="street-address"
          maxLength={200}
        />
        <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
          <TextField
            field={fields.postalCode}
            label={t('postalCode')}
            autoComplete="postal-code"
            maxLength={20}
          />
          <TextField
            field={fields.city}
            label={t('city')}
            autoComplete="address-level2"
            maxLength={100}
          />
        </div>
        <p className="text-sm text-quiet">
          {t('countryFixed', { country: countryName(locale, country) })}
        </p>
      </Group>
      <Group title={t('wishes')}>
        <SelectField
          field={fields.packaging}
          label={t('packaging')}
          options={PACKAGINGS.map((value) => ({ value, label: t(`packagings.${value}`) }))}
        />
        <TextField
          field={fields.greeting}
          label={t('greeting')}
          hint={t('greetingHint')}
          rows={2}
          required={false}
          maxLength={400}
        />
        <TextField
          field={fields.text}
          label={t('text')}
          hint={t('textHint')}
          rows={4}
          required={false}
          maxLength={2000}
        />
      </Group>
      <div>
        <Button look="primary" className="w-full sm:w-auto">
          {t(changed ? 'acceptAndPlace' : 'placeTotal', {
            total: formatMoney(locale, total, currency),
          })}
        </Button>
        <p className="mt-3 text-sm text-quiet">{t('placeHint')}</p>
      </div>
    </Form>
  );
}

/** Name, and for customers phone and address, as they are filled in when ordering. */
import { useLocale, useTranslations } from 'use-intl';
import type { FieldModel } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { SelectField, type SelectOption } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';

export type ProfileForm = {
  name: string;
  phone: string;
  street: string;
  postalCode: string;
  city: string;
  country: string;
  birthMonth: string;
  birthDay: string;
};
type ProfileKey = keyof ProfileForm;

const ADDRESS = [
  ['street', 'street-address', 200],
  ['postalCode', 'postal-code', 20],
  ['city', 'address-level2', 100],
] as const;

const upTo = (most: number) => Array.from({ length: most }, (_, index) => String(index + 1));
const DAYS: readonly SelectOption[] = upTo(31).map((day) => ({ value: day, label: day }));

function useMonths(): readonly SelectOption[] {
  const format = new Intl.DateTimeFormat(useLocale(), { month: 'long', timeZone: 'UTC' });
  return upTo(12).map((month) => ({
    value: month,
    label: format.format(new Date(Date.UTC(2024, Number(month) - 1, 1))),
  }));
}

export function ProfileFields({
  form,
  fields,
  withAddress,
  countries,
}: {
  readonly form: { readonly errors?: readonly string[] | undefined };
  readonly fields: { readonly [Key in ProfileKey]: FieldModel };
  readonly withAddress: boolean;
  readonly countries: readonly SelectOption[];
}) {
  const t = useTranslations('account.settings');
  const keys = [
    ...(['name', 'phone', 'street', 'postalCode', 'city', 'country'] as const),
    ...(['birthDay', 'birthMonth'] as const),
  ];
  const months = useMonths();
  return (
    <>
      <FormErrors
        errors={form.errors}
        fields={keys.map((key) => ({ field: fields[key], label: t(key) }))}
      />
      <TextField field={fields.name} label={t('name')} autoComplete="name" maxLength={120} />
      {withAddress ? (
        <>
          <TextField
            field={fields.phone}
            label={t('phone')}
            type="tel"
            autoComplete="tel"
            required={false}
            maxLength={40}
          />
          {ADDRESS.map(([key, autoComplete, maxLength]) => (
            <TextField
              key={key}
              field={fields[key]}
              label={t(key)}
              autoComplete={autoComplete}
              required={false}
              maxLength={maxLength}
            />
          ))}
          <SelectField
            field={fields.country}
            label={t('country')}
            options={countries}
            placeholder={t('noCountry')}
            autoComplete="country"
            required={false}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField
              field={fields.birthDay}
              label={t('birthDay')}
              hint={t('birthdayHint')}
              options={DAYS}
              placeholder={t('notTold')}
              autoComplete="bday-day"
              required={false}
            />
            <SelectField
              field={fields.birthMonth}
              label={t('birthMonth')}
              options={months}
              placeholder={t('notTold')}
              autoComplete="bday-month"
              required={false}
            />
          </div>
        </>
      ) : null}
    </>
  );
}

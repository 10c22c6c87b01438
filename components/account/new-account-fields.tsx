/** Name, e-mail address and a new password: what an account starts with. */
import type { FormMetadata } from '@conform-to/react';
import { useTranslations } from 'use-intl';
import { FormErrors } from '../ui/form-errors.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { FieldModel } from '../ui/field.tsx';

export type NewAccount = {
  name: string;
  email: string;
  password: string;
};

export function NewAccountFields({
  form,
  fields,
}: {
  readonly form: Pick<FormMetadata<NewAccount>, 'errors'>;
  readonly fields: { readonly [Key in 'name' | 'email' | 'password']: FieldModel };
}) {
  const t = useTranslations('auth');
  return (
    <>
      <FormErrors
        errors={form.errors}
        fields={[
          { field: fields.name, label: t('name') },
          { field: fields.email, label: t('email') },
          { field: fields.password, label: t('password') },
        ]}
      />
      <TextField field={fields.name} label={t('name')} autoComplete="name" maxLength={120} />
      <TextField
        field={fields.email}
        label={t('email')}
        type="email"
        autoComplete="username"
        maxLength={254}
      />
      <TextField
        field={fields.password}
        label={t('password')}
        hint={t('passwordHint')}
        type="password"
        autoComplete="new-password"
        minLength={8}
        maxLength={200}
      />
    </>
  );
}

/** Adds somebody who may sign in. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useServerForm, type Refused } from '#components/ui/use-server-form.ts';
import { ROLES } from '#rules/policy/permissions.ts';

type NewUserFields = Readonly<Record<'name' | 'email' | 'role' | 'password', string>>;

export function NewUserForm({ refused }: { readonly refused: Refused | undefined }) {
  const t = useTranslations('admin');
  const [form, fields] = useServerForm<NewUserFields>({
    id: 'new-user',
    refused,
    initial: { role: 'sales' },
  });
  return (
    <Form method="post" id={form.id} className="flex max-w-xl flex-col gap-4">
      <FormErrors
        errors={form.errors}
        fields={(['name', 'email', 'role', 'password'] as const).map((name) => ({
          field: fields[name],
          label: t(name),
        }))}
      />
      <input type="hidden" name="intent" value="create-user" />
      <TextField field={fields.name} label={t('name')} maxLength={120} autoComplete="off" />
      <TextField
        field={fields.email}
        label={t('email')}
        type="email"
        maxLength={254}
        autoComplete="off"
      />
      <SelectField
        field={fields.role}
        label={t('role')}
        options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
      />
      <TextField
        field={fields.password}
        label={t('password')}
        hint={t('passwordHint')}
        type="password"
        minLength={8}
        maxLength={200}
        autoComplete="new-password"
      />
      <div>
        <Button look="primary">{t('createSubmit')}</Button>
      </div>
    </Form>
  );
}

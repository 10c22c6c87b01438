/** A guest says how to reach them, so that our staff can go on with what they made. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useServerForm, type Refused } from '#components/ui/use-server-form.ts';

type ContactFields = Readonly<Record<'name' | 'email' | 'phone', string>>;

export function LeaveContact({
  left,
  refused,
}: {
  readonly left: boolean;
  readonly refused: Refused | undefined;
}) {
  const t = useTranslations('relationship.leave');
  const sales = useTranslations('sales');
  const [form, fields] = useServerForm<ContactFields>({ id: 'leave-contact', refused });
  if (left) {
    return (
      <p role="status" className="max-w-[70ch] rounded-md border border-line bg-raised p-4">
        {t('left')}
      </p>
    );
  }
  return (
    <section
      aria-labelledby="leave-title"
      className="flex max-w-xl flex-col gap-3 rounded-md border border-line bg-raised p-4"
    >
      <h2 id="leave-title" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <p className="text-quiet">{t('lead')}</p>
      <Form method="post" id={form.id} className="flex flex-col gap-4">
        <FormErrors
          errors={form.errors}
          fields={(['name', 'email', 'phone'] as const).map((name) => ({
            field: fields[name],
            label: sales(name),
          }))}
        />
        <input type="hidden" name="intent" value="leave-contact" />
        <TextField field={fields.name} label={sales('name')} maxLength={120} autoComplete="name" />
        <TextField
          field={fields.email}
          label={sales('email')}
          type="email"
          maxLength={254}
          autoComplete="email"
        />
        <TextField
          field={fields.phone}
          label={sales('phone')}
          type="tel"
          required={false}
          maxLength={40}
          autoComplete="tel"
        />
        <div>
          <Button>{t('send')}</Button>
        </div>
      </Form>
    </section>
  );
}

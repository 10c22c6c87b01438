/** Logs a call, a visit or a note: what was said, by which way, and when to get back to them. */
import { Form } from '@remix-run/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { plainField } from '#components/ui/field.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { CONTACT_CHANNELS, DIRECTIONS } from '#rules/customers/contact.ts';
import type { RefusedIntent } from './relationship-types.ts';

export function ContactForm({
  formKey,
  today,
  refused,
}: {
  /** Of this entry, so that one sent twice is logged once. */
  readonly formKey: string;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly refused: RefusedIntent | undefined;
}) {
  const t = useTranslations('relationship.contact');
  const sales = useTranslations('sales.channels');
  const typed = refused?.typed ?? {};
  // Whatever else is done on the page brings another key; what is being typed keeps its own.
  const [key] = useState(formKey);
  return (
    <details open={refused !== undefined} className="rounded-md border border-line bg-raised p-4">
      <summary className="cursor-pointer font-medium">{t('title')}</summary>
      <Form method="post" preventScrollReset className="mt-4 flex flex-col gap-4">
        <FormErrors errors={refused ? [refused.code] : undefined} />
        <input type="hidden" name="intent" value="log-contact" />
        <input type="hidden" name="key" value={key} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            field={plainField('channel', typed['channel'] ?? 'phone')}
            label={t('channel')}
            options={CONTACT_CHANNELS.map((value) => ({ value, label: sales(value) }))}
          />
          <SelectField
            field={plainField('direction', typed['direction'] ?? 'in')}
            label={t('direction')}
            options={DIRECTIONS.map((value) => ({ value, label: t(`directions.${value}`) }))}
          />
        </div>
        <TextField
          field={plainField('text', typed['text'])}
          label={t('text')}
          rows={3}
          maxLength={2000}
        />
        <TextField
          field={plainField('followUpOn', typed['followUpOn'])}
          label={t('followUpOn')}
          hint={t('followUpHint', { today })}
          type="date"
          required={false}
        />
        <div>
          <Button look="primary">{t('log')}</Button>
        </div>
      </Form>
    </details>
  );
}

/** How somebody likes what they bought: one of five, and a sentence if they want. */
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { ServerForm } from '../ui/server-form.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useServerForm } from '../ui/use-server-form.ts';

type Answer = { rating: string; text: string };
const RATINGS = [5, 4, 3, 2, 1] as const;

export function SatisfactionForm({
  rating,
  refused,
  saved,
}: {
  /** The answer given before. */
  readonly rating: number | undefined;
  readonly refused: Parameters<typeof useServerForm<Answer>>[0]['refused'];
  readonly saved: boolean;
}) {
  const t = useTranslations('messages.satisfaction');
  const [form, fields] = useServerForm<Answer>({
    id: 'satisfaction',
    refused,
    initial: { rating: rating === undefined ? '' : String(rating) },
  });
  return (
    <ServerForm form={form}>
      <FormErrors
        errors={form.errors}
        fields={[
          { field: fields.rating, label: t('rating') },
          { field: fields.text, label: t('text') },
        ]}
      />
      <SelectField
        field={fields.rating}
        label={t('rating')}
        placeholder={t('choose')}
        options={RATINGS.map((value) => ({ value: String(value), label: t(`ratings.${value}`) }))}
      />
      <TextField field={fields.text} label={t('text')} rows={4} required={false} maxLength={2000} />
      <div className="flex items-center gap-4">
        <Button look="primary">{t('submit')}</Button>
        <p role="status" className="text-success">
          {saved ? t('thanks') : ''}
        </p>
      </div>
    </ServerForm>
  );
}

/** Puts a customer's points right, with a reason they will read. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import { plainField } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { TextField } from '../ui/text-field.tsx';

export interface RefusedCorrection {
  readonly code: string;
  readonly typed: Readonly<Record<string, string>>;
}

export function CorrectForm({
  formKey,
  refused,
}: {
  readonly formKey: string;
  readonly refused: RefusedCorrection | undefined;
}) {
  const t = useTranslations('loyalty.correct');
  return (
    <section aria-labelledby="correct">
      <h2 id="correct" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <Form method="post" preventScrollReset className="mt-3 flex max-w-md flex-col gap-4">
        <FormErrors errors={refused ? [refused.code] : undefined} />
        <input type="hidden" name="key" value={formKey} />
        <TextField
          field={plainField('points', refused?.typed['points'])}
          label={t('points')}
          hint={t('pointsHint')}
          type="number"
          min={-100_000}
          max={100_000}
        />
        <TextField
          field={plainField('reason', refused?.typed['reason'])}
          label={t('reason')}
          hint={t('reasonHint')}
          minLength={3}
          maxLength={500}
        />
        <div>
          <Button>{t('submit')}</Button>
        </div>
      </Form>
    </section>
  );
}

/** Batches on the plan: those formed, those that would save time, each formed by one button. */
import { Form, Link } from '@remix-run/react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import type { ShownBatches } from './batch-types.ts';

export const BATCH_FORM = 'batch-form';
const ROW =
  'flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 last:border-b-0';

export function Batches({
  batches: { formed, proposed },
  mayPlan,
}: {
  readonly batches: ShownBatches;
  readonly mayPlan: boolean;
}) {
  const t = useTranslations('workshop.batch');
  const format = useFormatter();
  const minutes = (value: number) => format.number(value, { maximumFractionDigits: 0 });
  return (
    <section aria-labelledby="batches" className="flex flex-col gap-4">
      <h2 id="batches" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <p className="max-w-[70ch] text-quiet">{t('lead')}</p>
      {formed.length > 0 ? (
        <ul className="rounded-md border border-line bg-raised">
          {formed.map(({ number, href, units, setupSaved }) => (
            <li key={number} className={ROW}>
              <Link
                to={href}
                className="inline-flex min-h-8 items-center font-mono text-accent underline underline-offset-4"
              >
                {number}
              </Link>
              <span>{t('units', { count: units })}</span>
              <span className="text-quiet">{t('saved', { minutes: minutes(setupSaved) })}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {proposed.length > 0 ? (
        <ul className="rounded-md border border-line bg-raised">
          {proposed.map(({ units, setupSaved }) => (
            <li key={units.join()} className={ROW}>
              <span className="min-w-0 flex-1 font-mono text-sm wrap-anywhere">
                {units.join(', ')}
              </span>
              <span className="text-quiet">{t('wouldSave', { minutes: minutes(setupSaved) })}</span>
              <Form method="post">
                <input type="hidden" name="intent" value="batch" />
                {units.map((unit) => (
                  <input key={unit} type="hidden" name="unit" value={unit} />
                ))}
                <Button size="dense">
                  {t('form', { count: units.length })}
                  <span className="sr-only"> {units.join(', ')}</span>
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      {formed.length === 0 && proposed.length === 0 ? (
        <p className="text-quiet">{t('none')}</p>
      ) : null}
      {mayPlan ? (
        <Form method="post" id={BATCH_FORM} className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="intent" value="batch" />
          <Button look="secondary">{t('formSelected')}</Button>
          <span className="text-sm text-quiet">{t('selectAbove')}</span>
        </Form>
      ) : null}
    </section>
  );
}

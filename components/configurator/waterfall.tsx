/** How the price comes about, line by line, down to what is paid. */
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { StepTable } from '#components/pricing/step-table.tsx';
import { Money } from '#components/ui/money.tsx';
import type { PriceView } from './view-types.ts';

export const Waterfall = memo(function Waterfall({
  price: { steps, total, currency },
}: {
  readonly price: PriceView;
}) {
  const t = useTranslations('configurator');
  return (
    <details className="mt-3 text-sm">
      <summary className="mb-2 min-h-6 text-quiet underline decoration-line underline-offset-4 hover:text-ink">
        {t('summary.why')}
      </summary>
      <StepTable
        caption={t('summary.why')}
        columns={[{}]}
        rows={steps.map(({ kind, title, amount, included }) => ({
          title,
          amounts: [
            <Money amount={amount} currency={currency} signed={kind !== 'list' && !included} />,
          ],
        }))}
        total={{
          title: t('summary.total'),
          amounts: [<Money amount={total} currency={currency} />],
        }}
      />
    </details>
  );
});

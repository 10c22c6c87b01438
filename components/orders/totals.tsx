/** What an order or a cart comes to: products, delivery, tax, rounding, total. */
import { useTranslations } from 'use-intl';
import { Money } from '#components/ui/money.tsx';
import type { ShownTotals } from './types.ts';

export function Totals({ totals }: { readonly totals: ShownTotals }) {
  const t = useTranslations('orders.totals');
  const parts = (['net', 'delivery', 'tax', 'rounding'] as const).filter(
    (part) => part !== 'rounding' || totals.rounding !== 0,
  );
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1 tabular-nums">
      {parts.map((part) => (
        <div key={part} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-quiet">{t(part)}</dt>
          <dd className="text-end">
            <Money amount={totals[part]} currency={totals.currency} />
          </dd>
        </div>
      ))}
      <div className="col-span-2 mt-2 grid grid-cols-subgrid items-baseline border-t border-line pt-3 font-semibold">
        <dt>{t('total')}</dt>
        <dd className="text-end text-lg">
          <Money amount={totals.total} currency={totals.currency} />
        </dd>
      </div>
    </dl>
  );
}

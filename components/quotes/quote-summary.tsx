/**
 * What a quote comes to, beside its lines: the total with its waterfall and, for those who may see
 * them, the margin and the limits it goes beyond.
 */
import { useLocale, useTranslations } from 'use-intl';
import { Waterfall } from '#components/orders/waterfall.tsx';
import { Money } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import type { ExceededLimit } from '#rules/pricing/approval.ts';
import type { ShownMargin, ShownQuote, ShownQuoteLine } from './types.ts';

/** Basis points as per cent in the reader's language. */
export function usePercent(): (basisPoints: number) => string {
  const format = new Intl.NumberFormat(useLocale(), {
    style: 'percent',
    maximumFractionDigits: 2,
  });
  return (basisPoints) => format.format(basisPoints / 10_000);
}

export function Margin({
  margin,
  currency,
}: {
  readonly margin: ShownMargin;
  readonly currency: string;
}) {
  const percent = usePercent();
  return (
    <>
      <Money amount={margin.amount} currency={currency} />
      {margin.basisPoints === undefined ? null : ` (${percent(margin.basisPoints)})`}
    </>
  );
}

export function ExceededLimits({
  exceeded,
  lines,
}: {
  readonly exceeded: readonly ExceededLimit[];
  readonly lines: readonly ShownQuoteLine[];
}) {
  const t = useTranslations('quotes');
  const locale = useLocale();
  const percent = usePercent();
  return (
    <ul className="list-disc ps-5">
      {exceeded.map(({ limit, line, allowed, actual }) => {
        const found = lines.find(({ id }) => id === line);
        return (
          <li key={`${limit} ${line}`}>
            {t(`exceeds.${limit}`, {
              where: found
                ? t('lineNamed', {
                    position: found.position,
                    title: translate(found.title, locale),
                  })
                : t('wholeQuote'),
              allowed: percent(allowed),
              actual: percent(actual),
            })}
          </li>
        );
      })}
    </ul>
  );
}

export function QuoteSummary({ quote }: { readonly quote: ShownQuote }) {
  const t = useTranslations('quotes');
  const { totals, currency, margin, seesMargin, exceeded, lines } = quote;
  const rows = (['goods', 'delivery', 'payment', 'tax', 'rounding'] as const).filter(
    (part) => part === 'goods' || part === 'tax' || totals[part] !== 0,
  );
  return (
    <section
      aria-labelledby="summary-title"
      className="flex flex-col gap-4 rounded-md border border-line bg-raised p-4"
    >
      <h2 id="summary-title" className="text-lg font-semibold">
        {t('summary')}
      </h2>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1 tabular-nums">
        {rows.map((part) => (
          <div key={part} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-quiet">{t(`parts.${part}`)}</dt>
            <dd className="text-end">
              <Money amount={totals[part]} currency={currency} />
            </dd>
          </div>
        ))}
        <div className="col-span-2 mt-1 grid grid-cols-subgrid border-t border-line pt-2 font-semibold">
          <dt>{t('total')}</dt>
          <dd className="text-end text-lg" data-testid="quote-total">
            <Money amount={totals.total} currency={currency} />
          </dd>
        </div>
        {seesMargin ? (
          <div className="col-span-2 grid grid-cols-subgrid text-sm">
            <dt className="text-quiet">{t('margin')}</dt>
            <dd className="text-end" data-testid="quote-margin">
              {margin ? <Margin margin={margin} currency={currency} /> : t('marginUnknown')}
            </dd>
          </div>
        ) : null}
      </dl>
      {exceeded.length > 0 ? (
        <div className="rounded-md border border-warning p-3 text-sm">
          <p className="font-medium text-warning">{t('needsApproval')}</p>
          <ExceededLimits exceeded={exceeded} lines={lines} />
        </div>
      ) : null}
      <details>
        <summary className="min-h-6 font-medium">{t('howTotal')}</summary>
        <div className="mt-2">
          <Waterfall
            name={quote.number}
            price={{ currency, steps: totals.steps, total: totals.total }}
          />
        </div>
      </details>
    </section>
  );
}

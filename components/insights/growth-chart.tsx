/**
 * What a customer is worth so far, on average, month by month: a line to look at, and its figures as a table for
 * whoever wants or needs to read them.
 */
import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleLinear, scalePoint } from '@visx/scale';
import { LinePath } from '@visx/shape';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { DataTable } from '#components/ui/data-table.tsx';
import { formatMoney, Money } from '#components/ui/money.tsx';
import type { ShownGrowth } from './types.ts';

const SIZE = { width: 720, height: 240 };
const EDGE = { top: 12, end: 32, bottom: 28, start: 84 };
const MOST_TICKS = 8;

export function GrowthChart({ growth: { currency, months } }: { readonly growth: ShownGrowth }) {
  const t = useTranslations('insights.growth');
  const locale = useLocale();
  const format = useFormatter();
  const points = months.map((one) => ({
    ...one,
    each: one.customers === 0 ? 0 : Math.round(one.realised / one.customers),
  }));
  const monthName = (month: string): string =>
    format.dateTime(new Date(`${month}-15T12:00:00Z`), { year: '2-digit', month: 'short' });
  const x = scalePoint({
    domain: points.map(({ month }) => month),
    range: [EDGE.start, SIZE.width - EDGE.end],
  });
  const y = scaleLinear({
    domain: [0, Math.max(1, ...points.map(({ each }) => each))],
    range: [SIZE.height - EDGE.bottom, EDGE.top],
    nice: true,
  });
  const every = Math.ceil(points.length / MOST_TICKS);
  const last = points.at(-1);
  const label = { className: 'fill-quiet text-[11px]', stroke: 'none', fill: '' } as const;
  return (
    <figure className="flex min-w-0 flex-col gap-3">
      <figcaption className="text-sm">
        {t('caption', {
          currency,
          customers: last?.customers ?? 0,
          each: formatMoney(locale, last?.each ?? 0, currency),
        })}
      </figcaption>
      <svg
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        className="w-full max-w-[60rem] rounded-md border border-line bg-raised"
        role="img"
        aria-label={t('title', { currency })}
      >
        <AxisLeft
          scale={y}
          left={EDGE.start}
          numTicks={4}
          tickFormat={(amount) => formatMoney(locale, Number(amount), currency, { whole: true })}
          axisLineClassName="stroke-line"
          tickLineProps={{ className: 'stroke-line', stroke: '' }}
          tickLabelProps={{ ...label, textAnchor: 'end', dy: '0.3em', dx: '-0.3em' }}
        />
        <AxisBottom
          scale={x}
          top={SIZE.height - EDGE.bottom}
          tickValues={points.filter((_, at) => at % every === 0).map(({ month }) => month)}
          tickFormat={monthName}
          axisLineClassName="stroke-line"
          tickLineProps={{ className: 'stroke-line', stroke: '' }}
          tickLabelProps={{ ...label, textAnchor: 'middle' }}
        />
        <LinePath
          data={points}
          x={({ month }) => x(month) ?? 0}
          y={({ each }) => y(each)}
          className="stroke-accent"
          stroke=""
          strokeWidth={2}
        />
        {last ? (
          <circle cx={x(last.month) ?? 0} cy={y(last.each)} r={4} className="fill-accent" />
        ) : null}
      </svg>
      <details>
        <summary className="inline-flex min-h-8 cursor-pointer items-center text-sm text-accent underline underline-offset-4">
          {t('figures')}
        </summary>
        <DataTable
          caption={t('title', { currency })}
          rows={points.toReversed()}
          rowKey={({ month }) => month}
          columns={[
            {
              id: 'month',
              header: t('month'),
              rowHeader: true,
              cell: ({ month }) => monthName(month),
            },
            {
              id: 'customers',
              header: t('customers'),
              align: 'end',
              cell: (row) => format.number(row.customers),
            },
            {
              id: 'realised',
              header: t('realised'),
              align: 'end',
              cell: (row) => <Money amount={row.realised} currency={currency} />,
            },
            {
              id: 'each',
              header: t('each'),
              align: 'end',
              cell: (row) => <Money amount={row.each} currency={currency} />,
            },
          ]}
        />
      </details>
    </figure>
  );
}

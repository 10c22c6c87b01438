/** A change of an order, line by line, with what it costs more or less. */
import { useTranslations } from 'use-intl';
import { DataTable, type Column } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import type { ShownLineDifference } from './change-types.ts';

interface Totals {
  readonly before: number;
  readonly after: number;
  readonly difference: number;
}

type Row =
  ({ readonly kind: 'line' } & ShownLineDifference) | ({ readonly kind: 'total' } & Totals);

export function ChangeDifference({
  lines,
  totals,
  currency,
}: {
  readonly lines: readonly ShownLineDifference[];
  readonly totals: Totals;
  readonly currency: string;
}) {
  const t = useTranslations('orders.change');
  const money = (amount: number, signed = false) => (
    <Money amount={amount} currency={currency} signed={signed} />
  );
  const side = (name: string, part: { readonly quantity: number; readonly total: number }) => (
    <>
      <span className="block text-quiet">{t('pieces', { count: part.quantity, name })}</span>
      {money(part.total)}
    </>
  );
  const columns: Column<Row>[] = [
    {
      id: 'line',
      header: t('line'),
      rowHeader: true,
      cell: (row) =>
        row.kind === 'total' ? (
          t('whole')
        ) : (
          <span className="block min-w-40 wrap-anywhere">
            {row.name}
            <span className="block font-normal text-quiet">
              {t(row.effect)}
              {row.repriced ? ` · ${t('repriced')}` : null}
            </span>
          </span>
        ),
    },
    {
      id: 'before',
      header: t('before'),
      align: 'end',
      cell: (row) => (row.kind === 'total' ? money(row.before) : side(row.name, row.before)),
    },
    {
      id: 'after',
      header: t('after'),
      align: 'end',
      cell: (row) =>
        row.kind === 'total' ? money(row.after) : row.after ? side(row.name, row.after) : '–',
    },
    {
      id: 'difference',
      header: t('difference'),
      align: 'end',
      cell: (row) => <span className="font-semibold">{money(row.difference, true)}</span>,
    },
  ];
  const rows: Row[] = [
    ...lines.map((line): Row => ({ kind: 'line', ...line })),
    { kind: 'total', ...totals },
  ];
  return (
    <DataTable
      caption={t('caption')}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => (row.kind === 'total' ? 'total' : String(row.position))}
    />
  );
}

/** Orders as a list: cards on a phone for those who look at their own, a dense table for staff. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { DataTable, type Column } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { Day, Moment } from './dates.tsx';
import { StatusBadge } from './status.tsx';
import type { ShownOrderRow } from './types.ts';

type LinkedRow = ShownOrderRow & { readonly href: string };

export function OrderTable({
  rows,
  withCustomer,
}: {
  readonly rows: readonly LinkedRow[];
  readonly withCustomer: boolean;
}) {
  const t = useTranslations('orders');
  const columns: Column<LinkedRow>[] = [
    {
      id: 'number',
      header: t('number'),
      rowHeader: true,
      cell: (row) => (
        <Link to={row.href} className="whitespace-nowrap text-accent underline underline-offset-4">
          {row.number}
        </Link>
      ),
    },
    { id: 'placed', header: t('placed'), cell: (row) => <Moment at={row.placedAt} /> },
    ...(withCustomer
      ? [
          {
            id: 'customer',
            header: t('customer'),
            cell: (row: LinkedRow) => <span className="block min-w-28">{row.customerName}</span>,
          },
        ]
      : []),
    {
      id: 'products',
      header: t('products'),
      cell: (row) => <span className="block min-w-40">{row.products}</span>,
    },
    { id: 'status', header: t('statusLabel'), cell: (row) => <StatusBadge status={row.status} /> },
    { id: 'delivery', header: t('delivery'), cell: (row) => <Day day={row.deliveryDate} /> },
    {
      id: 'total',
      header: t('total'),
      align: 'end',
      cell: (row) => <Money amount={row.total} currency={row.currency} />,
    },
  ];
  return (
    <DataTable
      caption={t('listCaption')}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.number}
    />
  );
}

export function OrderCards({ rows }: { readonly rows: readonly LinkedRow[] }) {
  const t = useTranslations('orders');
  return (
    <ul className="flex flex-col gap-3">
      {rows.map((row) => (
        <li key={row.number}>
          <Link
            to={row.href}
            className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 rounded-md border border-line bg-raised p-4 hover:border-ink"
          >
            <span className="font-semibold wrap-anywhere">{row.products}</span>
            <span className="text-end font-semibold">
              <Money amount={row.total} currency={row.currency} />
            </span>
            <span className="text-sm text-quiet">
              {t('orderTitle', { number: row.number })} · <Moment at={row.placedAt} />
            </span>
            <span className="text-end">
              <StatusBadge status={row.status} />
            </span>
            {row.status === 'shipped' || row.status === 'cancelled' ? null : (
              <span className="col-span-2 text-sm text-quiet">
                {t('delivery')}: <Day day={row.deliveryDate} />
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}

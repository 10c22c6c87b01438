/** Customers as a dense list. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import type { ShownCustomerRow } from './types.ts';

export function CustomerTable({ rows }: { readonly rows: readonly ShownCustomerRow[] }) {
  const t = useTranslations('sales');
  return (
    <DataTable
      caption={t('caption')}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          id: 'name',
          header: t('name'),
          rowHeader: true,
          cell: (row) => (
            <Link to={row.href} className="text-accent underline underline-offset-4">
              {row.name}
            </Link>
          ),
        },
        { id: 'email', header: t('email'), cell: (row) => row.email },
        {
          id: 'phone',
          header: t('phone'),
          cell: (row) => <span className="whitespace-nowrap">{row.phone}</span>,
        },
        { id: 'city', header: t('city'), cell: (row) => row.city },
        { id: 'market', header: t('market'), cell: (row) => row.market },
        { id: 'orders', header: t('orders'), align: 'end', cell: (row) => row.orders },
        {
          id: 'configurations',
          header: t('configurations'),
          align: 'end',
          cell: (row) => row.configurations,
        },
        {
          id: 'updated',
          header: t('lastSeen'),
          align: 'end',
          cell: (row) => <Moment at={row.updatedAt} />,
        },
      ]}
    />
  );
}

/** Quotes as a dense list. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Day, Moment } from '#components/orders/dates.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { QuoteStatusBadge } from './status.tsx';
import type { ShownQuoteRow } from './types.ts';

export function QuoteTable({ rows }: { readonly rows: readonly ShownQuoteRow[] }) {
  const t = useTranslations('quotes');
  return (
    <DataTable
      caption={t('title')}
      captionHidden
      rows={rows}
      rowKey={(row) => row.number}
      columns={[
        {
          id: 'number',
          header: t('number'),
          rowHeader: true,
          cell: (row) => (
            <Link to={row.href} className="text-accent underline underline-offset-4">
              {row.number}
              {row.revision > 1 ? `/${row.revision}` : ''}
            </Link>
          ),
        },
        {
          id: 'client',
          header: t('client'),
          cell: (row) => (
            <span className="block min-w-28">
              {row.customerName}
              {row.title ? <span className="block text-quiet">{row.title}</span> : null}
            </span>
          ),
        },
        { id: 'status', header: t('statusLabel'), cell: (row) => <QuoteStatusBadge {...row} /> },
        { id: 'owner', header: t('owner'), cell: (row) => row.ownerName },
        { id: 'valid', header: t('validUntil'), cell: (row) => <Day day={row.validUntil} /> },
        {
          id: 'total',
          header: t('total'),
          align: 'end',
          cell: (row) => <Money amount={row.total} currency={row.currency} />,
        },
        {
          id: 'updated',
          header: t('updated'),
          align: 'end',
          cell: (row) => <Moment at={row.updatedAt} />,
        },
      ]}
    />
  );
}

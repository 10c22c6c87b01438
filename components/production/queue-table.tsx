/** What to build next: orders by due date, those that are late said in words. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Day } from '#components/orders/dates.tsx';
import { StatusBadge } from '#components/orders/status.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import type { ShownQueueRow } from './types.ts';

const LINK = 'text-accent underline underline-offset-4';

export function QueueTable({ rows }: { readonly rows: readonly ShownQueueRow[] }) {
  const t = useTranslations('production');
  return (
    <DataTable
      caption={t('caption')}
      captionHidden
      rows={rows}
      rowKey={(row) => row.number}
      columns={[
        {
          id: 'due',
          header: t('due'),
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-2">
              <Day day={row.dueDate} />
              {row.overdue ? <Badge tone="danger">{t('overdue')}</Badge> : null}
            </span>
          ),
        },
        {
          id: 'order',
          header: t('order'),
          rowHeader: true,
          cell: (row) => (
            <Link to={row.href} className={`${LINK} whitespace-nowrap`}>
              {row.number}
            </Link>
          ),
        },
        {
          id: 'what',
          header: t('what'),
          cell: (row) => <span className="block min-w-40">{row.products}</span>,
        },
        {
          id: 'customer',
          header: t('customer'),
          cell: (row) => <span className="block min-w-28">{row.customerName}</span>,
        },
        {
          id: 'status',
          header: t('status'),
          cell: (row) => <StatusBadge status={row.status} />,
        },
        {
          id: 'documents',
          header: t('documents'),
          cell: (row) => (
            <span className="flex flex-wrap gap-x-4 gap-y-1">
              <a href={row.buildSheetHref} className={`${LINK} inline-block min-h-6`}>
                {t('buildSheet')}
                <span className="sr-only"> {row.number}</span>
              </a>
              <a href={row.pickListHref} className={`${LINK} inline-block min-h-6`}>
                {t('pickList')}
                <span className="sr-only"> {row.number}</span>
              </a>
            </span>
          ),
        },
      ]}
    />
  );
}

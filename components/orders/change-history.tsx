/** What was changed about an order, and what was only thought of. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Badge } from '#components/ui/badge.tsx';
import { DataTable, type Column } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import type { ShownOrderChange } from './change-types.ts';
import { Moment } from './dates.tsx';

export function ChangeHistory({
  changes,
  currency,
}: {
  readonly changes: readonly ShownOrderChange[];
  readonly currency: string;
}) {
  const t = useTranslations('orders.change');
  if (changes.length === 0) return null;
  const columns: Column<ShownOrderChange>[] = [
    {
      id: 'number',
      header: t('number'),
      rowHeader: true,
      cell: ({ change, href }) => (
        <Link to={href} className="text-accent underline underline-offset-4">
          {change}
        </Link>
      ),
    },
    { id: 'when', header: t('when'), cell: ({ at }) => <Moment at={at} time /> },
    { id: 'by', header: t('by'), cell: ({ by }) => by ?? '' },
    {
      id: 'why',
      header: t('why'),
      cell: ({ reason }) => <span className="block min-w-32 wrap-anywhere">{reason}</span>,
    },
    {
      id: 'state',
      header: t('state'),
      cell: ({ status }) => (
        <Badge tone={status === 'accepted' ? 'success' : 'neutral'}>{t(`status.${status}`)}</Badge>
      ),
    },
    {
      id: 'difference',
      header: t('difference'),
      align: 'end',
      cell: ({ difference }) => <Money amount={difference} currency={currency} signed />,
    },
  ];
  return (
    <section>
      <h2 className="mb-3 text-lg font-semibold">{t('history')}</h2>
      <DataTable
        caption={t('historyCaption')}
        captionHidden
        columns={columns}
        rows={changes}
        rowKey={({ change }) => String(change)}
      />
    </section>
  );
}

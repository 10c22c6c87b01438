/** The tables of customers by value. */
import { Link } from '@remix-run/react';
import { useFormatter, useTranslations } from 'use-intl';
import { Day } from '#components/orders/dates.tsx';
import { DataTable, type Column } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import type { ShownValuedCustomer, ShownValueSum, ValueSegmentName } from './types.ts';

const LINK = 'text-accent underline underline-offset-4';

function Expected({ of }: { readonly of: Pick<ShownValueSum, 'expected' | 'currency'> }) {
  if (of.expected === undefined) return <NotTold />;
  return <Money amount={of.expected} currency={of.currency} />;
}

function NotTold() {
  const t = useTranslations('sales.value');
  return <span className="text-quiet">{t('notTold')}</span>;
}

function useSumColumns<Row extends ShownValueSum>(): readonly Column<Row>[] {
  const t = useTranslations('sales.value');
  return [
    { id: 'customers', header: t('customers'), align: 'end', cell: (row) => row.customers },
    {
      id: 'realised',
      header: t('realised'),
      align: 'end',
      cell: (row) => <Money amount={row.realised} currency={row.currency} />,
    },
    {
      id: 'expected',
      header: t('expected'),
      align: 'end',
      cell: (row) => <Expected of={row} />,
    },
  ];
}

export function SegmentValues({
  rows,
  shown,
  hrefOf,
}: {
  readonly rows: readonly (ShownValueSum & { readonly segment: ValueSegmentName })[];
  /** The segment whose customers are listed. */
  readonly shown: ValueSegmentName | undefined;
  readonly hrefOf: (segment: ValueSegmentName | undefined) => string;
}) {
  const t = useTranslations('sales.value');
  const sums = useSumColumns<(typeof rows)[number]>();
  return (
    <div className="flex flex-col gap-2">
      <DataTable
        caption={t('segments')}
        rows={rows}
        rowKey={(row) => `${row.segment} ${row.currency}`}
        columns={[
          {
            id: 'segment',
            header: t('segment'),
            rowHeader: true,
            cell: (row) => (
              <Link
                to={hrefOf(row.segment)}
                className={LINK}
                aria-current={row.segment === shown ? 'true' : undefined}
              >
                {t(`names.${row.segment}`)}
              </Link>
            ),
          },
          { id: 'rule', header: t('rule'), cell: (row) => t(`rules.${row.segment}`) },
          ...sums,
        ]}
      />
      {shown && (
        <p>
          <Link to={hrefOf(undefined)} className={LINK}>
            {t('all')}
          </Link>
        </p>
      )}
    </div>
  );
}

export function ManagerValues({
  rows,
}: {
  readonly rows: readonly (ShownValueSum & { readonly manager?: string | undefined })[];
}) {
  const t = useTranslations('sales.value');
  const sums = useSumColumns<(typeof rows)[number]>();
  return (
    <DataTable
      caption={t('managers')}
      rows={rows.map((row, at) => ({ ...row, at }))}
      rowKey={(row) => String(row.at)}
      columns={[
        {
          id: 'manager',
          header: t('manager'),
          rowHeader: true,
          cell: (row) => row.manager ?? t('nobody'),
        },
        ...sums,
      ]}
    />
  );
}

export function ValuedCustomers({
  rows,
  segment,
}: {
  readonly rows: readonly ShownValuedCustomer[];
  readonly segment: ValueSegmentName | undefined;
}) {
  const t = useTranslations('sales.value');
  const format = useFormatter();
  return (
    <DataTable
      caption={segment ? t('listOf', { segment: t(`names.${segment}`) }) : t('list')}
      rows={rows}
      rowKey={(row) => row.href}
      columns={[
        {
          id: 'name',
          header: t('name'),
          rowHeader: true,
          cell: (row) => (
            <Link to={row.href} className={`${LINK} whitespace-nowrap`}>
              {row.name}
            </Link>
          ),
        },
        { id: 'manager', header: t('manager'), cell: (row) => row.manager ?? t('nobody') },
        { id: 'segment', header: t('segment'), cell: (row) => t(`names.${row.segment}`) },
        {
          id: 'scores',
          header: t('scores'),
          align: 'end',
          cell: ({ recency, frequency, monetary }) =>
            t('scoresText', { recency, frequency, monetary }),
        },
        { id: 'purchases', header: t('purchases'), align: 'end', cell: (row) => row.purchases },
        { id: 'last', header: t('last'), align: 'end', cell: (row) => <Day day={row.lastOn} /> },
        {
          id: 'realised',
          header: t('realised'),
          align: 'end',
          cell: (row) => <Money amount={row.realised} currency={row.currency} />,
        },
        {
          id: 'leaving',
          header: t('leaving'),
          align: 'end',
          cell: ({ leaving }) =>
            leaving === undefined ? <NotTold /> : format.number(leaving, { style: 'percent' }),
        },
        {
          id: 'expected',
          header: t('expected'),
          align: 'end',
          cell: (row) => <Expected of={row} />,
        },
        {
          id: 'next',
          header: t('next'),
          align: 'end',
          cell: ({ nextOn }) => (nextOn === undefined ? <NotTold /> : <Day day={nextOn} />),
        },
      ]}
    />
  );
}

/** The relationship with all customers in figures and charts. */
import { useFormatter, useTranslations } from 'use-intl';
import { Day, Moment } from '#components/orders/dates.tsx';
import { ManagerValues } from '#components/sales/customer-values.tsx';
import { DataTable, type Column } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { Bars } from './bars.tsx';
import { GrowthChart } from './growth-chart.tsx';
import type { ShownFunnel, ShownInsights, ShownOption } from './types.ts';

function Section({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children: React.ReactNode;
}) {
  return (
    <section>
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="mt-1 mb-3 max-w-[70ch] text-sm text-quiet">{hint}</p>
      {children}
    </section>
  );
}

const GRID = 'grid gap-4 wide:grid-cols-2';
const STAGES = ['started', 'changed', 'finished', 'ordered'] as const;

function FunnelBars({ funnel }: { readonly funnel: ShownFunnel }) {
  const t = useTranslations('insights.funnel');
  const format = useFormatter();
  return (
    <Bars
      label={funnel.family}
      bars={STAGES.map((stage) => ({
        id: stage,
        label: t(stage),
        count: funnel[stage],
        note:
          stage === 'started' || funnel.started === 0
            ? undefined
            : format.number(funnel[stage] / funnel.started, { style: 'percent' }),
      }))}
    />
  );
}

const mean = ({ products, choices }: { products: number; choices: number }): number =>
  products === 0 ? 0 : choices / products;

export function InsightsPage({ insights }: { readonly insights: ShownInsights }) {
  const t = useTranslations('insights');
  const { growth, share, managers, funnel, steps, refused, wanted, since, computedAt } = insights;
  return (
    <div className="flex flex-col gap-10">
      <Section title={t('growth.heading')} hint={t('growth.hint')}>
        <div className={GRID}>
          {growth.map((one) => (
            <GrowthChart key={one.currency} growth={one} />
          ))}
        </div>
      </Section>
      <Section title={t('managers.heading')} hint={t('managers.hint')}>
        <ManagerValues rows={managers} />
      </Section>
      <Section title={t('share.heading')} hint={t('share.hint')}>
        <Shares rows={share} />
      </Section>
      <Section title={t('funnel.heading')} hint={t('funnel.hint')}>
        <div className={GRID}>
          {funnel.map((one) => (
            <FunnelBars key={one.family} funnel={one} />
          ))}
        </div>
        {funnel.length === 0 ? <Nothing text={t('none')} /> : null}
      </Section>
      <Section title={t('steps.heading')} hint={t('steps.hint')}>
        <StepsTable rows={steps} />
      </Section>
      <Section title={t('wanted.heading')} hint={t('wanted.hint')}>
        <WantedTable rows={wanted} />
      </Section>
      <Section title={t('refused.heading')} hint={t('refused.hint')}>
        <RefusedTable rows={refused} />
      </Section>
      <p className="text-sm text-quiet">
        {t.rich('reckoned', {
          at: () => <Moment at={computedAt} time />,
          since: () => <Day day={since} />,
        })}
      </p>
    </div>
  );
}

function Nothing({ text }: { readonly text: string }) {
  return <p className="text-quiet">{text}</p>;
}

function Shares({ rows }: { readonly rows: ShownInsights['share'] }) {
  const t = useTranslations('insights');
  const format = useFormatter();
  const count = useCountColumn<(typeof rows)[number]>();
  if (rows.length === 0) return <Nothing text={t('share.none')} />;
  return (
    <DataTable
      caption={t('share.heading')}
      captionHidden
      rows={rows}
      rowKey={({ currency, basis }) => `${currency} ${basis}`}
      columns={[
        {
          id: 'basis',
          header: t('share.basis'),
          rowHeader: true,
          cell: ({ basis }) => t(`share.bases.${basis}`),
        },
        count('customers', t('customers'), (row) => row.customers),
        {
          id: 'bought',
          header: t('share.bought'),
          align: 'end',
          cell: (row) => <Money amount={row.bought} currency={row.currency} />,
        },
        {
          id: 'category',
          header: t('share.category'),
          align: 'end',
          cell: (row) => <Money amount={row.category} currency={row.currency} />,
        },
        {
          id: 'share',
          header: t('share.share'),
          align: 'end',
          cell: (row) =>
            format.number(row.category === 0 ? 0 : row.bought / row.category, { style: 'percent' }),
        },
      ]}
    />
  );
}

function StepsTable({ rows }: { readonly rows: ShownInsights['steps'] }) {
  const t = useTranslations('insights');
  const format = useFormatter();
  if (rows.length === 0) return <Nothing text={t('none')} />;
  const one = (amount: number) => format.number(amount, { maximumFractionDigits: 1 });
  const cell = (tally: { products: number; choices: number }): string =>
    tally.products === 0
      ? t('steps.nothing')
      : t('steps.mean', { mean: one(mean(tally)), products: tally.products });
  return (
    <DataTable
      caption={t('steps.heading')}
      captionHidden
      rows={rows}
      rowKey={({ family }) => family}
      columns={[
        { id: 'family', header: t('family'), rowHeader: true, cell: ({ family }) => family },
        { id: 'first', header: t('steps.first'), align: 'end', cell: ({ first }) => cell(first) },
        { id: 'later', header: t('steps.later'), align: 'end', cell: ({ later }) => cell(later) },
      ]}
    />
  );
}

/** A column of whole numbers. */
function useCountColumn<Row>() {
  const format = useFormatter();
  return (id: string, header: string, of: (row: Row) => number): Column<Row> => ({
    ...{ id, header, align: 'end' },
    cell: (row) => format.number(of(row)),
  });
}

const useOptionColumns = <Row extends ShownOption>() => {
  const t = useTranslations('insights');
  return [
    {
      id: 'value',
      header: t('option'),
      rowHeader: true,
      cell: ({ value, variable }: Row) => `${variable}: ${value}`,
    },
    { id: 'family', header: t('family'), cell: ({ family }: Row) => family },
  ] as const;
};

function WantedTable({ rows }: { readonly rows: ShownInsights['wanted'] }) {
  const t = useTranslations('insights');
  const count = useCountColumn<(typeof rows)[number]>();
  const columns = useOptionColumns<(typeof rows)[number]>();
  if (rows.length === 0) return <Nothing text={t('none')} />;
  return (
    <DataTable
      caption={t('wanted.heading')}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        ...columns,
        count('asked', t('wanted.asked'), (row) => row.asked),
        count('without', t('wanted.without'), (row) => row.without),
        { id: 'rules', header: t('wanted.rules'), cell: (row) => row.rules.join('; ') },
      ]}
    />
  );
}

function RefusedTable({ rows }: { readonly rows: ShownInsights['refused'] }) {
  const t = useTranslations('insights');
  const count = useCountColumn<(typeof rows)[number]>();
  const columns = useOptionColumns<(typeof rows)[number]>();
  if (rows.length === 0) return <Nothing text={t('none')} />;
  return (
    <DataTable
      caption={t('refused.heading')}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        ...columns,
        count('proposed', t('refused.proposed'), (row) => row.proposed),
        count('refused', t('refused.refused'), (row) => row.refused),
        count('taken', t('refused.taken'), (row) => row.taken),
      ]}
    />
  );
}

/** What one piece costs to make, line by line beside the standard variant. */
import { useLocale, useTranslations } from 'use-intl';
import type { CostComparison } from '#rules/bom/cost.ts';
import { translate } from '#rules/model/translate.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';

export function CostTable({
  name,
  comparison: { currency, lines, total, standard, difference },
}: {
  readonly name: string;
  readonly comparison: CostComparison;
}) {
  const t = useTranslations('production.cost');
  const locale = useLocale();
  const sum = { cause: 'total', title: { en: '' }, amount: total, standard, difference };
  return (
    <DataTable
      caption={t('caption', { name })}
      captionHidden
      rows={[...lines, sum]}
      rowKey={({ cause }) => cause}
      columns={[
        {
          id: 'title',
          header: t('cause'),
          rowHeader: true,
          cell: ({ cause, title }) => (cause === 'total' ? t('total') : translate(title, locale)),
        },
        {
          id: 'amount',
          header: t('this'),
          align: 'end',
          cell: ({ amount }) => <Money amount={amount} currency={currency} />,
        },
        {
          id: 'standard',
          header: t('standard'),
          align: 'end',
          cell: (line) => <Money amount={line.standard} currency={currency} />,
        },
        {
          id: 'difference',
          header: t('difference'),
          align: 'end',
          cell: (line) => <Money amount={line.difference} currency={currency} signed />,
        },
      ]}
    />
  );
}

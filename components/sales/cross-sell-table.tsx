/** What proposing in the cart does, beside those to whom nothing is proposed. */
import { useFormatter, useTranslations } from 'use-intl';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export interface ShownCrossSell {
  readonly familyId: string;
  readonly family: string;
  readonly group: 'shown' | 'held-out';
  readonly proposals: number;
  readonly taken: number;
  readonly refused: number;
  readonly ordered: number;
  readonly with: number;
}

export function CrossSellTable({ figures }: { readonly figures: readonly ShownCrossSell[] }) {
  const t = useTranslations('sales.recommendations.crossSell');
  const format = useFormatter();
  const share = (of: number, among: number): string =>
    among === 0 ? '–' : `${format.number(of)} (${format.number(of / among, { style: 'percent' })})`;
  return (
    <section aria-labelledby="cross-sell">
      <h2 id="cross-sell" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <p className="mt-1 mb-3 max-w-[70ch] text-sm text-quiet">{t('lead')}</p>
      {figures.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <DataTable
          caption={t('title')}
          captionHidden
          rows={figures}
          rowKey={({ familyId, group }) => `${familyId} ${group}`}
          columns={[
            { id: 'family', header: t('family'), rowHeader: true, cell: ({ family }) => family },
            { id: 'group', header: t('group'), cell: ({ group }) => t(`groups.${group}`) },
            {
              id: 'proposals',
              header: t('proposals'),
              align: 'end',
              cell: ({ proposals }) => format.number(proposals),
            },
            {
              id: 'taken',
              header: t('taken'),
              align: 'end',
              cell: ({ taken, proposals, group }) =>
                group === 'shown' ? share(taken, proposals) : '–',
            },
            {
              id: 'refused',
              header: t('refused'),
              align: 'end',
              cell: ({ refused, proposals, group }) =>
                group === 'shown' ? share(refused, proposals) : '–',
            },
            {
              id: 'ordered',
              header: t('ordered'),
              align: 'end',
              cell: ({ ordered }) => format.number(ordered),
            },
            {
              id: 'with',
              header: t('with'),
              align: 'end',
              cell: ({ with: having, ordered }) => share(having, ordered),
            },
          ]}
        />
      )}
    </section>
  );
}

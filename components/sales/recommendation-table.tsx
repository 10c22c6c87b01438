/** The versions of a family with what is learnt for each, and how it does. */
import { useFormatter, useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import type { LearntFamily } from './recommendation-types.ts';

export function RecommendationTable({ family }: { readonly family: LearntFamily }) {
  const t = useTranslations('sales.recommendations');
  return (
    <DataTable
      caption={t('caption', { family: family.title })}
      captionHidden
      rows={family.versions}
      rowKey={({ version }) => String(version)}
      columns={[
        {
          id: 'version',
          header: t('version'),
          rowHeader: true,
          cell: ({ version, inUse }) => (
            <>
              {version}
              {inUse ? null : <span className="block font-normal text-quiet">{t('tooFew')}</span>}
            </>
          ),
        },
        {
          id: 'from',
          header: t('from'),
          cell: ({ rows, people }) => t('fromCount', { rows, people }),
        },
        { id: 'learnt', header: t('learnt'), cell: ({ learntAt }) => <Moment at={learntAt} /> },
        {
          id: 'error',
          header: t('error'),
          cell: ({ wrong, popularWrong, asked }) => (
            <>
              <Share of={wrong} among={asked} />
              {asked > 0 ? (
                <span className="block text-quiet">
                  {t('popular')} <Share of={popularWrong} among={asked} />
                  {', '}
                  {t('askedCount', { count: asked })}
                </span>
              ) : null}
            </>
          ),
        },
        {
          id: 'taken',
          header: t('taken'),
          cell: ({ taken, marked }) => (
            <>
              <Share of={taken} among={marked} />
              <span className="block text-quiet">{t('markedCount', { count: marked })}</span>
            </>
          ),
        },
      ]}
    />
  );
}

/** In per cent; a dash where there is nothing to take a share of. */
function Share({ of, among }: { readonly of: number; readonly among: number }) {
  const format = useFormatter();
  if (among === 0) return '–';
  return format.number(of / among, { style: 'percent', maximumFractionDigits: 1 });
}

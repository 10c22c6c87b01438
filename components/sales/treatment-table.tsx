/** Rules by which customers are treated differently; what one customer is worth, and which of them hold. */
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { translate } from '#rules/model/translate.ts';
import { formatMoney } from '#components/ui/money.tsx';
import { DataTable, type Column } from '#components/ui/data-table.tsx';
import type { ShownStanding, ShownTreatment } from './types.ts';

export function TreatmentTable({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly ShownTreatment[];
}) {
  const t = useTranslations('treatments');
  const locale = useLocale();
  const ofFamilies = rows.some(({ family }) => family !== undefined);
  const family: Column<ShownTreatment> = {
    id: 'family',
    header: t('family'),
    cell: (row) => (row.family ? translate(row.family, locale) : null),
  };
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'what',
          header: t('what'),
          rowHeader: true,
          cell: ({ title }) => translate(title, locale),
        },
        ...(ofFamilies ? [family] : []),
        {
          id: 'who',
          header: t('who'),
          cell: ({ who }) => <span className="inline-block first-letter:uppercase">{who}</span>,
        },
        { id: 'follows', header: t('follows'), cell: ({ follows }) => follows },
        {
          id: 'told',
          header: t('told'),
          cell: ({ because }) => (because ? translate(because, locale) : null),
        },
      ]}
    />
  );
}

export function Standing({ standing }: { readonly standing: ShownStanding }) {
  const t = useTranslations('treatments');
  const values = useTranslations('sales.value');
  const locale = useLocale();
  const format = useFormatter();
  const { treatments, segment, share } = standing;
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line bg-raised p-4 text-sm">
      {segment ? (
        <p>
          <span className="font-medium">{values(`names.${segment}`)}</span>{' '}
          <span className="text-quiet">{values(`rules.${segment}`)}</span>
        </p>
      ) : null}
      {share ? (
        <p>
          {t(`share.${share.basis}`, {
            share: format.number(share.share, { style: 'percent' }),
            bought: formatMoney(locale, share.bought, share.currency),
            category: formatMoney(locale, share.category, share.currency),
          })}
        </p>
      ) : null}
      {treatments.length === 0 ? (
        <p className="text-quiet">{t('holdingNone')}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {treatments.map(({ title, because }) => (
            <li key={title.en}>
              <span className="block font-medium">{translate(title, locale)}</span>
              <span className="text-quiet">{translate(because, locale)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

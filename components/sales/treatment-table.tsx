/** Rules by which customers are treated differently, and those that hold for one of them. */
import { useLocale, useTranslations } from 'use-intl';
import { translate } from '#rules/model/translate.ts';
import { DataTable, type Column } from '#components/ui/data-table.tsx';
import type { ShownRelationship, ShownTreatment } from './types.ts';

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
        { id: 'who', header: t('who'), cell: ({ who }) => who },
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

export function TreatmentList({
  treatments,
}: {
  readonly treatments: ShownRelationship['treatments'];
}) {
  const t = useTranslations('treatments');
  const locale = useLocale();
  if (treatments.length === 0) return <p className="text-quiet">{t('holdingNone')}</p>;
  return (
    <ul className="flex flex-col gap-2 rounded-md border border-line bg-raised p-4 text-sm">
      {treatments.map(({ title, because }) => (
        <li key={title.en}>
          <span className="block font-medium">{translate(title, locale)}</span>
          <span className="text-quiet">{translate(because, locale)}</span>
        </li>
      ))}
    </ul>
  );
}

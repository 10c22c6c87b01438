/** The parts of one product, level by level, with where they lie. */
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { DataTable } from '#components/ui/data-table.tsx';
import type { BomLine } from '#rules/bom/types.ts';
import { translate } from '#rules/model/translate.ts';

const INDENT = ['', 'ps-4', 'ps-8', 'ps-12', 'ps-16'];

export function BomTable({
  name,
  lines,
}: {
  readonly name: string;
  readonly lines: readonly BomLine[];
}) {
  const t = useTranslations('production');
  const locale = useLocale();
  const format = useFormatter();
  return (
    <DataTable
      caption={t('bomCaption', { name })}
      captionHidden
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          id: 'part',
          header: t('part'),
          rowHeader: true,
          cell: (line) => (
            <span
              className={`block ${INDENT[Math.min(line.level, INDENT.length) - 1] ?? ''} ${line.level > 1 ? 'font-normal' : ''}`}
            >
              <span className="sr-only">{t('level', { level: line.level })}: </span>
              {translate(line.title, locale)}
            </span>
          ),
        },
        {
          id: 'number',
          header: t('partNumber'),
          cell: (line) => <span className="font-mono text-xs">{line.partNumber}</span>,
        },
        {
          id: 'bin',
          header: t('bin'),
          cell: (line) => <span className="font-mono">{line.bin}</span>,
        },
        {
          id: 'quantity',
          header: t('quantity'),
          align: 'end',
          cell: (line) => (
            <span className="whitespace-nowrap">
              {format.number(line.quantity, { maximumFractionDigits: 3 })} {line.unit}
            </span>
          ),
        },
      ]}
    />
  );
}

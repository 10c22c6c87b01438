/** One batch: what to print for it, its units, and which set-ups they share. */
import { Link } from '@remix-run/react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { translate } from '#rules/model/translate.ts';
import { Day } from '#components/orders/dates.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import type { ShownBatch } from './batch-types.ts';

const LINK = 'text-accent underline underline-offset-4';

export function BatchFiles({ files }: Pick<ShownBatch, 'files'>) {
  const t = useTranslations('workshop.batch');
  const label = (file: ShownBatch['files'][number]['file']): string => {
    const [name = '', ending = ''] = file.split('.');
    return `${t(`file.${name as 'batch'}`)} (${ending.toUpperCase()})`;
  };
  return (
    <ul className="flex flex-wrap gap-3">
      {files.map(({ file, href }) => (
        <li key={file}>
          <a href={href} className={buttonClass('secondary')}>
            {label(file)}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function BatchUnits({ units }: Pick<ShownBatch, 'units'>) {
  const t = useTranslations('workshop');
  return (
    <DataTable
      caption={t('batch.unitsTitle')}
      captionHidden
      rows={units}
      rowKey={({ number }) => number}
      columns={[
        {
          id: 'number',
          header: t('workOrder'),
          rowHeader: true,
          cell: ({ number, href }) => (
            <Link to={href} className={LINK}>
              {number}
            </Link>
          ),
        },
        {
          id: 'order',
          header: t('order'),
          cell: ({ order, orderHref }) => (
            <Link to={orderHref} className={LINK}>
              {order}
            </Link>
          ),
        },
        {
          id: 'product',
          header: t('product'),
          cell: ({ name, unit, quantity }) => (
            <span className="block min-w-40">
              {name}{' '}
              <span className="text-quiet">{quantity === 1 ? '' : `${unit} / ${quantity}`}</span>
            </span>
          ),
        },
        { id: 'due', header: t('dueTitle'), cell: ({ dueDate }) => <Day day={dueDate} /> },
        {
          id: 'state',
          header: t('stateTitle'),
          cell: ({ state }) => (
            <Badge tone={state === 'planned' ? 'neutral' : 'info'}>{t(`state.${state}`)}</Badge>
          ),
        },
      ]}
    />
  );
}

export function BatchGroups({ groups }: Pick<ShownBatch, 'groups'>) {
  const t = useTranslations('workshop');
  const locale = useLocale();
  const format = useFormatter();
  const minutes = (value: number) =>
    t('minutes', { count: format.number(value, { maximumFractionDigits: 1 }) });
  return (
    <DataTable
      caption={t('batch.groupsTitle')}
      captionHidden
      rows={groups.map((group, index) => ({ ...group, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        {
          id: 'operation',
          header: t('operationTitle'),
          rowHeader: true,
          cell: ({ title, workCentre }) => (
            <span className="block min-w-40">
              {translate(title, locale)}{' '}
              <span className="block font-normal text-quiet">{translate(workCentre, locale)}</span>
            </span>
          ),
        },
        {
          id: 'parts',
          header: t('batch.for'),
          cell: ({ parts }) => (
            <span className="block min-w-40">
              {parts.map((part) => translate(part, locale)).join(', ')}
            </span>
          ),
        },
        { id: 'units', header: t('batch.unitsTitle'), cell: ({ units }) => units.join(', ') },
        {
          id: 'alone',
          header: t('batch.alone'),
          align: 'end',
          cell: ({ setupAlone }) => minutes(setupAlone),
        },
        {
          id: 'together',
          header: t('batch.together'),
          align: 'end',
          cell: ({ setupTogether }) => minutes(setupTogether),
        },
      ]}
    />
  );
}

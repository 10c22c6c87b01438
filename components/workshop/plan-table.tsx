/** The plan of the workshop: every unit that has not left, and how full each work centre's days are. */
import { Form, Link } from '@remix-run/react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { translate } from '#rules/model/translate.ts';
import { Day, Moment, useShortDayText } from '#components/orders/dates.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { BATCH_FORM } from './batches.tsx';
import type { ShownLoad, ShownPlannedWork } from './types.ts';

const LINK = 'text-accent underline underline-offset-4';

export function PlanTable({
  rows,
  mayPlan,
  selected,
}: {
  readonly rows: readonly ShownPlannedWork[];
  readonly mayPlan: boolean;
  /** Numbers of the units whose box is ticked. */
  readonly selected: readonly string[];
}) {
  const t = useTranslations('workshop');
  return (
    <DataTable
      caption={t('planCaption')}
      captionHidden
      rows={rows}
      rowKey={(row) => row.number}
      columns={[
        {
          id: 'number',
          header: t('workOrder'),
          rowHeader: true,
          cell: (row) => (
            <Link to={row.href} className={`${LINK} whitespace-nowrap`}>
              {row.number}
            </Link>
          ),
        },
        {
          id: 'order',
          header: t('order'),
          cell: (row) => (
            <Link to={row.orderHref} className={LINK}>
              {row.order}
            </Link>
          ),
        },
        {
          id: 'product',
          header: t('product'),
          cell: (row) => (
            <span className="block min-w-40">
              {row.product} <span className="text-quiet">{row.piece}</span>
            </span>
          ),
        },
        { id: 'due', header: t('dueTitle'), cell: (row) => <Day day={row.dueDate} /> },
        {
          id: 'planned',
          header: t('planned'),
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-2">
              {row.plannedStart && row.plannedEnd ? (
                <span>
                  <Moment at={row.plannedStart} time /> – <Moment at={row.plannedEnd} time />
                </span>
              ) : null}
              {row.trouble ? <Badge tone="danger">{t(`trouble.${row.trouble}`)}</Badge> : null}
            </span>
          ),
        },
        {
          id: 'state',
          header: t('stateTitle'),
          cell: (row) => (
            <Badge tone={row.state === 'planned' ? 'neutral' : 'info'}>
              {t(`state.${row.state}`)}
            </Badge>
          ),
        },
        {
          id: 'done',
          header: t('done'),
          align: 'end',
          cell: (row) => t('doneOf', { done: row.done, operations: row.operations }),
        },
        {
          id: 'batch',
          header: t('batch.one'),
          cell: (row) => (
            <BatchCell row={row} mayPlan={mayPlan} selected={selected.includes(row.number)} />
          ),
        },
        {
          id: 'release',
          header: t('releaseTitle'),
          cell: (row) =>
            row.state === 'planned' && mayPlan ? (
              <Form method="post">
                <input type="hidden" name="intent" value="release" />
                <input type="hidden" name="number" value={row.number} />
                <Button size="dense">
                  {t('release')}
                  <span className="sr-only"> {row.number}</span>
                </Button>
              </Form>
            ) : null,
        },
      ]}
    />
  );
}

/** The batch a unit is in, or the box that selects it for one. */
function BatchCell({
  row,
  mayPlan,
  selected,
}: {
  readonly row: ShownPlannedWork;
  readonly mayPlan: boolean;
  readonly selected: boolean;
}) {
  const t = useTranslations('workshop');
  if (row.batch) {
    return (
      <Link to={row.batch.href} className={LINK}>
        {row.batch.number}
      </Link>
    );
  }
  if (!mayPlan || (row.state !== 'planned' && row.state !== 'released')) return null;
  return (
    <label className="inline-flex size-8 items-center justify-center">
      <input
        type="checkbox"
        name="unit"
        value={row.number}
        form={BATCH_FORM}
        defaultChecked={selected}
        className="size-5"
      />
      <span className="sr-only">
        {t('batch.select')} {row.number}
      </span>
    </label>
  );
}

/** A row of days for each work centre; the number says what the bar shows. */
export function LoadTable({ loads }: { readonly loads: readonly ShownLoad[] }) {
  const t = useTranslations('workshop');
  const locale = useLocale();
  const format = useFormatter();
  const shortDay = useShortDayText();
  const days = loads[0]?.days.map(({ day }) => day) ?? [];
  return (
    <DataTable
      caption={t('loadCaption')}
      captionHidden
      rows={loads}
      rowKey={(row) => translate(row.centre, 'en')}
      columns={[
        {
          id: 'centre',
          header: t('workCentre'),
          rowHeader: true,
          cell: (row) => translate(row.centre, locale),
        },
        ...days.map((day, index) => ({
          id: day,
          header: shortDay(day),
          align: 'end' as const,
          cell: (row: ShownLoad) => {
            const percent = row.days[index]?.percent ?? 0;
            return (
              <span className="flex flex-col items-end gap-1">
                <span>{format.number(percent / 100, { style: 'percent' })}</span>
                <span aria-hidden className="block h-1 w-12 bg-line">
                  <span
                    className={`block h-1 ${percent > 90 ? 'bg-danger' : 'bg-info'}`}
                    style={{ inlineSize: `${Math.min(100, percent)}%` }}
                  />
                </span>
              </span>
            );
          },
        })),
      ]}
    />
  );
}

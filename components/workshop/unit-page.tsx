/** One unit at the bench: the operation at hand first, everything else below it. */
import { Link } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { translate } from '#rules/model/translate.ts';
import type { OperationState, WorkOrderSnapshot } from '#rules/workflow/work-order-types.ts';
import { Choices } from '#components/orders/choices.tsx';
import { Day } from '#components/orders/dates.tsx';
import { Wishes } from '#components/orders/facts.tsx';
import { LinePicture } from '#components/orders/line-picture.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { HistoryList } from './history-list.tsx';
import { OperationPanel } from './operation-panel.tsx';
import type { ShownUnit } from './types.ts';
import { useUnit } from './use-unit.ts';
import { WorkButton, WorkWithReason, type Acting } from './work-button.tsx';

/** What can be worked on: running first, then what may start. */
function atHand({ operations, state }: WorkOrderSnapshot): OperationState | undefined {
  if (state !== 'released' && state !== 'in-progress') return undefined;
  const of = (...wanted: readonly string[]) =>
    operations.find(({ status }) => wanted.includes(status));
  return (
    operations.find(({ checks }) => checks.includes('failed')) ??
    of('running') ??
    of('paused') ??
    of('ready', 'rework')
  );
}

/** What is done with the unit as a whole, in the states that have it. */
function UnitSteps({
  acting,
  snapshot,
  unit,
}: {
  readonly acting: Acting;
  readonly snapshot: WorkOrderSnapshot;
  readonly unit: ShownUnit;
}) {
  const t = useTranslations('workshop');
  const locale = useLocale();
  const { state } = snapshot;
  const step = (type: string, words: string) => (
    <WorkButton acting={acting} said={{ type }}>
      {words}
    </WorkButton>
  );
  if (state === 'planned') return step('release', t('release'));
  if (state === 'paused') return step('resume', t('resume'));
  if (state === 'ready-to-ship') return step('ship', t('ship'));
  if (state !== 'completed') return null;
  return (
    <div className="flex flex-col gap-4">
      {step('approve', t('approve'))}
      <details>
        <summary className="inline-flex min-h-14 items-center text-quiet underline underline-offset-4">
          {t('rejectTitle')}
        </summary>
        <div className="mt-3">
          <WorkWithReason
            id="reject-reason"
            acting={acting}
            said={{ type: 'reject' }}
            look="danger"
            label={t('reject')}
            reasonLabel={t('whatIsWrong')}
            extra={
              <div className="flex flex-col gap-1">
                <label htmlFor="reject-redo" className="text-sm font-medium">
                  {t('beginAgainAt')}
                </label>
                <select
                  id="reject-redo"
                  name="redo"
                  className="min-h-14 max-w-72 rounded-md border border-quiet bg-raised px-3 text-lg"
                >
                  {unit.routing.map(({ id, title }) => (
                    <option key={id} value={id}>
                      {translate(title, locale)}
                    </option>
                  ))}
                </select>
              </div>
            }
          />
        </div>
      </details>
    </div>
  );
}

function Progress({
  unit,
  snapshot,
}: {
  readonly unit: ShownUnit;
  readonly snapshot: WorkOrderSnapshot;
}) {
  const t = useTranslations('workshop');
  const locale = useLocale();
  const states = new Map(snapshot.operations.map((operation) => [operation.id, operation.status]));
  return (
    <ol className="rounded-md border border-line bg-raised">
      {unit.routing.map(({ id, sequence, title, workCentre }) => {
        const status = states.get(id) ?? 'waiting';
        return (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line px-4 py-2 last:border-b-0"
          >
            <span>
              <span className="font-mono text-sm text-quiet">{sequence}</span>{' '}
              {translate(title, locale)}{' '}
              <span className="text-sm text-quiet">{translate(workCentre.title, locale)}</span>
            </span>
            <Badge
              tone={status === 'done' ? 'success' : status === 'rework' ? 'danger' : 'neutral'}
            >
              {t(`operation.${status}`)}
            </Badge>
          </li>
        );
      })}
    </ol>
  );
}

export function UnitPage({
  unit,
  refused,
}: {
  readonly unit: ShownUnit;
  /** Why the server did not take a form. */
  readonly refused: string | undefined;
}) {
  const t = useTranslations('workshop');
  const why = useTranslations('production.refusals');
  const locale = useLocale();
  const { snapshot, act, refusal = refused, waiting, reachable } = useUnit(unit);
  const acting: Acting = { act, formKey: unit.key };
  const current = atHand(snapshot);
  const operation = unit.routing.find(({ id }) => id === current?.id);
  const steps = snapshot.plan.operations.map(({ id }) => id);
  const redo = unit.routing
    .filter(({ id }) => current && steps.indexOf(id) <= steps.indexOf(current.id))
    .map(({ id, title }) => ({ id, title: translate(title, locale) }));
  const partsOf = (id: string) => {
    const lines = snapshot.plan.operations.find((planned) => planned.id === id)?.parts ?? [];
    return unit.parts.filter(({ line }) => lines.some((planned) => planned.line === line));
  };
  return (
    <>
      <PageHeader
        title={unit.number}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={snapshot.state === 'paused' ? 'warning' : 'info'}>
              {t(`state.${snapshot.state}`)}
            </Badge>
            <span className="wrap-anywhere">{unit.name}</span>
            <span>{t('piece', { unit: unit.unit, quantity: unit.quantity })}</span>
            <span>
              {t('due')} <Day day={unit.dueDate} />
            </span>
            {unit.overdue ? <Badge tone="danger">{t('overdue')}</Badge> : null}
          </span>
        }
        actions={
          <>
            <Link to={unit.order.href} className={buttonClass('secondary', 'dense')}>
              {t('orderLink', { number: unit.order.number })}
            </Link>
            <a href={unit.links.buildSheet} className={buttonClass('secondary', 'dense')}>
              {t('buildSheet')}
            </a>
            <Link to={unit.links.asBuilt} className={buttonClass('secondary', 'dense')}>
              {t('asBuilt')}
            </Link>
          </>
        }
      />
      <div role="status" className="empty:hidden">
        {waiting > 0 ? (
          <p className="rounded-md border border-warning bg-raised p-4">
            {t(reachable ? 'sending' : 'waitingForNetwork', { count: waiting })}
          </p>
        ) : null}
      </div>
      {refusal ? (
        <p role="alert" className="rounded-md border border-danger bg-raised p-4 text-danger">
          {why.has(refusal as 'not-released') ? why(refusal as 'not-released') : t('refused')}
        </p>
      ) : null}
      <UnitSteps acting={acting} snapshot={snapshot} unit={unit} />
      {operation && current ? (
        <OperationPanel
          acting={acting}
          operation={operation}
          state={current}
          parts={partsOf(operation.id)}
          redo={redo}
          mayConcede={unit.me.mayConcede}
        />
      ) : null}
      <div className="grid gap-8 md:grid-cols-2">
        <section>
          <h2 className="mb-3 text-lg font-semibold">{t('progress')}</h2>
          <Progress unit={unit} snapshot={snapshot} />
          {snapshot.state === 'in-progress' ? (
            <details className="mt-3">
              <summary className="inline-flex min-h-11 items-center text-quiet underline underline-offset-4">
                {t('pauseTitle')}
              </summary>
              <WorkWithReason
                id="pause-reason"
                acting={acting}
                said={{ type: 'pause' }}
                label={t('pause')}
                reasonLabel={t('why')}
              />
            </details>
          ) : null}
        </section>
        <section className="flex flex-col gap-6">
          <LinePicture picture={unit.picture} />
          {unit.notes.length > 0 ? (
            <ul className="border-s-2 border-warning ps-3">
              {unit.notes.map((note, index) => (
                <li key={index}>{translate(note, locale)}</li>
              ))}
            </ul>
          ) : null}
          <Wishes wishes={unit.wishes} title={t('wishes', { name: unit.customer })} />
        </section>
      </div>
      <section>
        <h2 className="mb-3 text-lg font-semibold">{t('whatToBuild')}</h2>
        <Choices marked groups={unit.groups} heading="h3" />
      </section>
      <section aria-labelledby="history">
        <h2 id="history" className="mb-3 text-lg font-semibold">
          {t('history')}
        </h2>
        <HistoryList unit={unit} />
      </section>
    </>
  );
}

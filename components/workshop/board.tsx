/** What can be worked on now, by work centre: large cards for a tablet at the bench. */
import { Link } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { translate } from '#rules/model/translate.ts';
import { Day } from '#components/orders/dates.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { ShownCentre, ShownQueuedOperation } from './types.ts';

export function CentreTabs({
  centres,
  all,
  current,
}: {
  readonly centres: readonly ShownCentre[];
  readonly all: string;
  readonly current: string | undefined;
}) {
  const t = useTranslations('workshop');
  const locale = useLocale();
  const entry = (active: boolean): string =>
    `inline-flex min-h-14 items-center gap-2 rounded-md border px-5 text-lg ${active ? 'border-accent font-semibold' : 'border-line bg-raised'}`;
  return (
    <nav aria-label={t('workCentres')}>
      <ul className="flex flex-wrap gap-2">
        <li>
          <Link
            to={all}
            aria-current={current === undefined ? 'page' : undefined}
            className={entry(current === undefined)}
          >
            {t('everywhere')}
          </Link>
        </li>
        {centres.map(({ id, title, href, waiting }) => (
          <li key={id}>
            <Link
              to={href}
              aria-current={current === id ? 'page' : undefined}
              className={entry(current === id)}
            >
              {translate(title, locale)}
              <span className="text-quiet tabular-nums">{waiting}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Board({ operations }: { readonly operations: readonly ShownQueuedOperation[] }) {
  const t = useTranslations('workshop');
  const locale = useLocale();
  if (operations.length === 0) return <EmptyState title={t('boardEmpty')} />;
  return (
    <ul className="grid gap-4 sm:grid-cols-2 wide:grid-cols-3">
      {operations.map((operation) => (
        <li key={`${operation.workOrder}-${translate(operation.title, 'en')}`}>
          <Link
            to={operation.href}
            className="flex h-full flex-col gap-2 rounded-md border border-line bg-raised p-4 hover:border-ink"
          >
            <span className="flex items-center justify-between gap-3">
              <span className="font-mono">{operation.workOrder}</span>
              <Badge
                tone={
                  operation.status === 'running'
                    ? 'info'
                    : operation.status === 'rework'
                      ? 'danger'
                      : 'neutral'
                }
              >
                {operation.paused ? t('state.paused') : t(`operation.${operation.status}`)}
              </Badge>
            </span>
            <span className="text-lg font-semibold">{translate(operation.title, locale)}</span>
            <span className="wrap-anywhere">
              {operation.product} ·{' '}
              {t('piece', { unit: operation.unit, quantity: operation.quantity })}
            </span>
            <span className="mt-auto flex flex-wrap items-center gap-3 text-quiet">
              <span>
                {t('due')} <Day day={operation.dueDate} />
              </span>
              <span>{t('minutes', { count: operation.minutes })}</span>
              {operation.overdue ? <Badge tone="danger">{t('overdue')}</Badge> : null}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

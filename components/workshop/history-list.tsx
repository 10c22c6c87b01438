/** Everything that happened to a unit, oldest first: who, when, what, with values and reasons. */
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { structuredCheck } from '#rules/model/production.ts';
import { translate } from '#rules/model/translate.ts';
import type { WorkOrderEvent } from '#rules/workflow/work-order-types.ts';
import { Moment } from '#components/orders/dates.tsx';
import type { ShownUnit } from './types.ts';

export function HistoryList({ unit }: { readonly unit: ShownUnit }) {
  const t = useTranslations('workshop');
  const locale = useLocale();
  const format = useFormatter();
  const operationOf = (id: string) => unit.routing.find((operation) => operation.id === id);
  const details = (event: WorkOrderEvent): readonly string[] => {
    const operation = 'operation' in event ? operationOf(event.operation) : undefined;
    const check =
      'check' in event && operation?.checks[event.check]
        ? structuredCheck(operation.checks[event.check] as (typeof operation.checks)[number])
        : undefined;
    const result =
      event.type !== 'check'
        ? undefined
        : event.result.kind === 'confirm'
          ? t(event.result.passed ? 'passed' : 'failed')
          : `${format.number(event.result.value)} ${check?.kind === 'measure' ? check.unit : ''}`;
    return [
      operation && translate(operation.title, locale),
      check && translate(check.text, locale),
      result,
      event.type === 'part' ? event.numbers.join(', ') : undefined,
      'redo' in event
        ? t('againFrom', {
            operation: translate(operationOf(event.redo)?.title ?? { en: event.redo }, locale),
          })
        : undefined,
      'reason' in event ? event.reason : undefined,
    ].filter((part) => part !== undefined);
  };
  if (unit.events.length === 0) return <p className="text-quiet">{t('nothingYet')}</p>;
  return (
    <ol className="rounded-md border border-line bg-raised">
      {unit.events.map((event, index) => (
        <li
          key={index}
          className="flex flex-wrap gap-x-4 gap-y-1 border-b border-line px-4 py-2 text-sm last:border-b-0"
        >
          <span className="text-quiet">
            <Moment at={event.at} time />
          </span>
          <span className="font-medium">{t(`event.${event.type}`)}</span>
          <span className="min-w-0 flex-1 wrap-anywhere">{details(event).join(' · ')}</span>
          <span className="text-quiet">{event.by.name}</span>
        </li>
      ))}
    </ol>
  );
}

/** The as-built record of a unit: work, safety parts, checks with what became of them, approval. */
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { limitsOf } from '#rules/bom/check-limits.ts';
import { structuredCheck, type Check } from '#rules/model/production.ts';
import { translate } from '#rules/model/translate.ts';
import type { BuiltCheck, Signature } from '#rules/workflow/as-built.ts';
import { Moment } from '#components/orders/dates.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import type { ShownAsBuilt } from './as-built-types.ts';

const Signed = ({ by }: { readonly by: Signature }) => (
  <span className="whitespace-nowrap">
    {by.name}, <Moment at={by.at} time />
  </span>
);

/** Words for the ids of the record. */
function useWords({ routing, titles }: ShownAsBuilt) {
  const locale = useLocale();
  const format = useFormatter();
  const operationOf = (id: string) => routing.find((operation) => operation.id === id);
  const checkOf = ({ operation, check }: BuiltCheck): Check | undefined => {
    const found = operationOf(operation)?.checks[check];
    return found && structuredCheck(found);
  };
  return {
    operation: (id: string) => translate(operationOf(id)?.title ?? { en: id }, locale),
    part: (line: string) => translate(titles[line] ?? { en: line }, locale),
    check: (entry: BuiltCheck) => {
      const check = checkOf(entry);
      return check ? translate(check.text, locale) : '';
    },
    limits: (entry: BuiltCheck) => {
      const check = checkOf(entry);
      return check ? limitsOf(check, (value) => format.number(value)) : '';
    },
    value: ({ result, ...entry }: BuiltCheck) => {
      if (result.kind === 'confirm') return '';
      const check = checkOf({ result, ...entry });
      return `${format.number(result.value)} ${check?.kind === 'measure' ? check.unit : ''}`;
    },
  };
}

export function BuiltParts({ unit }: { readonly unit: ShownAsBuilt }) {
  const t = useTranslations('workshop');
  const words = useWords(unit);
  if (unit.record.parts.length === 0) return <p className="text-quiet">{t('nothingYet')}</p>;
  return (
    <DataTable
      caption={t('parts')}
      captionHidden
      rows={unit.record.parts}
      rowKey={({ line, at }) => `${line} ${at}`}
      columns={[
        {
          id: 'part',
          header: t('part'),
          rowHeader: true,
          cell: ({ line, partNumber }) => (
            <span className="block min-w-40">
              {words.part(line)} <span className="font-mono text-quiet">{partNumber}</span>
            </span>
          ),
        },
        {
          id: 'numbers',
          header: t('numbers'),
          cell: ({ numbers, replaced }) => (
            <span className="flex flex-wrap items-center gap-2">
              <span className={`font-mono ${replaced ? 'line-through' : ''}`}>
                {numbers.join(', ')}
              </span>
              {replaced ? <Badge>{t('replaced')}</Badge> : null}
            </span>
          ),
        },
        {
          id: 'operation',
          header: t('operationTitle'),
          cell: ({ operation }) => words.operation(operation),
        },
        { id: 'by', header: t('by'), cell: (part) => <Signed by={part} /> },
      ]}
    />
  );
}

export function BuiltChecks({ unit }: { readonly unit: ShownAsBuilt }) {
  const t = useTranslations('workshop');
  const words = useWords(unit);
  const fate = ({ passed, disposition }: BuiltCheck): string => {
    if (passed) return '';
    if (!disposition) return t('check.open');
    const what =
      disposition.kind === 'concession'
        ? t('check.conceded')
        : t('againFrom', { operation: words.operation(disposition.redo) });
    return `${what}: ${disposition.reason} (${disposition.name})`;
  };
  if (unit.record.checks.length === 0) return <p className="text-quiet">{t('nothingYet')}</p>;
  return (
    <DataTable
      caption={t('checks')}
      captionHidden
      rows={unit.record.checks.map((check, index) => ({ ...check, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        {
          id: 'check',
          header: t('checkTitle'),
          rowHeader: true,
          cell: (check) => <span className="block min-w-48">{words.check(check)}</span>,
        },
        { id: 'limits', header: t('limits'), cell: (check) => words.limits(check) },
        {
          id: 'result',
          header: t('result'),
          cell: (check) => (
            <span className="flex flex-wrap items-center gap-2">
              <span className="whitespace-nowrap">{words.value(check)}</span>
              <Badge tone={check.passed ? 'success' : 'danger'}>
                {t(check.passed ? 'check.passed' : 'check.failed')}
              </Badge>
            </span>
          ),
        },
        { id: 'fate', header: t('whatFollowed'), cell: fate },
        { id: 'by', header: t('by'), cell: (check) => <Signed by={check} /> },
      ]}
    />
  );
}

export function BuiltWork({ unit }: { readonly unit: ShownAsBuilt }) {
  const t = useTranslations('workshop');
  const words = useWords(unit);
  if (unit.record.work.length === 0) return <p className="text-quiet">{t('nothingYet')}</p>;
  return (
    <DataTable
      caption={t('work')}
      captionHidden
      rows={unit.record.work}
      rowKey={({ operation, started }) => `${operation} ${started.at}`}
      columns={[
        {
          id: 'operation',
          header: t('operationTitle'),
          rowHeader: true,
          cell: ({ operation }) => words.operation(operation),
        },
        { id: 'started', header: t('event.start'), cell: ({ started }) => <Signed by={started} /> },
        {
          id: 'ended',
          header: t('ended'),
          cell: ({ ended }) => (ended ? <Signed by={ended} /> : t('operation.running')),
        },
        { id: 'how', header: t('how'), cell: ({ how }) => (how ? t(`workEnd.${how}`) : '') },
      ]}
    />
  );
}

export function BuiltApproval({ unit }: { readonly unit: ShownAsBuilt }) {
  const t = useTranslations('workshop');
  const { approvals, shipped } = unit.record;
  if (approvals.length === 0) return <p className="text-quiet">{t('nothingYet')}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {approvals.map((approval) => (
        <li key={approval.at}>
          <Badge tone={approval.approved ? 'success' : 'danger'}>
            {t(approval.approved ? 'event.approve' : 'event.reject')}
          </Badge>{' '}
          {approval.reason} <Signed by={approval} />
        </li>
      ))}
      {shipped ? (
        <li>
          <Badge tone="success">{t('event.ship')}</Badge> <Signed by={shipped} />
        </li>
      ) : null}
    </ul>
  );
}

/**
 * How each unit was built, as its owner reads it: what is in it and what was measured. Of a check
 * done again the last result counts; who did it stays with the workshop.
 */
import { limitsOf } from '#rules/bom/check-limits.ts';
import { structuredCheck } from '#rules/model/production.ts';
import type { BuiltCheck } from '#rules/workflow/as-built.ts';
import type { BuildReport, BuiltUnit } from '#app/services/orders/get-build-report.server.ts';
import { formatsOf, type Formats } from './format.ts';
import { documentLocale, fill, messagesOf, type DocumentMessages } from './messages.ts';
import type { LabelledValue } from './order-sheet.view-model.ts';
import type { DocumentLocale } from './types.ts';

export interface ReportedUnit {
  readonly heading: string;
  readonly facts: readonly LabelledValue[];
  /** Part, part number, its numbers. */
  readonly parts: readonly (readonly string[])[];
  /** Operation, check, limits, result. */
  readonly checks: readonly (readonly string[])[];
}

export interface BuildReportView {
  readonly title: string;
  readonly subtitle: string;
  readonly language: DocumentLocale;
  readonly date: string;
  readonly orderUrl: string;
  readonly messages: DocumentMessages;
  readonly facts: readonly LabelledValue[];
  readonly units: readonly ReportedUnit[];
}

/** `dayOf`: the day of a moment on the workshop's calendar, YYYY-MM-DD. */
export function buildReportView(
  { order, units }: BuildReport,
  orderUrl: string,
  dayOf: (moment: Date) => string,
): BuildReportView {
  const language = documentLocale(order.locale);
  const messages = messagesOf(language);
  const formats = formatsOf(language, order.currency);
  const dayText = (moment: Date): string => formats.day(dayOf(moment));
  const shipped = units.map(({ record }) => record.shipped?.at ?? '').sort();
  return {
    title: `${messages.buildReport} ${order.number}`,
    subtitle: order.customer.name,
    language,
    date: shipped.at(-1) ?? order.placedAt.toISOString(),
    orderUrl,
    messages,
    facts: [
      { label: messages.order, value: order.number },
      { label: messages.placed, value: dayText(order.placedAt) },
      { label: messages.units, value: formats.number(units.length) },
    ],
    units: units.map((unit) => reported(unit, messages, formats, dayText)),
  };
}

function reported(
  { number, unit, line, record }: BuiltUnit,
  messages: DocumentMessages,
  formats: Formats,
  dayText: (moment: Date) => string,
): ReportedUnit {
  const titles = new Map(line.bom.map(({ id, title }) => [id, title]));
  const operationOf = (id: string) => line.routing.find((operation) => operation.id === id);
  const words = { atMost: messages.atMost, atLeast: messages.atLeast };
  const checkRow = (entry: BuiltCheck): readonly string[] => {
    const operation = operationOf(entry.operation);
    const authored = operation?.checks[entry.check];
    const check = authored && structuredCheck(authored);
    const value =
      entry.result.kind === 'measure' && check?.kind === 'measure'
        ? `${formats.number(entry.result.value)} ${check.unit}, `
        : '';
    const outcome =
      entry.disposition?.kind === 'concession'
        ? fill(messages.conceded, { reason: entry.disposition.reason })
        : messages.passed;
    return [
      operation ? formats.text(operation.title) : entry.operation,
      check ? formats.text(check.text) : '',
      check ? limitsOf(check, formats.number, words) : '',
      `${value}${outcome}`,
    ];
  };
  const approved = record.approvals.filter((approval) => approval.approved).at(-1);
  return {
    heading: `${line.name} · ${fill(messages.unitBuilt, { unit, workOrder: number })}`,
    facts: [
      { label: messages.product, value: formats.text(line.summary.product) },
      ...(approved
        ? [
            {
              label: messages.finalCheck,
              value: fill(messages.finalChecked, { day: dayText(new Date(approved.at)) }),
            },
          ]
        : []),
      ...(record.shipped
        ? [{ label: messages.shipped, value: dayText(new Date(record.shipped.at)) }]
        : []),
    ],
    parts: record.parts
      .filter(({ replaced }) => !replaced)
      .map(({ line: id, partNumber, numbers }) => {
        const title = titles.get(id);
        return [title ? formats.text(title) : id, partNumber, numbers.join(', ')];
      }),
    checks: lastOfEach(record.checks).map(checkRow),
  };
}

/** In the order the checks were first done. */
function lastOfEach(checks: readonly BuiltCheck[]): readonly BuiltCheck[] {
  const last = new Map<string, BuiltCheck>();
  for (const check of checks) last.set(`${check.operation} ${check.check}`, check);
  return [...last.values()];
}

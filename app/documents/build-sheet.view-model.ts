/**
 * The build sheet as the workshop reads it: one unit of one order line, everything needed to
 * build it and nothing to interpret.
 */
import { limitsOf } from '#rules/bom/check-limits.ts';
import { piecesOf, trackedLines, type TrackedLine } from '#rules/bom/tracked.ts';
import type { BomLine, RoutingOperation } from '#rules/bom/types.ts';
import { structuredCheck } from '#rules/model/production.ts';
import { formatsOf, type Formats } from './format.ts';
import { fill, messagesOf, type DocumentMessages } from './messages.ts';
import { wishesOf, type LabelledValue } from './order-sheet.view-model.ts';
import type { SheetPart } from './sheet-fingerprint.server.ts';
import type { DocumentLine, DocumentLocale, OrderDocumentData, PictureSnapshot } from './types.ts';

export interface BuildSheetOptions {
  /** Position of the order line. */
  readonly position: number;
  /** Which of the line's equal products, 1 when absent. */
  readonly unit?: number;
  /** Language of the workshop, the order's when absent. */
  readonly locale?: DocumentLocale;
  /** Its number and the address of its page; the sheet leads to the order where it has none. */
  readonly workOrder?: { readonly number: string; readonly url: string };
  /** How often it has been printed, and what is new since the last time; absent the first time. */
  readonly reprint?: { readonly times: number; readonly changed: readonly SheetPart[] } | undefined;
}
export interface BuildOperationView {
  readonly heading: string;
  readonly times: string;
  readonly instructions: readonly { readonly number: string; readonly text: string }[];
  readonly tools: string;
  readonly torques: readonly { readonly joint: string; readonly value: string }[];
  readonly checks: readonly BuildCheckView[];
  /** Tracked parts built in here, with one box for each number. */
  readonly numbers: readonly { readonly label: string; readonly boxes: number }[];
}
/** A check to tick; one that is measured shows its limits and has a box for the value. */
export interface BuildCheckView {
  readonly text: string;
  readonly limits: string;
  readonly measured: boolean;
}
export interface BuildSheetView {
  readonly title: string;
  readonly subtitle: string;
  readonly head: string;
  readonly language: string;
  readonly date: string;
  /** What its code leads to. */
  readonly link: { readonly text: string; readonly alt: string };
  /** That it was printed before, and what is new; nothing on an original. */
  readonly reprint: readonly string[];
  readonly messages: DocumentMessages;
  /** Twelve, for two columns of six. */
  readonly facts: readonly LabelledValue[];
  readonly picture: PictureSnapshot;
  readonly alt: string;
  readonly specification: readonly (LabelledValue & { readonly deviates: boolean })[];
  readonly notes: readonly string[];
  readonly wishes: readonly LabelledValue[];
  readonly torques: BuildOperationView['torques'];
  readonly bom: readonly {
    readonly level: number;
    readonly cells: readonly string[];
    readonly phantom: boolean;
  }[];
  readonly centres: readonly (readonly string[])[];
  readonly centreSum: readonly string[];
  readonly operations: readonly BuildOperationView[];
}

export function buildSheetView(
  data: OrderDocumentData,
  { position, unit = 1, locale = data.locale, workOrder, reprint }: BuildSheetOptions,
): BuildSheetView {
  const line = data.lines.find((candidate) => candidate.position === position);
  if (!line) throw new RangeError(`order ${data.number} has no line ${position}`);
  const messages = messagesOf(locale);
  const formats = formatsOf(locale, data.currency);
  const name = line.configurationName || formats.text(line.familyTitle);
  const title = `${messages.buildSheet} ${workOrder?.number ?? `${data.number}-${position}`}`;
  const part = fill(messages.of, { part: unit, whole: line.quantity });
  const tracked = trackedLines(line.bom, line.routing);
  return {
    title,
    subtitle: name,
    head: `${title} · ${workOrder ? `${data.number}-${position} · ` : ''}${messages.unit} ${part} · ${name}`,
    language: locale,
    date: data.placedAt,
    link: workOrder
      ? { text: workOrder.url, alt: messages.lookUpUnit }
      : { text: data.orderUrl, alt: messages.lookUp },
    reprint: reprint ? reprintWords(reprint, messages) : [],
    messages,
    facts: factsOf(data, line, part, messages, formats),
    picture: line.picture,
    alt: formats.text(line.picture.title),
    specification: specificationOf(line, formats),
    notes: line.notes.map(formats.text),
    wishes: wishesOf(data, messages),
    torques: line.routing.flatMap(({ sequence, torques }) =>
      torques.map(({ joint, nm }) => ({
        joint: `${sequence}  ${formats.text(joint)}`,
        value: `${formats.number(nm)} Nm`,
      })),
    ),
    bom: line.bom.map((item) => ({
      level: item.level,
      phantom: item.phantom,
      cells: [
        formats.text(item.title),
        item.partNumber,
        item.phantom ? '' : item.bin,
        quantityText(item, messages, formats),
        '',
      ],
    })),
    ...centresOf(line.routing, messages, formats),
    operations: line.routing.map((operation) =>
      operationView(operation, tracked.get(operation.id) ?? [], messages, formats),
    ),
  };
}

function reprintWords(
  { times, changed }: NonNullable<BuildSheetOptions['reprint']>,
  messages: DocumentMessages,
): string[] {
  const names = { ...messages, workOrder: messages.workOrderNumber };
  const parts = changed.map((part) => names[part]).join(', ');
  return [
    fill(messages.reprint, { times }),
    parts === '' ? messages.reprintSame : fill(messages.reprintChanged, { parts }),
  ];
}

function quantityText(
  { quantity, unit, scrap }: BomLine,
  messages: DocumentMessages,
  formats: Formats,
): string {
  const text = `${formats.number(quantity)} ${unit}`;
  if (scrap === undefined) return text;
  return `${text} (${fill(messages.scrap, { quantity: formats.number(scrap) })})`;
}

function factsOf(
  data: OrderDocumentData,
  line: DocumentLine,
  part: string,
  messages: DocumentMessages,
  formats: Formats,
): LabelledValue[] {
  const stocked = line.bom.filter(({ phantom }) => !phantom);
  const mass = stocked.reduce((sum, item) => sum + item.mass, 0);
  const minutes = line.routing.reduce((sum, { setup, run }) => sum + setup + run, 0);
  const centres = new Set(line.routing.map(({ workCentre }) => workCentre.id)).size;
  return [
    { label: messages.order, value: data.number },
    { label: messages.due, value: formats.day(data.dueDate) },
    { label: messages.position, value: `${line.position} (${messages.unit} ${part})` },
    { label: messages.arrives, value: formats.day(line.deliveryDate) },
    { label: messages.product, value: formats.text(line.familyTitle) },
    { label: messages.placed, value: formats.day(data.placedOn) },
    { label: messages.configuration, value: line.configurationName || '–' },
    { label: messages.customer, value: data.customer.name },
    { label: messages.parts, value: formats.number(stocked.length) },
    { label: messages.mass, value: formats.mass(mass) },
    {
      label: messages.time,
      value: fill(messages.minutes, { minutes: formats.number(Math.ceil(minutes)) }),
    },
    { label: messages.workCentre, value: formats.number(centres) },
  ];
}

function specificationOf(line: DocumentLine, formats: Formats): BuildSheetView['specification'] {
  return [
    ...line.modules.map(({ title, value, quantity, deviates }) => ({
      label: formats.text(title),
      value: `${quantity === 1 ? '' : `${formats.number(quantity)} × `}${formats.text(value)}`,
      deviates,
    })),
    ...line.characteristics.map(({ title, value, deviates }) => ({
      label: formats.text(title),
      value: formats.text(value),
      deviates,
    })),
  ];
}

/** Times by work centre, in the order in which the product meets them. */
function centresOf(
  routing: readonly RoutingOperation[],
  messages: DocumentMessages,
  formats: Formats,
): Pick<BuildSheetView, 'centres' | 'centreSum'> {
  const centres = new Map<
    string,
    { title: string; sequences: number[]; setup: number; run: number }
  >();
  for (const { workCentre, sequence, setup, run } of routing) {
    const centre = centres.get(workCentre.id) ?? {
      title: formats.text(workCentre.title),
      sequences: [],
      setup: 0,
      run: 0,
    };
    centre.sequences.push(sequence);
    centre.setup += setup;
    centre.run += run;
    centres.set(workCentre.id, centre);
  }
  const all = [...centres.values()];
  const total = (part: 'setup' | 'run') => all.reduce((sum, centre) => sum + centre[part], 0);
  const time = (minutes: number) => fill(messages.minutes, { minutes: formats.number(minutes) });
  return {
    centres: all.map(({ title, sequences, setup, run }) => [
      title,
      sequences.join(', '),
      time(setup),
      time(run),
    ]),
    centreSum: [messages.sum, '', time(total('setup')), time(total('run'))],
  };
}

function operationView(
  operation: RoutingOperation,
  tracked: readonly TrackedLine[],
  messages: DocumentMessages,
  formats: Formats,
): BuildOperationView {
  const { sequence, title, workCentre, setup, run, instructions } = operation;
  const minutes = (value: number) => fill(messages.minutes, { minutes: formats.number(value) });
  return {
    heading: `${sequence}  ${formats.text(title)}`,
    times: [
      formats.text(workCentre.title),
      `${messages.setup} ${minutes(setup)}`,
      `${messages.run} ${minutes(run)}`,
    ].join(' · '),
    instructions: instructions.map((text, index) => ({
      number: `${sequence}.${index + 1}`,
      text: formats.text(text),
    })),
    tools: operation.tools.map(formats.text).join(', '),
    torques: operation.torques.map(({ joint, nm }) => ({
      joint: formats.text(joint),
      value: `${formats.number(nm)} Nm`,
    })),
    checks: operation.checks.map(structuredCheck).map((check) => ({
      text: formats.text(check.text),
      // The fonts have no sign for at most.
      limits: limitsOf(check, formats.number, messages),
      measured: check.kind === 'measure',
    })),
    numbers: tracked.map((part) => ({
      label: `${part.tracked === 'serial' ? messages.serialNumber : messages.lot}: ${formats.text(part.title)}`,
      boxes: part.tracked === 'serial' ? piecesOf(part) : 1,
    })),
  };
}

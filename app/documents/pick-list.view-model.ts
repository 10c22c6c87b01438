/**
 * A pick list: what to fetch for all products of an order, or all units of a batch, in the order
 * of the bins.
 */
import { mergePickList, type PickLine } from '#rules/bom/pick-list.ts';
import type { BomLine } from '#rules/bom/types.ts';
import { formatsOf, type Formats } from './format.ts';
import { messagesOf, type DocumentMessages } from './messages.ts';
import type { LabelledValue } from './order-sheet.view-model.ts';
import type { DocumentLocale, OrderDocumentData } from './types.ts';

export interface PickListView {
  readonly title: string;
  readonly subtitle: string;
  readonly language: string;
  readonly date: string;
  /** What its code leads to. */
  readonly link: { readonly text: string; readonly alt: string };
  readonly messages: DocumentMessages;
  readonly facts: readonly LabelledValue[];
  /** Bin, part number, part, quantity. */
  readonly rows: readonly (readonly string[])[];
}

export function pickListView(
  data: OrderDocumentData,
  locale: DocumentLocale = data.locale,
): PickListView {
  const messages = messagesOf(locale);
  const formats = formatsOf(locale, data.currency);
  const picked = mergePickList(
    data.lines.flatMap(({ bom, quantity }) =>
      bom.map((line) => ({ ...line, quantity: line.quantity * quantity })),
    ),
  );
  const products = data.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    title: `${messages.pickList} ${data.number}`,
    subtitle: data.lines
      .map(({ quantity, configurationName, familyTitle }) => {
        const name = configurationName || formats.text(familyTitle);
        return quantity === 1 ? name : `${formats.number(quantity)} × ${name}`;
      })
      .join(', '),
    language: locale,
    date: data.placedAt,
    link: { text: data.orderUrl, alt: messages.lookUp },
    messages,
    facts: [
      { label: messages.order, value: data.number },
      { label: messages.due, value: formats.day(data.dueDate) },
      { label: messages.product, value: formats.number(products) },
      { label: messages.parts, value: formats.number(picked.length) },
    ],
    rows: rowsOf(picked, formats),
  };
}

/** A batch of units, each with its own BOM. */
export interface PickedBatch {
  readonly number: string;
  readonly url: string;
  /** ISO moment it was formed. */
  readonly date: string;
  readonly locale: DocumentLocale;
  /** At least one. */
  readonly units: readonly {
    readonly number: string;
    readonly dueDate: string;
    readonly bom: readonly BomLine[];
  }[];
}

export function batchPickListView({ number, url, date, locale, units }: PickedBatch): PickListView {
  const messages = messagesOf(locale);
  const formats = formatsOf(locale, 'EUR');
  const picked = mergePickList(units.flatMap(({ bom }) => bom));
  const [due = ''] = units.map(({ dueDate }) => dueDate).sort();
  return {
    title: `${messages.pickList} ${number}`,
    subtitle: units.map((unit) => unit.number).join(', '),
    language: locale,
    date,
    link: { text: url, alt: messages.lookUpBatch },
    messages,
    facts: [
      { label: messages.batch, value: number },
      { label: messages.due, value: formats.day(due) },
      { label: messages.units, value: formats.number(units.length) },
      { label: messages.parts, value: formats.number(picked.length) },
    ],
    rows: rowsOf(picked, formats),
  };
}

const rowsOf = (picked: readonly PickLine[], formats: Formats): PickListView['rows'] =>
  picked.map(({ bin, partNumber, title, quantity, unit }) => [
    bin,
    partNumber,
    formats.text(title),
    `${formats.number(quantity)} ${unit}`,
  ]);

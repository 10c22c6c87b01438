/**
 * The pick list of an order: what to fetch for all its products, in the order of the bins.
 */
import { mergePickList } from '#rules/bom/pick-list.ts';
import { formatsOf } from './format.ts';
import { messagesOf, type DocumentMessages } from './messages.ts';
import type { LabelledValue } from './order-sheet.view-model.ts';
import type { DocumentLocale, OrderDocumentData } from './types.ts';

export interface PickListView {
  readonly title: string;
  readonly subtitle: string;
  readonly language: string;
  readonly date: string;
  readonly orderUrl: string;
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
    orderUrl: data.orderUrl,
    messages,
    facts: [
      { label: messages.order, value: data.number },
      { label: messages.due, value: formats.day(data.dueDate) },
      { label: messages.product, value: formats.number(products) },
      { label: messages.parts, value: formats.number(picked.length) },
    ],
    rows: picked.map(({ bin, partNumber, title, quantity, unit }) => [
      bin,
      partNumber,
      formats.text(title),
      `${formats.number(quantity)} ${unit}`,
    ]),
  };
}

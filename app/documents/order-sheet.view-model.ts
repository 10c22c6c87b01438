/**
 * The order sheet as the customer reads it: every text translated, every number formatted.
 */
import type { WaterfallStep } from '#rules/pricing/types.ts';
import { formatsOf, type Formats } from './format.ts';
import { fill, messagesOf, type DocumentMessages } from './messages.ts';
import type { DocumentLine, OrderDocumentData, PictureSnapshot } from './types.ts';

export interface LabelledValue {
  readonly label: string;
  readonly value: string;
}
export interface OrderSheetLine {
  readonly heading: string;
  readonly subheading: string;
  readonly picture: PictureSnapshot;
  readonly alt: string;
  readonly groups: readonly { readonly title: string; readonly rows: readonly LabelledValue[] }[];
  readonly steps: readonly {
    readonly label: string;
    readonly amount: string;
    readonly running: string;
  }[];
  readonly total: string;
  readonly arrives: string;
}
export interface OrderSheetView {
  readonly title: string;
  readonly language: string;
  readonly date: string;
  readonly number: string;
  readonly orderUrl: string;
  readonly messages: DocumentMessages;
  readonly facts: readonly LabelledValue[];
  readonly customer: readonly string[];
  readonly lines: readonly OrderSheetLine[];
  readonly totals: readonly { readonly label: string; readonly amount: string }[];
  readonly total: string;
  readonly wishes: readonly LabelledValue[];
  readonly terms: readonly LabelledValue[];
}

export function orderSheetView(data: OrderDocumentData): OrderSheetView {
  const messages = messagesOf(data.locale);
  const formats = formatsOf(data.locale, data.currency);
  const { totals } = data;
  return {
    title: `${messages.orderSheet} ${data.number}`,
    language: data.locale,
    date: data.placedAt,
    number: data.number,
    orderUrl: data.orderUrl,
    messages,
    facts: [
      { label: messages.order, value: data.number },
      { label: messages.placed, value: formats.day(data.placedOn) },
      { label: messages.leavesWorkshop, value: formats.day(data.dueDate) },
      { label: messages.total, value: formats.money(totals.total) },
    ],
    customer: contactOf(data),
    lines: data.lines.map((line) => lineView(line, data, formats)),
    totals: [
      { label: messages.net, amount: formats.money(totals.net) },
      { label: messages.delivery, amount: formats.money(totals.delivery) },
      { label: messages.tax, amount: formats.money(totals.tax) },
      ...(totals.rounding === 0
        ? []
        : [{ label: messages.rounding, amount: formats.signedMoney(totals.rounding) }]),
    ],
    total: formats.money(totals.total),
    wishes: wishesOf(data, messages),
    terms: termsOf(data, messages),
  };
}

function termsOf({ terms }: OrderDocumentData, messages: DocumentMessages): LabelledValue[] {
  if (terms === undefined) return [];
  const { payment, delivery, rhythm, vatId, invoiceTo } = terms;
  return [
    { label: messages.paymentTerms, value: payment },
    { label: messages.delivery, value: delivery ?? '' },
    {
      label: messages.rhythm,
      value: rhythm === 'monthly' ? messages.rhythmMonthly : messages.rhythmPerOrder,
    },
    { label: messages.invoiceTo, value: invoiceTo?.join(', ') ?? '' },
    { label: messages.vatId, value: vatId ?? '' },
  ].filter(({ value }) => value !== '');
}

/** Name, address and ways to reach the customer, one line each. */
export function contactOf({ customer }: OrderDocumentData): string[] {
  return [customer.name, ...customer.address, customer.email, customer.phone ?? ''].filter(
    (line) => line !== '',
  );
}

export function wishesOf(
  { wishes }: OrderDocumentData,
  messages: DocumentMessages,
): LabelledValue[] {
  return [
    { label: messages.packaging, value: wishes.packaging ?? '' },
    { label: messages.greeting, value: wishes.greeting ?? '' },
    { label: messages.wishes, value: wishes.text ?? '' },
  ].filter(({ value }) => value.trim() !== '');
}

function lineView(line: DocumentLine, data: OrderDocumentData, formats: Formats): OrderSheetLine {
  const messages = messagesOf(data.locale);
  const family = formats.text(line.familyTitle);
  return {
    heading: line.configurationName || family,
    subheading: [
      family,
      line.quantity === 1 ? messages.oneProduct : fill(messages.products, { count: line.quantity }),
    ].join(' · '),
    picture: line.picture,
    alt: formats.text(line.picture.title),
    groups: groupsOf(line, messages, formats),
    steps: line.price.steps.map((step) => stepView(step, formats)),
    total: formats.money(line.price.total),
    arrives: formats.day(line.deliveryDate),
  };
}

const stepView = ({ kind, title, amount, included, running }: WaterfallStep, formats: Formats) => ({
  label: formats.text(title),
  amount:
    kind === 'list' || included !== undefined
      ? formats.money(included ?? amount)
      : formats.signedMoney(amount),
  running: formats.money(running),
});

/** Modules by their group, in the family's order, then the characteristics. */
function groupsOf(
  line: DocumentLine,
  messages: DocumentMessages,
  formats: Formats,
): OrderSheetLine['groups'] {
  const groups = new Map<string, LabelledValue[]>();
  for (const { group, title, value, quantity } of line.modules) {
    const rows = groups.get(formats.text(group)) ?? [];
    const words = formats.text(value);
    rows.push({
      label: formats.text(title),
      value: quantity === 1 ? words : `${formats.number(quantity)} × ${words}`,
    });
    groups.set(formats.text(group), rows);
  }
  const characteristics = line.characteristics.map(({ title, value }) => ({
    label: formats.text(title),
    value: formats.text(value),
  }));
  return [
    ...[...groups].map(([title, rows]) => ({ title, rows })),
    ...(characteristics.length > 0
      ? [{ title: messages.characteristics, rows: characteristics }]
      : []),
  ];
}

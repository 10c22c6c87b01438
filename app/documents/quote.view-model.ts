/**
 * A quote as its client reads it on paper: every text translated, every number formatted. It holds
 * no cost and no margin, because what it is made of holds none.
 */
import type { Text } from '#rules/model/text.ts';
import type { Deal } from '#rules/pricing/deal-types.ts';
import type { WaterfallStep } from '#rules/pricing/types.ts';
import type { LineChoice } from '#rules/quotes/counted-lines.ts';
import { formatsOf, type Formats } from './format.ts';
import { fill, messagesOf, type DocumentMessages } from './messages.ts';
import type { LabelledValue } from './order-sheet.view-model.ts';
import type { DocumentLocale, PictureSnapshot } from './types.ts';

export interface QuoteDocumentLine {
  readonly position: number;
  readonly title: Text;
  readonly product?: Text | undefined;
  readonly quantity: number;
  readonly note: string;
  /** A choice of the client's, and whether it is in the total. */
  readonly choice?: LineChoice | undefined;
  readonly counted: boolean;
  /** What it is sold as one with; the first line of it has what all of it costs. */
  readonly bundle?:
    | { readonly name: string; readonly leads: boolean; readonly total: number | undefined }
    | undefined;
  readonly picture?: PictureSnapshot | undefined;
  readonly groups: readonly {
    readonly title: Text;
    readonly choices: readonly {
      readonly title: Text;
      readonly value: Text;
      readonly quantity: number;
    }[];
  }[];
  /** Absent where it cannot be sold as it stands. */
  readonly price?: { readonly steps: readonly WaterfallStep[]; readonly total: number } | undefined;
}

export interface QuoteDocumentData {
  readonly number: string;
  readonly revision: number;
  readonly draft: boolean;
  /** ISO moment the document is of. */
  readonly date: string;
  /** Its day on the workshop's calendar, YYYY-MM-DD. */
  readonly quotedOn: string;
  readonly locale: DocumentLocale;
  readonly title: string;
  readonly validUntil: string;
  readonly contact?: string | undefined;
  readonly customer: readonly string[];
  readonly notes: string;
  readonly packaging?: string | undefined;
  readonly greeting?: string | undefined;
  readonly deliveryTerm?: Text | undefined;
  readonly paymentTerm?: Text | undefined;
  readonly deal: Pick<
    Deal,
    'currency' | 'goods' | 'delivery' | 'payment' | 'taxes' | 'rounding' | 'total'
  >;
  readonly lines: readonly QuoteDocumentLine[];
  /** What the code on the sheet leads to, and whether it is the client's own link. */
  readonly url: string;
  readonly forClient: boolean;
}

export interface QuoteSheetLine {
  readonly heading: string;
  readonly subheading: string;
  readonly note: string;
  readonly picture?: PictureSnapshot | undefined;
  readonly alt: string;
  readonly groups: readonly { readonly title: string; readonly rows: readonly LabelledValue[] }[];
  readonly steps: readonly {
    readonly label: string;
    readonly amount: string;
    readonly running: string;
  }[];
  /** Absent where the line is sold as one with others, whose price the first of them says. */
  readonly total: string | undefined;
}

export interface QuoteSheetView {
  readonly title: string;
  readonly subtitle: string;
  readonly language: string;
  readonly date: string;
  readonly url: string;
  readonly urlAlt: string;
  readonly messages: DocumentMessages;
  readonly facts: readonly LabelledValue[];
  readonly customer: readonly string[];
  readonly words: readonly LabelledValue[];
  readonly lines: readonly QuoteSheetLine[];
  readonly totals: readonly { readonly label: string; readonly amount: string }[];
  readonly total: string;
}

export function quoteSheetView(data: QuoteDocumentData): QuoteSheetView {
  const messages = messagesOf(data.locale);
  const formats = formatsOf(data.locale, data.deal.currency);
  const revised = data.revision > 1 ? `, ${messages.revision} ${data.revision}` : '';
  return {
    title: `${messages.quote} ${data.number}${revised}`,
    subtitle: data.draft ? messages.draftQuote : (data.customer[0] ?? ''),
    language: data.locale,
    date: data.date,
    url: data.url,
    urlAlt: data.forClient ? messages.lookUpQuote : messages.lookUpInside,
    messages,
    facts: [
      { label: messages.quoteDate, value: formats.day(data.quotedOn) },
      { label: messages.validUntil, value: formats.day(data.validUntil) },
      { label: messages.yourContact, value: data.contact ?? '' },
      { label: messages.total, value: formats.money(data.deal.total) },
    ],
    customer: data.customer,
    words: wordsOf(data, messages, formats),
    lines: data.lines.map((line) => lineView(line, messages, formats)),
    totals: totalsOf(data, messages, formats),
    total: formats.money(data.deal.total),
  };
}

function wordsOf(
  data: QuoteDocumentData,
  messages: DocumentMessages,
  formats: Formats,
): LabelledValue[] {
  const text = (value: Text | undefined) => (value ? formats.text(value) : '');
  return [
    { label: messages.notes, value: [data.title, data.notes].filter(Boolean).join('\n') },
    { label: messages.delivery, value: text(data.deliveryTerm) },
    { label: messages.paymentTerm, value: text(data.paymentTerm) },
    { label: messages.packaging, value: data.packaging ?? '' },
    { label: messages.greeting, value: data.greeting ?? '' },
  ].filter(({ value }) => value.trim() !== '');
}

function totalsOf(
  { deal }: QuoteDocumentData,
  messages: DocumentMessages,
  formats: Formats,
): QuoteSheetView['totals'] {
  const row = (label: string, amount: number) => ({ label, amount: formats.money(amount) });
  return [
    row(messages.goods, deal.goods),
    ...(deal.delivery === 0 ? [] : [row(messages.delivery, deal.delivery)]),
    ...(deal.payment === 0 ? [] : [row(messages.paymentSurcharge, deal.payment)]),
    ...deal.taxes.map(({ title, amount }) => row(formats.text(title), amount)),
    ...(deal.rounding === 0 ? [] : [row(messages.rounding, deal.rounding)]),
  ];
}

function lineView(
  line: QuoteDocumentLine,
  messages: DocumentMessages,
  formats: Formats,
): QuoteSheetLine {
  const title = formats.text(line.title);
  const product = line.product ? formats.text(line.product) : title;
  return {
    heading: `${line.position}. ${title}`,
    subheading: [
      product === title ? '' : product,
      line.quantity === 1 ? messages.oneProduct : fill(messages.products, { count: line.quantity }),
      ...choiceWords(line, messages),
      ...bundleWords(line, messages, formats),
    ]
      .filter(Boolean)
      .join(' · '),
    note: line.note,
    picture: line.picture,
    alt: line.picture ? formats.text(line.picture.title) : '',
    groups: line.groups.map((group) => ({
      title: formats.text(group.title),
      rows: group.choices.map(({ title: label, value, quantity }) => ({
        label: formats.text(label),
        value: `${quantity === 1 ? '' : `${formats.number(quantity)} × `}${formats.text(value)}`,
      })),
    })),
    steps: (line.price?.steps ?? []).map(({ kind, title: label, amount, running }) => ({
      label: formats.text(label),
      amount: kind === 'list' ? formats.money(amount) : formats.signedMoney(amount),
      running: formats.money(running),
    })),
    total:
      line.bundle === undefined ? (line.price ? formats.money(line.price.total) : '–') : undefined,
  };
}

function choiceWords({ choice, counted }: QuoteDocumentLine, messages: DocumentMessages): string[] {
  if (choice === undefined) return [];
  const what =
    choice.alternative === undefined
      ? messages.option
      : fill(messages.alternative, { name: choice.alternative });
  return [what, counted ? messages.inTotal : messages.notInTotal];
}

function bundleWords(
  { bundle }: QuoteDocumentLine,
  messages: DocumentMessages,
  formats: Formats,
): string[] {
  if (bundle === undefined) return [];
  const { name, leads, total } = bundle;
  return leads && total !== undefined
    ? [fill(messages.bundle, { name, total: formats.money(total) })]
    : [fill(messages.inBundle, { name })];
}

/** An invoice or credit note as its buyer reads it; every amount is the issued document's. */
import type { InvoiceDocument, Party, Seller } from '#rules/invoicing/types.ts';
import { countryName } from '#components/orders/facts.tsx';
import { formatsOf, type Formats } from './format.ts';
import { documentLocale, fill, messagesOf, type DocumentMessages } from './messages.ts';
import type { LabelledValue } from './order-sheet.view-model.ts';
import type { DocumentLocale } from './types.ts';

export interface InvoiceView {
  readonly title: string;
  readonly language: DocumentLocale;
  /** ISO moment. */
  readonly date: string;
  readonly orderUrl: string;
  readonly messages: DocumentMessages;
  readonly facts: readonly LabelledValue[];
  readonly parties: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** What a credit note is about; empty on an invoice. */
  readonly about: string;
  /** Of a collective invoice: order, placed, delivery note, shipped, total; else empty. */
  readonly orders: readonly (readonly string[])[];
  /** Position, words, quantity, price each, tax rate, amount; bold: the order they belong to. */
  readonly lines: readonly { readonly cells: readonly string[]; readonly bold?: boolean }[];
  readonly taxes: readonly (readonly string[])[];
  readonly totals: readonly LabelledValue[];
  readonly payable: LabelledValue;
  readonly payment: readonly LabelledValue[];
}

export function invoiceView(invoice: InvoiceDocument, orderUrl: string): InvoiceView {
  const language = documentLocale(invoice.locale);
  const messages = messagesOf(language);
  const formats = formatsOf(language, invoice.currency);
  const credit = invoice.kind === 'credit-note';
  const { totals, credits, period, orders, deliverTo } = invoice;
  const collective = orders.length > 1;
  return {
    title: `${credit ? messages.creditNote : messages.invoice} ${invoice.number}`,
    language,
    date: `${invoice.issuedOn}T00:00:00.000Z`,
    orderUrl,
    messages,
    facts: [
      { label: messages.invoiceDate, value: formats.day(invoice.issuedOn) },
      ...(credit ? [] : [{ label: messages.dueDate, value: formats.day(invoice.dueOn) }]),
      ...(period
        ? [
            {
              label: messages.period,
              value: `${formats.day(period.from)} – ${formats.day(period.to)}`,
            },
          ]
        : []),
      collective
        ? { label: messages.orders, value: formats.number(orders.length) }
        : { label: messages.order, value: orders.map(({ number }) => number).join(', ') },
      ...(invoice.deliveryNote
        ? [{ label: messages.deliveryNote, value: invoice.deliveryNote }]
        : []),
    ],
    parties: [
      { title: messages.seller, lines: sellerLines(invoice.seller, language, messages) },
      { title: messages.buyer, lines: partyLines(invoice.buyer, language, messages) },
      ...(deliverTo
        ? [{ title: messages.deliverTo, lines: partyLines(deliverTo, language, messages) }]
        : []),
    ],
    about: credits
      ? fill(messages.creditsInvoice, { ...credits, day: formats.day(credits.issuedOn) })
      : '',
    orders: collective ? ordersOf(invoice, formats) : [],
    lines: linesOf(invoice, formats, messages),
    taxes: invoice.taxes.map(({ basisPoints, taxable, amount }) => [
      rate(basisPoints, formats),
      formats.money(taxable),
      formats.money(amount),
    ]),
    totals: [
      { label: messages.sumWithoutTax, value: formats.money(totals.withoutTax) },
      { label: messages.tax, value: formats.money(totals.tax) },
      ...(totals.rounding === 0
        ? []
        : [{ label: messages.rounding, value: formats.signedMoney(totals.rounding) }]),
    ],
    payable: {
      label: credit ? messages.credited : messages.payable,
      value: formats.money(totals.payable),
    },
    payment: credit ? [] : paymentOf(invoice, messages),
  };
}

const rate = (basisPoints: number, formats: Formats): string =>
  `${formats.number(basisPoints / 100)} %`;

function ordersOf({ orders }: InvoiceDocument, formats: Formats): InvoiceView['orders'] {
  return orders.map(({ number, placedOn, deliveryNote, shippedOn, total }) => [
    number,
    formats.day(placedOn),
    deliveryNote ?? '',
    shippedOn ? formats.day(shippedOn) : '',
    total === undefined ? '' : formats.money(total),
  ]);
}

function linesOf(
  { lines, charges }: InvoiceDocument,
  formats: Formats,
  messages: DocumentMessages,
): InvoiceView['lines'] {
  return [
    ...lines.flatMap((line, index) => {
      const { position, name, description, quantity, net, taxBasisPoints, order } = line;
      const begins = order !== undefined && order !== lines[index - 1]?.order;
      const cells = [
        String(position),
        description === '' ? name : `${name}\n${description}`,
        formats.number(quantity),
        net % quantity === 0 ? formats.money(net / quantity) : '',
        rate(taxBasisPoints, formats),
        formats.money(net),
      ];
      return begins
        ? [{ cells: ['', `${messages.order} ${order}`], bold: true }, { cells }]
        : [{ cells }];
    }),
    ...charges.map(({ reason, amount, taxBasisPoints }) => ({
      cells: ['', reason, '', '', rate(taxBasisPoints, formats), formats.money(amount)],
    })),
  ];
}

function paymentOf(invoice: InvoiceDocument, messages: DocumentMessages): LabelledValue[] {
  const { seller, number, paymentTerms } = invoice;
  return [
    { label: messages.paymentTerms, value: paymentTerms },
    { label: messages.account, value: seller.iban.replace(/(.{4})(?=.)/g, '$1 ') },
    { label: messages.bic, value: seller.bic ?? '' },
    { label: messages.paymentReference, value: number },
  ].filter(({ value }) => value !== '');
}

/** Name, address and VAT number, one line each. */
export function partyLines(
  { name, address, vatId }: Party,
  language: DocumentLocale,
  messages: DocumentMessages,
): string[] {
  return [
    name,
    address.street,
    `${address.postalCode} ${address.city}`,
    countryName(language, address.country),
    ...(vatId ? [`${messages.vatId}: ${vatId}`] : []),
  ];
}

export function sellerLines(
  seller: Seller,
  language: DocumentLocale,
  messages: DocumentMessages,
): string[] {
  const { registrationId, email, phone } = seller;
  return [
    ...partyLines(seller, language, messages),
    `${messages.registrationId}: ${registrationId}`,
    ...[email ?? '', phone ?? ''].filter((line) => line !== ''),
  ];
}

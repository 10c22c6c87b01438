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
  /** Position, words, quantity, price each, tax rate, amount. */
  readonly lines: readonly (readonly string[])[];
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
  const { totals, credits } = invoice;
  return {
    title: `${credit ? messages.creditNote : messages.invoice} ${invoice.number}`,
    language,
    date: `${invoice.issuedOn}T00:00:00.000Z`,
    orderUrl,
    messages,
    facts: [
      { label: messages.invoiceDate, value: formats.day(invoice.issuedOn) },
      ...(credit ? [] : [{ label: messages.dueDate, value: formats.day(invoice.dueOn) }]),
      { label: messages.order, value: invoice.orders.map(({ number }) => number).join(', ') },
      ...(invoice.deliveryNote
        ? [{ label: messages.deliveryNote, value: invoice.deliveryNote }]
        : []),
    ],
    parties: [
      { title: messages.seller, lines: sellerLines(invoice.seller, language, messages) },
      { title: messages.buyer, lines: partyLines(invoice.buyer, language, messages) },
      { title: messages.deliverTo, lines: partyLines(invoice.deliverTo, language, messages) },
    ],
    about: credits
      ? fill(messages.creditsInvoice, { ...credits, day: formats.day(credits.issuedOn) })
      : '',
    lines: linesOf(invoice, formats),
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

function linesOf(invoice: InvoiceDocument, formats: Formats): InvoiceView['lines'] {
  const { lines, charges } = invoice;
  return [
    ...lines.map(({ position, name, description, quantity, net, taxBasisPoints }) => [
      String(position),
      description === '' ? name : `${name}\n${description}`,
      formats.number(quantity),
      net % quantity === 0 ? formats.money(net / quantity) : '',
      rate(taxBasisPoints, formats),
      formats.money(net),
    ]),
    ...charges.map(({ reason, amount, taxBasisPoints }) => [
      '',
      reason,
      '',
      '',
      rate(taxBasisPoints, formats),
      formats.money(amount),
    ]),
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

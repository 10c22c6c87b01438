/** A delivery note as whoever unpacks it reads it. */
import type { DeliveryDocument } from '#rules/invoicing/delivery-note.ts';
import { isLocale } from '#components/i18n/locales.ts';
import { messagesOf as wordsOf } from '#components/i18n/messages.ts';
import { formatsOf } from './format.ts';
import { partyLines, sellerLines } from './invoice.view-model.ts';
import { documentLocale, fill, messagesOf, type DocumentMessages } from './messages.ts';
import type { LabelledValue } from './order-sheet.view-model.ts';
import type { DocumentLocale } from './types.ts';

export interface DeliveryNoteView {
  readonly title: string;
  readonly language: DocumentLocale;
  readonly date: string;
  readonly orderUrl: string;
  readonly messages: DocumentMessages;
  readonly facts: readonly LabelledValue[];
  readonly parties: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** Position, words, quantity. */
  readonly lines: readonly (readonly string[])[];
}

export function deliveryNoteView(note: DeliveryDocument, orderUrl: string): DeliveryNoteView {
  const language = documentLocale(note.locale);
  const messages = messagesOf(language);
  const formats = formatsOf(language, 'EUR');
  const { seller, deliverTo, order, packaging } = note;
  return {
    title: `${messages.deliveryNote} ${note.number}`,
    language,
    date: `${note.shippedOn}T00:00:00.000Z`,
    orderUrl,
    messages,
    facts: [
      { label: messages.shipped, value: formats.day(note.shippedOn) },
      { label: messages.order, value: order.number },
      { label: messages.placed, value: formats.day(order.placedOn) },
      ...(packaging
        ? [{ label: messages.packaging, value: packagingText(packaging, language) }]
        : []),
    ],
    parties: [
      ...(seller
        ? [{ title: messages.seller, lines: sellerLines(seller, language, messages) }]
        : []),
      { title: messages.deliverTo, lines: partyLines(deliverTo, language, messages) },
    ],
    lines: note.lines.map(({ position, name, description, quantity, units }) => [
      String(position),
      [
        name,
        description,
        ...units.map(({ unit, workOrder, serials }) =>
          [fill(messages.unitBuilt, { unit, workOrder }), ...serials].join(' · '),
        ),
      ]
        .filter((line) => line !== '')
        .join('\n'),
      formats.number(quantity),
    ]),
  };
}

/** The words of a packaging the shop offers; what somebody wrote themselves stays as it is. */
export function packagingText(packaging: string, locale: DocumentLocale): string {
  const words: Readonly<Record<string, string>> = wordsOf(isLocale(locale) ? locale : 'en').orders
    .packagings;
  return words[packaging] ?? packaging;
}

/** The care sheet of an order as a PDF: for each product, how its parts are looked after. */
import type { CareSheet } from '#app/services/orders/get-care-sheet.server.ts';
import { workshopDay } from '#app/utils/workshop-time.server.ts';
import { documentSheet } from './document-sheet.ts';
import { formatsOf } from './format.ts';
import { drawFacts, drawTitle, drawWords } from './layout/facts.ts';
import { mm } from './layout/sheet.ts';
import { documentLocale, messagesOf } from './messages.ts';

export function careSheetPdf({ order, lines }: CareSheet, orderUrl: string): Promise<Uint8Array> {
  const language = documentLocale(order.locale);
  const messages = messagesOf(language);
  const formats = formatsOf(language, order.currency);
  const title = `${messages.careSheet} ${order.number}`;
  const sheet = documentSheet({ title, messages, language, date: order.placedAt.toISOString() });
  drawTitle(sheet, title, order.customer.name, { text: orderUrl, alt: messages.lookUp });
  drawFacts(
    sheet,
    [
      { label: messages.order, value: order.number },
      { label: messages.placed, value: formats.day(workshopDay(order.placedAt)) },
    ],
    2,
  );
  for (const { line, advice } of lines) {
    sheet.y += mm(6);
    sheet.heading('H2', line.name, mm(40));
    sheet.paragraph(formats.text(line.summary.product));
    sheet.y += mm(2);
    drawWords(
      sheet,
      advice.map(({ module, component, care }) => ({
        label: `${formats.text(module)}: ${formats.text(component)}`,
        value: formats.text(care),
      })),
    );
  }
  return sheet.finish();
}

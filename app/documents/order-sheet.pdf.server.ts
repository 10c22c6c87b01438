/**
 * The order sheet (confirmation) as a PDF: customer, product, every module, the price step by
 * step, delivery. Same input, same bytes.
 */
import { documentSheet } from './document-sheet.ts';
import { drawFacts, drawTitle, drawWords } from './layout/facts.ts';
import { drawPicture } from './layout/picture.ts';
import { BODY, mm, type Sheet, SMALL, STRONG } from './layout/sheet.ts';
import { drawTable } from './layout/table.ts';
import {
  orderSheetView,
  type OrderSheetLine,
  type OrderSheetView,
} from './order-sheet.view-model.ts';
import type { OrderDocumentData } from './types.ts';

export function orderSheetPdf(data: OrderDocumentData): Promise<Uint8Array> {
  return render(orderSheetView(data));
}

function render(view: OrderSheetView): Promise<Uint8Array> {
  const { messages } = view;
  const sheet = documentSheet(view);
  drawTitle(sheet, view.title, view.customer[0] ?? '', {
    text: view.orderUrl,
    alt: messages.lookUp,
  });
  drawFacts(sheet, view.facts, 4);
  drawCustomer(sheet, view);
  view.lines.forEach((line) => drawLine(sheet, line, view));
  drawTotals(sheet, view);
  if (view.terms.length > 0) {
    sheet.heading('H2', view.messages.terms, mm(14));
    drawWords(sheet, view.terms);
  }
  return sheet.finish();
}

function drawCustomer(sheet: Sheet, { messages, customer, wishes }: OrderSheetView): void {
  sheet.heading('H2', messages.customer);
  customer.forEach((line, index) => sheet.paragraph(line, index === 0 ? STRONG : BODY));
  if (wishes.length === 0) return;
  sheet.y += mm(3);
  drawWords(sheet, wishes);
}

function drawLine(sheet: Sheet, line: OrderSheetLine, { messages }: OrderSheetView): void {
  const pictureHeight = mm(62);
  sheet.heading('H2', line.heading, pictureHeight + mm(12));
  sheet.paragraph(`${line.subheading} · ${messages.arrives} ${line.arrives}`, SMALL);
  sheet.y += mm(2);
  const frame = { x: sheet.left, y: sheet.y, width: sheet.width, height: pictureHeight };
  drawPicture(sheet, line.picture, line.alt, frame);
  sheet.y += pictureHeight + mm(2);
  for (const { title, rows } of line.groups) {
    sheet.heading('H3', title, mm(10));
    drawTable(
      sheet,
      [
        { title: '', share: 3 },
        { title: '', share: 7 },
      ],
      rows.map(({ label, value }) => ({ cells: [label, value] })),
    );
  }
  sheet.heading('H3', messages.price, mm(16));
  drawTable(
    sheet,
    [
      { title: messages.step, share: 6 },
      { title: messages.amount, share: 2, align: 'right' },
      { title: messages.running, share: 2, align: 'right' },
    ],
    [
      ...line.steps.map(({ label, amount, running }) => ({ cells: [label, amount, running] })),
      { cells: [messages.lineTotal, '', line.total], sum: true },
    ],
  );
}

function drawTotals(sheet: Sheet, { messages, totals, total }: OrderSheetView): void {
  sheet.heading('H2', messages.orderTotal, mm(34));
  drawTable(
    sheet,
    [
      { title: '', share: 7 },
      { title: '', share: 3, align: 'right' },
    ],
    [
      ...totals.map(({ label, amount }) => ({ cells: [label, amount] })),
      { cells: [messages.total, total], sum: true },
    ],
    sheet.columns(6, 6),
  );
}

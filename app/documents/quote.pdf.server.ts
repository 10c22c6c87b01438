/**
 * A quote as a PDF: client, terms, every line with picture, choices and its price step by step, the
 * total. Same input, same bytes.
 */
import { documentSheet } from './document-sheet.ts';
import { drawFacts, drawTitle, drawWords } from './layout/facts.ts';
import { drawPicture } from './layout/picture.ts';
import { BODY, mm, type Sheet, SMALL, STRONG } from './layout/sheet.ts';
import { drawTable } from './layout/table.ts';
import {
  quoteSheetView,
  type QuoteDocumentData,
  type QuoteSheetLine,
  type QuoteSheetView,
} from './quote.view-model.ts';

export function quotePdf(data: QuoteDocumentData): Promise<Uint8Array> {
  const view = quoteSheetView(data);
  const { messages } = view;
  const sheet = documentSheet(view);
  drawTitle(sheet, view.title, view.subtitle, { text: view.url, alt: view.urlAlt });
  drawFacts(sheet, view.facts, 4);
  sheet.heading('H2', messages.customer);
  view.customer.forEach((line, index) => sheet.paragraph(line, index === 0 ? STRONG : BODY));
  sheet.y += mm(3);
  drawWords(sheet, view.words);
  view.lines.forEach((line) => drawLine(sheet, line, view));
  drawTotals(sheet, view);
  return sheet.finish();
}

function drawLine(sheet: Sheet, line: QuoteSheetLine, { messages }: QuoteSheetView): void {
  const pictureHeight = line.picture ? mm(48) : 0;
  sheet.heading('H2', line.heading, pictureHeight + mm(12));
  sheet.paragraph(line.subheading, SMALL);
  if (line.note !== '') sheet.paragraph(line.note, BODY);
  sheet.y += mm(2);
  if (line.picture) {
    const frame = { x: sheet.left, y: sheet.y, width: sheet.width, height: pictureHeight };
    drawPicture(sheet, line.picture, line.alt, frame);
    sheet.y += pictureHeight + mm(2);
  }
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
      ...(line.total === undefined
        ? []
        : [{ cells: [messages.lineTotal, '', line.total], sum: true }]),
    ],
  );
}

function drawTotals(sheet: Sheet, { messages, totals, total }: QuoteSheetView): void {
  sheet.heading('H2', messages.quoteTotal, mm(34));
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

/**
 * An invoice or credit note as a PDF that holds its structured twin too (Factur-X: CII XML in a
 * PDF/A-3). Same document, same bytes.
 */
import { ciiXml } from '#rules/invoicing/cii.ts';
import type { InvoiceDocument } from '#rules/invoicing/types.ts';
import { facturX } from './factur-x.ts';
import { invoiceView, type InvoiceView } from './invoice.view-model.ts';
import { documentSheet } from './document-sheet.ts';
import { drawFacts, drawTitle } from './layout/facts.ts';
import { drawParties } from './layout/parties.ts';
import { mm, type Sheet, SMALL } from './layout/sheet.ts';
import { drawTable } from './layout/table.ts';

export function invoicePdf(invoice: InvoiceDocument, orderUrl: string): Promise<Uint8Array> {
  return render(invoiceView(invoice, orderUrl), ciiXml(invoice));
}

function render(view: InvoiceView, xml: string): Promise<Uint8Array> {
  const { messages } = view;
  const sheet = documentSheet(view, facturX(xml));
  drawTitle(sheet, view.title, view.about, { text: view.orderUrl, alt: messages.lookUp });
  drawFacts(sheet, view.facts, 4);
  sheet.y += mm(5);
  drawParties(sheet, view.parties);
  if (view.orders.length > 0) drawOrders(sheet, view);
  drawTable(
    sheet,
    [
      { title: messages.position, share: 1 },
      { title: messages.description, share: 8 },
      { title: messages.quantity, share: 1.5, align: 'right' },
      { title: messages.unitPrice, share: 2.6, align: 'right' },
      { title: messages.taxRate, share: 1.6, align: 'right' },
      { title: messages.lineAmount, share: 3, align: 'right' },
    ],
    view.lines,
  );
  sheet.y += mm(6);
  drawSums(sheet, view);
  if (view.payment.length > 0) {
    sheet.heading('H2', messages.payable, mm(20));
    drawFacts(sheet, view.payment, 2);
  }
  sheet.y += mm(4);
  sheet.paragraph(messages.structured, SMALL);
  return sheet.finish();
}

/** The orders of a collective invoice, each with its delivery note and what it comes to. */
function drawOrders(sheet: Sheet, { messages, orders }: InvoiceView): void {
  drawTable(
    sheet,
    [
      { title: messages.order, share: 3 },
      { title: messages.placed, share: 3 },
      { title: messages.deliveryNote, share: 3 },
      { title: messages.shipped, share: 3 },
      { title: messages.total, share: 3, align: 'right' },
    ],
    orders.map((cells) => ({ cells })),
  );
  sheet.y += mm(6);
}

/** Taxes by rate, then what all of it comes to. */
function drawSums(sheet: Sheet, { messages, taxes, totals, payable }: InvoiceView): void {
  sheet.ensure(mm(30 + 6 * taxes.length));
  drawTable(
    sheet,
    [
      { title: messages.taxRate, share: 2 },
      { title: messages.taxable, share: 4, align: 'right' },
      { title: messages.taxAmount, share: 4, align: 'right' },
    ],
    taxes.map((cells) => ({ cells })),
    sheet.columns(6, 6),
  );
  sheet.y += mm(4);
  drawTable(
    sheet,
    [
      { title: '', share: 6 },
      { title: '', share: 4, align: 'right' },
    ],
    [
      ...totals.map(({ label, value }) => ({ cells: [label, value] })),
      { cells: [payable.label, payable.value], sum: true },
    ],
    sheet.columns(6, 6),
  );
}

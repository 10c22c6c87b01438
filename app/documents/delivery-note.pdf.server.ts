/** A delivery note as a PDF: what is in the parcel, for whom, nothing of prices. */
import type { DeliveryDocument } from '#rules/invoicing/delivery-note.ts';
import { deliveryNoteView } from './delivery-note.view-model.ts';
import { documentSheet } from './document-sheet.ts';
import { drawFacts, drawTitle } from './layout/facts.ts';
import { drawParties } from './layout/parties.ts';
import { mm } from './layout/sheet.ts';
import { drawTable } from './layout/table.ts';

export function deliveryNotePdf(note: DeliveryDocument, orderUrl: string): Promise<Uint8Array> {
  const view = deliveryNoteView(note, orderUrl);
  const { messages } = view;
  const sheet = documentSheet(view);
  drawTitle(sheet, view.title, note.deliverTo.name, {
    text: view.orderUrl,
    alt: messages.lookUp,
  });
  drawFacts(sheet, view.facts, 4);
  sheet.y += mm(5);
  drawParties(sheet, view.parties);
  drawTable(
    sheet,
    [
      { title: messages.position, share: 1 },
      { title: messages.description, share: 9 },
      { title: messages.quantity, share: 2, align: 'right' },
    ],
    view.lines.map((cells) => ({ cells })),
  );
  return sheet.finish();
}

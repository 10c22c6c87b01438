/**
 * A pick list as a PDF: one walk through the shelves for a whole order, or a whole batch.
 */
import { documentSheet } from './document-sheet.ts';
import { drawFacts, drawTitle, drawWritingBoxes, HANDWRITING } from './layout/facts.ts';
import { mm } from './layout/sheet.ts';
import { drawTable } from './layout/table.ts';
import { pickListView, type PickListView } from './pick-list.view-model.ts';
import type { DocumentLocale, OrderDocumentData } from './types.ts';

export function pickListPdf(data: OrderDocumentData, locale?: DocumentLocale): Promise<Uint8Array> {
  return renderPickList(pickListView(data, locale));
}

export function renderPickList(view: PickListView): Promise<Uint8Array> {
  const { messages } = view;
  const sheet = documentSheet(view);
  drawTitle(sheet, view.title, view.subtitle, view.link);
  drawFacts(sheet, view.facts, 4);
  sheet.y += mm(4);
  drawTable(
    sheet,
    [
      { title: messages.bin, share: 12 },
      { title: messages.partNumber, share: 22 },
      { title: messages.part, share: 44 },
      { title: messages.quantity, share: 13, align: 'right' },
      { title: messages.picked, share: 9, align: 'right' },
    ],
    view.rows.map((cells) => ({ cells: [...cells, ''], tick: true })),
    undefined,
    9.5,
  );
  sheet.y += mm(5);
  sheet.ensure(HANDWRITING + mm(6));
  drawWritingBoxes(sheet, [messages.doneBy, messages.date]);
  return sheet.finish();
}

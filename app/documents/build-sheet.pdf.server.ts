/**
 * The build sheet as a PDF. Page one is enough to start building: picture, key facts, what
 * differs from standard, torques; then parts with bins, operations in order, sign-off.
 */
import {
  buildSheetView,
  type BuildOperationView,
  type BuildSheetOptions,
  type BuildSheetView,
} from './build-sheet.view-model.ts';
import { documentSheet } from './document-sheet.ts';
import { drawFacts, drawTitle, drawWords, drawWritingBoxes, HANDWRITING } from './layout/facts.ts';
import { drawOperation, torquePiece } from './layout/operation.ts';
import { drawPicture } from './layout/picture.ts';
import { mm, type Sheet, SMALL } from './layout/sheet.ts';
import { drawTable } from './layout/table.ts';
import type { OrderDocumentData } from './types.ts';

/** One unit of one line; print it once for each unit. */
export function buildSheetPdf(
  data: OrderDocumentData,
  options: BuildSheetOptions,
): Promise<Uint8Array> {
  const view = buildSheetView(data, options);
  return buildSheetsPdf(view.title, [view]);
}

/** Sheets of several units, one after the other, each with page numbers of its own; at least one. */
export function buildSheetsPdf(
  title: string,
  [first, ...others]: readonly [BuildSheetView, ...BuildSheetView[]],
): Promise<Uint8Array> {
  const sheet = documentSheet({ ...first, title });
  drawSheet(sheet, first);
  for (const view of others) {
    sheet.section(view.head);
    drawSheet(sheet, view);
  }
  return sheet.finish();
}

function drawSheet(sheet: Sheet, view: BuildSheetView): void {
  drawTitle(sheet, view.title, view.subtitle, view.link);
  drawReprint(sheet, view);
  drawGlance(sheet, view);
  drawSpecification(sheet, view);
  drawTorques(sheet, view);
  drawRemarks(sheet, view);
  drawBom(sheet, view);
  drawOperations(sheet, view);
  drawSignOff(sheet, view);
}

/** Above everything else: who builds by an older sheet has to see it first. */
function drawReprint(sheet: Sheet, { reprint }: BuildSheetView): void {
  if (reprint.length === 0) return;
  for (const words of reprint) sheet.paragraph(words, { size: 10, weight: 'bold' });
  sheet.y += mm(3);
}

/** Picture on the left, the twelve facts beside it. */
function drawGlance(sheet: Sheet, view: BuildSheetView): void {
  const top = sheet.y;
  const height = mm(66);
  drawPicture(sheet, view.picture, view.alt, { ...sheet.columns(0, 7), y: top, height });
  drawFacts(sheet, view.facts, 2, sheet.columns(7, 5));
  sheet.y = Math.max(sheet.y, top + height);
}

/** Two pairs of name and value in each row. */
function drawSpecification(sheet: Sheet, { specification, messages }: BuildSheetView): void {
  sheet.heading('H2', messages.specification);
  if (specification.some(({ deviates }) => deviates)) {
    sheet.paragraph(messages.deviations, SMALL);
    sheet.y += mm(1);
  }
  const rows = Array.from({ length: Math.ceil(specification.length / 2) }, (_, index) => {
    const pair = specification.slice(2 * index, 2 * index + 2);
    return {
      cells: pair.flatMap(({ label, value }) => [label, value]),
      bold: pair.flatMap(({ deviates }) => [false, deviates]),
    };
  });
  drawTable(
    sheet,
    [3, 5, 3, 5].map((share) => ({ title: '', share })),
    rows,
  );
}

function drawRemarks(sheet: Sheet, { notes, wishes, messages }: BuildSheetView): void {
  if (notes.length > 0) {
    sheet.heading('H2', messages.notes);
    for (const note of notes) sheet.paragraph(note);
  }
  if (wishes.length > 0) {
    sheet.heading('H2', messages.wishes);
    drawWords(sheet, wishes);
  }
}

/** Three boxes in a row: what must be tight is found without reading. */
function drawTorques(sheet: Sheet, { torques, messages }: BuildSheetView): void {
  if (torques.length === 0) return;
  sheet.heading('H2', messages.torques);
  const areas = [0, 4, 8].map((column) => sheet.columns(column, 4));
  for (let from = 0; from < torques.length; from += areas.length) {
    const pieces = torques.slice(from, from + areas.length).flatMap((torque, index) => {
      const area = areas[index];
      return area ? [torquePiece(sheet, torque, area)] : [];
    });
    const height = Math.max(...pieces.map((piece) => piece.height));
    sheet.ensure(height);
    for (const piece of pieces) piece.draw(sheet.y);
    sheet.y += height;
  }
}

function drawBom(sheet: Sheet, { bom, messages }: BuildSheetView): void {
  sheet.heading('H2', messages.bom);
  drawTable(
    sheet,
    [
      { title: messages.part, share: 46 },
      { title: messages.partNumber, share: 20 },
      { title: messages.bin, share: 12 },
      { title: messages.quantity, share: 13, align: 'right' },
      { title: messages.picked, share: 9, align: 'right' },
    ],
    bom.map(({ level, cells, phantom }) => ({ cells, indent: level - 1, tick: !phantom })),
  );
}

function drawOperations(sheet: Sheet, view: BuildSheetView): void {
  const { centres, centreSum, operations, messages } = view;
  if (operations.length === 0) return;
  sheet.heading('H2', messages.operations);
  drawTable(
    sheet,
    [
      { title: messages.workCentre, share: 5 },
      { title: messages.operation, share: 4 },
      { title: messages.setup, share: 2, align: 'right' },
      { title: messages.run, share: 2, align: 'right' },
    ],
    [...centres.map((cells) => ({ cells })), { cells: centreSum, sum: true }],
  );
  sheet.y += mm(2);
  operations.forEach((operation: BuildOperationView) => drawOperation(sheet, operation, messages));
}

function drawSignOff(sheet: Sheet, { messages }: BuildSheetView): void {
  sheet.heading('H2', messages.signOff, 2 * HANDWRITING + mm(14));
  drawWritingBoxes(sheet, [messages.serialNumber, messages.remarks]);
  sheet.y += mm(2);
  drawWritingBoxes(sheet, [messages.doneBy, messages.checkedBy, messages.date]);
}

/**
 * Small pieces every sheet is made of: the title block with its QR code, a grid of facts, a box
 * of wishes, boxes to write in.
 */
import { drawQrCode } from './picture.ts';
import { BODY, mm, SMALL, STRONG, type Sheet } from './sheet.ts';
import type { Area } from './table.ts';

interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Least height of a box for handwriting. */
export const HANDWRITING = mm(9);
const QR = mm(22);

/** Title and subtitle on the left, QR code on the right. */
export function drawTitle(
  sheet: Sheet,
  title: string,
  subtitle: string,
  code: { readonly text: string; readonly alt: string },
): void {
  const start = sheet.y;
  const width = sheet.width - QR - mm(6);
  const block = sheet.type.block(title, { size: 22, weight: 'bold' }, width);
  sheet.content('H1', () => sheet.type.draw(block, sheet.left, start, width));
  sheet.y += block.height + mm(1);
  sheet.paragraph(subtitle, { size: 11 }, { x: sheet.left, width });
  const end = sheet.y;
  drawQrCode(sheet, code.text, code.alt, {
    x: sheet.left + sheet.width - QR,
    y: start,
    size: QR,
  });
  sheet.y = Math.max(end, start + QR) + mm(5);
}

/** A grid of label over value, `columns` wide, hairlines between its rows. */
export function drawFacts(
  sheet: Sheet,
  facts: readonly Fact[],
  columns: number,
  area: Area = { x: sheet.left, width: sheet.width },
): void {
  const gap = mm(4);
  const width = (area.width - gap * (columns - 1)) / columns;
  const table = sheet.element('Table');
  for (let from = 0; from < facts.length; from += columns) {
    const cells = facts.slice(from, from + columns).map(({ label, value }) => ({
      label: sheet.type.block(label, SMALL, width),
      value: sheet.type.block(value, STRONG, width),
    }));
    const height = Math.max(...cells.map((cell) => cell.label.height + cell.value.height));
    sheet.ensure(height + mm(3));
    sheet.rule(sheet.y, area.x, area.width);
    const y = sheet.y + mm(1);
    const row = sheet.element('TR', table);
    cells.forEach((cell, index) => {
      const x = area.x + index * (width + gap);
      sheet.content('TH', () => sheet.type.draw(cell.label, x, y, width), row, { scope: 'Column' });
      const below = y + cell.label.height;
      sheet.content('TD', () => sheet.type.draw(cell.value, x, below, width), row);
    });
    row.end();
    sheet.y = y + height + mm(1);
  }
  sheet.rule(sheet.y, area.x, area.width);
  table.end();
}

/** Label and text below each other, for texts of any length. */
export function drawWords(sheet: Sheet, words: readonly Fact[]): void {
  for (const { label, value } of words) {
    sheet.ensure(mm(9));
    sheet.paragraph(label, SMALL);
    sheet.paragraph(value, BODY);
    sheet.y += mm(1.5);
  }
}

/** Boxes to write in by hand, side by side, each with its label. */
export function drawWritingBoxes(
  sheet: Sheet,
  labels: readonly string[],
  area: Area = { x: sheet.left, width: sheet.width },
  height = HANDWRITING,
): void {
  const gap = mm(3);
  const width = (area.width - gap * (labels.length - 1)) / labels.length;
  const blocks = labels.map((label) => sheet.type.block(label, SMALL, width));
  const labelled = Math.max(...blocks.map((block) => block.height)) + mm(0.5);
  sheet.ensure(labelled + height);
  const y = sheet.y;
  blocks.forEach((block, index) => {
    const x = area.x + index * (width + gap);
    sheet.content('P', () => sheet.type.draw(block, x, y, width));
    sheet.box(x, y + labelled, width, height, 0.5);
  });
  sheet.y += labelled + height;
}

/**
 * Labels for units in a workshop: one page of 100 × 50 mm each, for a label printer. The bars and
 * the code both lead to the unit.
 */
import barcodes from 'bwip-js/node';
import { drawQrCode } from './layout/picture.ts';
import { mm, Sheet, SMALL } from './layout/sheet.ts';
import type { TextStyle } from './layout/text.ts';

export interface Label {
  readonly number: string;
  readonly url: string;
  /** Lines below the number, the most important first. */
  readonly lines: readonly string[];
}

export interface LabelsOptions {
  readonly title: string;
  readonly language: string;
  readonly date: string;
  /** Said of each QR code to those who do not see it. */
  readonly alt: string;
}

const PAGE = { width: mm(100), height: mm(50), margin: mm(4) };
const NUMBER: TextStyle = { size: 20, weight: 'bold' };
const QR = mm(20);
const BARS = { height: mm(11), module: mm(0.4) };

export function labelsPdf(labels: readonly Label[], options: LabelsOptions): Promise<Uint8Array> {
  const sheet = new Sheet({ ...options, page: PAGE });
  labels.forEach((label, index) => {
    if (index > 0) sheet.newPage();
    drawLabel(sheet, label, options.alt);
  });
  return sheet.finish();
}

function drawLabel(sheet: Sheet, { number, url, lines }: Label, alt: string): void {
  const column = { x: sheet.left, width: sheet.width - QR - mm(3) };
  const qr = { x: sheet.left + sheet.width - QR, y: sheet.y, size: QR };
  sheet.paragraph(number, NUMBER, column);
  for (const line of lines) {
    // A name of any length leaves the bars their place.
    const block = sheet.type.block(line, SMALL, column.width);
    const y = sheet.y;
    sheet.content('P', () => sheet.type.draw(block, column.x, y, column.width, 0, 1));
    sheet.y += block.lineHeight;
  }
  drawQrCode(sheet, url, alt, qr);
  drawBars(sheet, number, sheet.bottom - BARS.height);
}

/** Code 128; the number stands above in letters, so the bars are no content of their own. */
function drawBars(sheet: Sheet, text: string, y: number): void {
  const [symbol] = barcodes.raw('code128', text, '');
  if (!symbol || !('sbs' in symbol)) throw new Error('Code 128 is bars and spaces');
  const widths = [...symbol.sbs];
  sheet.artifact(() => {
    let x = sheet.left;
    widths.forEach((modules, index) => {
      const width = modules * BARS.module;
      if (index % 2 === 0) sheet.document.rect(x, y, width, BARS.height);
      x += width;
    });
    sheet.document.fill('#000000');
  });
}

/** Addresses side by side, each under its heading, read one after the other. */
import { BODY, mm, SMALL, STRONG, type Sheet } from './sheet.ts';

export interface PartyBlock {
  readonly title: string;
  /** The first is the name. */
  readonly lines: readonly string[];
}

export function drawParties(sheet: Sheet, parties: readonly PartyBlock[]): void {
  const span = Math.floor(12 / parties.length);
  const columns = parties.map(({ title, lines }, index) => {
    const at = sheet.columns(index * span, span);
    const blocks = [
      sheet.type.block(title, SMALL, at.width),
      ...lines.map((line, row) => sheet.type.block(line, row === 0 ? STRONG : BODY, at.width)),
    ];
    return { at, blocks, height: blocks.reduce((total, { height }) => total + height, 0) };
  });
  const height = Math.max(...columns.map((column) => column.height));
  sheet.ensure(height + mm(4));
  const start = sheet.y;
  for (const { at, blocks } of columns) {
    let y = start;
    for (const [index, block] of blocks.entries()) {
      const top = y;
      sheet.content(index === 0 ? 'H2' : 'P', () => sheet.type.draw(block, at.x, top, at.width));
      y += block.height;
    }
  }
  sheet.y = start + height + mm(4);
}

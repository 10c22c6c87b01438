/**
 * Tables: hairlines, heads repeated on every page, rows never split.
 *
 * The one exception: a row taller than a whole page is cut between lines, because losing text
 * would be worse.
 */
import { mm, SMALL, type Sheet, type Structure } from './sheet.ts';
import { INK, LINE, type TextBlock, type TextStyle } from './text.ts';

export interface TableColumn {
  readonly title: string;
  /** Share of the table's width. */
  readonly share: number;
  readonly align?: 'left' | 'right';
}
export interface TableRow {
  /** One text per column. */
  readonly cells: readonly string[];
  /** The whole row, or cell by cell. */
  readonly bold?: boolean | readonly boolean[];
  /** Levels the first cell is moved in. */
  readonly indent?: number;
  /** A box to tick instead of the last cell's text. */
  readonly tick?: boolean;
  /** A stronger line above: a sum. */
  readonly sum?: boolean;
}
export interface Area {
  readonly x: number;
  readonly width: number;
}

const PADDING = mm(0.9);
const GAP = mm(3);
const INDENT = mm(4);
const TICK = mm(3.4);

export function drawTable(
  sheet: Sheet,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  area: Area = { x: sheet.left, width: sheet.width },
  size = 8.5,
): void {
  const table = sheet.element('Table');
  const places = placesOf(columns, area);
  const head = columns.map(({ title, align }, index) =>
    sheet.type.block(
      title,
      { ...SMALL, align: align ?? 'left' },
      places[index]?.width ?? area.width,
    ),
  );
  const headHeight = Math.max(...head.map(({ height }) => height)) + 2 * PADDING;
  const titled = columns.some(({ title }) => title !== '');
  const drawHead = (draw: (index: number, paint: () => void) => void): void => {
    if (!titled) return sheet.rule(sheet.y, area.x, area.width, 0.8, INK);
    const y = sheet.y + PADDING;
    head.forEach((block, index) => {
      const place = places[index];
      if (place) draw(index, () => sheet.type.draw(block, place.x, y, place.width));
    });
    sheet.y += headHeight;
    sheet.rule(sheet.y, area.x, area.width, 0.8, INK);
  };
  const blocks = rows.map((row) => rowBlocks(sheet, columns, places, row, size));
  const first = blocks[0] ? Math.min(heightOf(blocks[0]), mm(40)) : 0;
  sheet.ensure(headHeight + first);
  const headRow = titled ? sheet.element('TR', table) : undefined;
  drawHead((_, paint) => sheet.content('TH', paint, headRow, { scope: 'Column' }));
  headRow?.end();
  rows.forEach((row, index) => {
    const cells = blocks[index] ?? [];
    const page = sheet.bottom - sheet.top - headHeight;
    const height = heightOf(cells);
    if (height > page) drawTallRow(sheet, table, places, cells, drawHead);
    else {
      if (sheet.ensure(height)) drawHead((_, paint) => sheet.artifact(paint));
      drawRow(sheet, table, places, cells, row);
      sheet.y += height;
    }
    const sumNext = rows[index + 1]?.sum ?? false;
    sheet.rule(sheet.y, area.x, area.width, sumNext ? 0.8 : 0.35, sumNext ? INK : LINE);
  });
  table.end();
}

function placesOf(columns: readonly TableColumn[], area: Area): Area[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const room = area.width - GAP * (columns.length - 1);
  let x = area.x;
  return columns.map(({ share }) => {
    const width = (room * share) / shares;
    const place = { x, width };
    x += width + GAP;
    return place;
  });
}

const isBold = ({ bold = false, sum = false }: TableRow, index: number): boolean =>
  sum || (typeof bold === 'boolean' ? bold : (bold[index] ?? false));

const indentOf = (row: TableRow, index: number): number =>
  index === 0 ? (row.indent ?? 0) * INDENT : 0;

function rowBlocks(
  sheet: Sheet,
  columns: readonly TableColumn[],
  places: readonly Area[],
  row: TableRow,
  size: number,
): TextBlock[] {
  return columns.map(({ align }, index) => {
    const style: TextStyle = {
      size,
      weight: isBold(row, index) ? 'bold' : 'regular',
      align: align ?? 'left',
    };
    const width = (places[index]?.width ?? 0) - indentOf(row, index);
    return sheet.type.block(row.cells[index] ?? '', style, Math.max(width, mm(8)));
  });
}

const heightOf = (cells: readonly TextBlock[]): number =>
  Math.max(TICK, ...cells.map(({ height }) => height)) + 2 * PADDING;

function drawRow(
  sheet: Sheet,
  table: Structure,
  places: readonly Area[],
  cells: readonly TextBlock[],
  row: TableRow,
): void {
  const element = sheet.element('TR', table);
  const y = sheet.y + PADDING;
  cells.forEach((block, index) => {
    const place = places[index];
    if (!place) return;
    const indent = indentOf(row, index);
    sheet.content(
      'TD',
      () => sheet.type.draw(block, place.x + indent, y, place.width - indent),
      element,
    );
  });
  element.end();
  const last = places.at(-1);
  if (row.tick && last) drawTick(sheet, last.x + last.width - TICK, y + 0.5);
}

/** An empty box to tick by hand. */
export function drawTick(sheet: Sheet, x: number, y: number): void {
  sheet.box(x, y, TICK - 1, TICK - 1, 0.6);
}

function drawTallRow(
  sheet: Sheet,
  table: Structure,
  places: readonly Area[],
  cells: readonly TextBlock[],
  drawHead: (draw: (index: number, paint: () => void) => void) => void,
): void {
  const lineHeight = cells[0]?.lineHeight ?? 1;
  const lines = Math.max(...cells.map((block) => block.lines.length));
  for (let from = 0; from < lines;) {
    if (sheet.ensure(lineHeight * 3 + 2 * PADDING)) drawHead((_, paint) => sheet.artifact(paint));
    const to = from + Math.floor((sheet.bottom - sheet.y - 2 * PADDING) / lineHeight);
    const element = sheet.element('TR', table);
    const [y, first] = [sheet.y + PADDING, from];
    cells.forEach((block, index) => {
      const place = places[index];
      if (!place) return;
      sheet.content(
        'TD',
        () => sheet.type.draw(block, place.x, y, place.width, first, to),
        element,
      );
    });
    element.end();
    sheet.y += Math.min(to, lines) * lineHeight - from * lineHeight + 2 * PADDING;
    from = to;
  }
}

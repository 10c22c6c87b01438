/**
 * Table constraints: the true literals of some exactly-one columns are one of the listed rows.
 *
 * Bit r of `alive` is set while no literal of row r is known to be false; a literal without a live
 * row is made false. Invariants: only the first `live` of `nonzero` are words of `alive` that are
 * not zero; words behind them stand as they fell, the last first, so that undoing is counting up.
 * Method: Demeulenaere et al., Compact-Table, 2016.
 */
import { explainTable } from './explain-table.ts';
import type { Literal } from './literal.ts';
import { TABLE, type SolverState } from './state.ts';

export interface RowTable {
  readonly id: number;
  /** Every literal of every column, column after column. */
  readonly literals: Int32Array;
  /** By place in `literals`: its column; and where that column begins and ends. */
  readonly columns: Int32Array;
  readonly columnStarts: Int32Array;
  /** By row and column: a place in `literals`. */
  readonly rows: Int32Array;
  readonly words: number;
  /** By place in `literals`, a bit for each row with that literal. */
  readonly supports: Int32Array;
  readonly alive: Int32Array;
  readonly nonzero: Int32Array;
  live: number;
  /** By place in `literals`: a word where a live row was seen last. */
  readonly residues: Int32Array;
  /** What it was told since it was looked through: places of literals that became false, and of
   * those that became true as -1 - place; the first `newsCount`. */
  readonly news: Int32Array;
  newsCount: number;
  /** By column, while taking up news: how many became false, -1 where one became true. */
  readonly told: Int32Array;
  /** Room to work in. */
  readonly room: Int32Array;
}

/** `rows` lists places within the columns, row after row. */
export function makeTable(
  id: number,
  columns: readonly (readonly Literal[])[],
  rows: ArrayLike<number>,
): RowTable {
  const width = columns.length;
  const count = rows.length / width;
  const words = (count + 31) >> 5;
  const columnStarts = new Int32Array(width + 1);
  columns.forEach((column, c) => {
    columnStarts[c + 1] = (columnStarts[c] as number) + column.length;
  });
  const literals = Int32Array.from(columns.flat());
  const places = new Int32Array(rows.length);
  const supports = new Int32Array(literals.length * words);
  const alive = new Int32Array(words);
  for (let row = 0; row < count; row++) {
    const word = row >> 5;
    alive[word] = (alive[word] as number) | (1 << (row & 31));
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const place = (columnStarts[column] as number) + (rows[at] as number);
      places[at] = place;
      const support = place * words + word;
      supports[support] = (supports[support] as number) | (1 << (row & 31));
    }
  }
  return {
    id,
    literals,
    columns: Int32Array.from(columns.flatMap((column, c) => column.map(() => c))),
    columnStarts,
    rows: places,
    words,
    supports,
    alive,
    nonzero: Int32Array.from({ length: words }, (_, word) => word),
    live: words,
    residues: new Int32Array(literals.length),
    news: new Int32Array(literals.length),
    newsCount: 0,
    told: new Int32Array(width),
    room: new Int32Array(literals.length + 2 * width),
  };
}

/** Makes the solver keep to it; to be called on level 0, propagation then takes it up. */
export function attachTable(state: SolverState, table: RowTable): void {
  state.tables[table.id] = table;
  state.tableQueue.push(table);
  table.literals.forEach((literal, place) => {
    state.tableUses.push(literal, table.id);
    state.tableUses.push(literal, place);
    if (state.values[literal] === -1) table.news[table.newsCount++] = place;
  });
}

/** Told that `literal` became true, or false but not because another of its column is true. */
export function tellTables(state: SolverState, literal: Literal, holds: boolean): void {
  const { tables, tableUses, tableQueue } = state;
  const uses = tableUses.items[literal] as Int32Array;
  const size = tableUses.sizes[literal] as number;
  for (let i = 0; i < size; i += 2) {
    const table = tables[uses[i] as number] as RowTable;
    const place = uses[i + 1] as number;
    if (table.newsCount === 0) tableQueue.push(table);
    table.news[table.newsCount++] = holds ? -1 - place : place;
  }
}

/** Forgets what tables were told: all of it is about to be taken back. */
export function clearTableQueue(state: SolverState): void {
  for (const table of state.tableQueue) table.newsCount = 0;
  state.tableQueue.length = 0;
}

/**
 * What the news say of the rows alive, laid down in `room`: supports to keep, up to the first
 * number given back; supports to take out, up to the second; and then, up to the third, groups of
 * supports of which one is to be had, each after its size. For a column either its true literal
 * says it, or the fewer of those just excluded and those left.
 */
function sortNews(state: SolverState, table: RowTable): readonly [number, number, number] {
  const { news, newsCount, columns, columnStarts, literals, words, told, room } = table;
  const { values } = state;
  let keep = 0;
  for (let i = 0; i < newsCount; i++) {
    const each = news[i] as number;
    const column = columns[each < 0 ? -1 - each : each] as number;
    if (each < 0) {
      told[column] = -1;
      room[keep++] = (-1 - each) * words;
    } else if (told[column] !== -1) told[column] = (told[column] as number) + 1;
  }
  let remove = keep;
  for (let i = 0; i < newsCount; i++) {
    const each = news[i] as number;
    if (each < 0) continue;
    const column = columns[each] as number;
    const size = (columnStarts[column + 1] as number) - (columnStarts[column] as number);
    if ((told[column] as number) > 0 && 2 * (told[column] as number) <= size) {
      room[remove++] = each * words;
    }
  }
  let end = remove;
  for (let i = 0; i < newsCount; i++) {
    const each = news[i] as number;
    const column = columns[each < 0 ? -1 - each : each] as number;
    const start = columnStarts[column] as number;
    const stop = columnStarts[column + 1] as number;
    if (2 * (told[column] as number) > stop - start) {
      const head = end++;
      for (let place = start; place < stop; place++) {
        if (values[literals[place] as number] !== -1) room[end++] = place * words;
      }
      room[head] = end - head - 1;
    }
    told[column] = 0;
  }
  table.newsCount = 0;
  return [keep, remove, end];
}

/** Takes out the rows that are dead by the news. */
function takeUpNews(state: SolverState, table: RowTable): void {
  const [keep, remove, end] = sortNews(state, table);
  const { alive, supports, nonzero, room } = table;
  const undoable = state.levelStarts.length > 0;
  for (let i = table.live - 1; i >= 0; i--) {
    const word = nonzero[i] as number;
    const before = alive[word] as number;
    let after = before;
    let k = 0;
    while (k < keep) after &= supports[(room[k++] as number) + word] as number;
    while (k < remove) after &= ~(supports[(room[k++] as number) + word] as number);
    while (k < end) {
      let some = 0;
      const stop = k + 1 + (room[k] as number);
      for (k++; k < stop; k++) some |= supports[(room[k] as number) + word] as number;
      after &= some;
    }
    if (after === before) continue;
    alive[word] = after;
    if (after === 0) {
      const last = --table.live;
      nonzero[i] = nonzero[last] as number;
      nonzero[last] = word;
    }
    if (undoable) state.tableUndo.push(table.id, word, before);
  }
}

export function undoTables(state: SolverState, start: number): void {
  const { tableUndo, tables } = state;
  for (let i = tableUndo.size - 3; i >= start; i -= 3) {
    const table = tables[tableUndo.items[i] as number] as RowTable;
    const word = tableUndo.items[i + 1] as number;
    if (table.alive[word] === 0) table.live++;
    table.alive[word] = tableUndo.items[i + 2] as number;
  }
  tableUndo.size = start;
}

/** Makes literals without a live row false. A clause that is broken, or nothing. */
export function filterTable(state: SolverState, table: RowTable): readonly Literal[] | undefined {
  const { literals, residues, alive, supports, nonzero, words } = table;
  takeUpNews(state, table);
  if (table.live === 0) return explainTable(state, table, undefined);
  const { values } = state;
  next: for (let place = 0; place < literals.length; place++) {
    const literal = literals[place] as number;
    if (values[literal] !== 0) continue;
    const base = place * words;
    const residue = residues[place] as number;
    if (((alive[residue] as number) & (supports[base + residue] as number)) !== 0) continue;
    for (let i = 0; i < table.live; i++) {
      const word = nonzero[i] as number;
      if (((alive[word] as number) & (supports[base + word] as number)) === 0) continue;
      residues[place] = word;
      continue next;
    }
    state.assign(literal ^ 1, TABLE + table.id);
  }
  return undefined;
}

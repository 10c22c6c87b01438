/**
 * Table constraints: the true literals of some exactly-one columns are one of the listed rows.
 *
 * Bit r of `alive` is set while no literal of row r is known to be false; a literal without a live
 * row is made false. Invariants: only the first `live` of `nonzero` are words of `alive` that are
 * not zero; words behind them stand as they fell, the last first, so that undoing is counting up.
 * Method: Demeulenaere et al., Compact-Table, 2016; explanations by covering dead rows, found only
 * when asked for.
 */
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
  queued: boolean;
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
    queued: false,
  };
}

/** Makes the solver keep to it; to be called on level 0, propagation then takes it up. */
export function attachTable(state: SolverState, table: RowTable): void {
  state.tables[table.id] = table;
  table.literals.forEach((literal, place) => {
    state.tableUses.push(literal, table.id);
    state.tableUses.push(literal, place);
    if (state.values[literal] === -1) removeRows(state, table, place, false);
  });
  enqueue(state, table);
}

/**
 * Told that `literal` became true: rows without it are dead, and those with its negation if that
 * is a value too.
 */
export function tablesOnTrue(state: SolverState, literal: Literal): void {
  const { tables, tableUses } = state;
  const uses = tableUses.items[literal] as Int32Array;
  const size = tableUses.sizes[literal] as number;
  for (let i = 0; i < size; i += 2) {
    const table = tables[uses[i] as number] as RowTable;
    removeRows(state, table, uses[i + 1] as number, true);
    enqueue(state, table);
  }
}

/** Told that `literal` became false, and not because another of its column became true. */
export function tablesOnFalse(state: SolverState, literal: Literal): void {
  const { tables, tableUses } = state;
  const uses = tableUses.items[literal] as Int32Array;
  const size = tableUses.sizes[literal] as number;
  for (let i = 0; i < size; i += 2) {
    const table = tables[uses[i] as number] as RowTable;
    removeRows(state, table, uses[i + 1] as number, false);
    enqueue(state, table);
  }
}

function enqueue(state: SolverState, table: RowTable): void {
  if (table.queued) return;
  table.queued = true;
  state.tableQueue.push(table);
}

/** Takes the rows with the literal at `place` out, or those without it. */
function removeRows(state: SolverState, table: RowTable, place: number, without: boolean): void {
  const { alive, supports, nonzero, words } = table;
  const base = place * words;
  const undoable = state.levelStarts.length > 0;
  const flip = without ? 0 : -1;
  for (let i = table.live - 1; i >= 0; i--) {
    const word = nonzero[i] as number;
    const before = alive[word] as number;
    const after = before & ((supports[base + word] as number) ^ flip);
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

/**
 * False literals that together leave no row with `excluded` (or no row at all, if undefined).
 * Only what was false before the exclusion is used.
 */
export function explainTable(
  state: SolverState,
  table: RowTable,
  excluded: Literal | undefined,
): Literal[] {
  const { positions, values, reasons } = state;
  const { literals, supports, words, rows, columnStarts } = table;
  const width = columnStarts.length - 1;
  const own = excluded === undefined ? -1 : literals.indexOf(excluded);
  const before = excluded === undefined ? Infinity : (positions[excluded >> 1] as number);
  const rest =
    own < 0 ? new Int32Array(words).fill(-1) : supports.slice(own * words, (own + 1) * words);
  const count = rows.length / width;
  if (own < 0 && (count & 31) !== 0) rest[words - 1] = (1 << (count & 31)) - 1;
  const because: Literal[] = [];
  for (let word = 0; word < words; word++) {
    while (rest[word] !== 0) {
      const bits = rest[word] as number;
      const row = 32 * word + 31 - Math.clz32(bits & -bits);
      // Of what killed the row, the earliest.
      let killer = -1;
      let earliest = before;
      for (let column = 0; column < width; column++) {
        const place = rows[row * width + column] as number;
        const literal = literals[place] as number;
        const position = positions[literal >> 1] as number;
        if (values[literal] !== -1 || position >= earliest) continue;
        killer = place;
        earliest = position;
      }
      const literal = literals[killer] as number;
      const reason = reasons[literal >> 1] as number;
      const chosen = reason < 0 ? placeOf(table, killer, -1 - reason) : -1;
      because.push(chosen < 0 ? literal : (literals[chosen] as number) ^ 1);
      const base = (chosen < 0 ? killer : chosen) * words;
      const flip = chosen < 0 ? -1 : 0;
      for (let w = word; w < words; w++) {
        rest[w] = (rest[w] as number) & ((supports[base + w] as number) ^ flip);
      }
    }
  }
  return because;
}

/** Where a literal stands in the column of another; -1 when it is none of them. */
function placeOf(table: RowTable, other: number, literal: Literal): number {
  const column = table.columns[other] as number;
  const end = table.columnStarts[column + 1] as number;
  for (let place = table.columnStarts[column] as number; place < end; place++) {
    if (table.literals[place] === literal) return place;
  }
  return -1;
}

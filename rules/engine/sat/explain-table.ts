/**
 * Why a table excludes: its dead rows, covered by few literals that are false.
 *
 * Found only when a conflict asks for it. A row is charged to what killed it first; where that is
 * the true literal of a column, its negation covers all rows without it at once.
 */
import type { Literal } from './literal.ts';
import type { SolverState } from './state.ts';
import type { RowTable } from './table.ts';

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

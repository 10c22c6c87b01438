/**
 * The automaton of a table: its rows as a reduced decision diagram, merged from the last column up.
 *
 * O(rows · columns) time; the states are at most that many and mostly far fewer.
 */
import type { Table } from '../network/network.ts';
import { BROKEN, SATISFIED, StateTable, type Automaton } from './automaton.ts';

/** `table.scope` and `sizes` in preorder numbers; a variable stands in the scope once. */
export function tableAutomaton(table: Table, sizes: readonly number[]): Automaton {
  const { scope, rows } = table;
  const width = scope.length;
  const columns = [...scope.keys()].sort((a, b) => (scope[a] ?? 0) - (scope[b] ?? 0));
  const sorted = columns.map((column) => scope[column] ?? 0);
  const states = new StateTable();
  const count = width === 0 ? 0 : rows.length / width;
  const order = Uint32Array.from({ length: count }, (_, row) => row * width);

  /** The state that accepts the rows `order[from…to-1]` from `layer` on; reorders them. */
  const build = (layer: number, from: number, to: number): number => {
    if (from === to) return BROKEN;
    if (layer === width) return SATISFIED;
    const column = columns[layer] ?? 0;
    const size = sizes[sorted[layer] ?? 0] ?? 0;
    const starts = new Uint32Array(size + 1);
    for (let i = from; i < to; i++) {
      const value = rows[(order[i] as number) + column] as number;
      starts[value + 1] = (starts[value + 1] as number) + 1;
    }
    for (let v = 0; v < size; v++)
      starts[v + 1] = (starts[v + 1] as number) + (starts[v] as number);
    const slice = order.slice(from, to);
    const fill = starts.slice();
    for (const row of slice) {
      const value = rows[row + column] as number;
      order[from + (fill[value] as number)] = row;
      fill[value] = (fill[value] as number) + 1;
    }
    const next = new Int32Array(size);
    for (let v = 0; v < size; v++) {
      next[v] = build(layer + 1, from + (starts[v] as number), from + (starts[v + 1] as number));
    }
    return states.state(layer, next);
  };

  const initial = build(0, 0, count);
  return states.finish(sorted, sizes, initial);
}

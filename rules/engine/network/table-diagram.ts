/**
 * A table as a reduced decision diagram: rows with the same continuations share a node.
 *
 * Layer i branches on column i; its nodes are numbered from 0 in the layer, the root is node 0 of
 * layer 0, and after the last column every edge leads to the one end, node 0. Each row is a path
 * and each path a row. Method: Bryant 1986 for reduction; built from the sorted rows, last column
 * first within each node.
 */
import type { Table } from './network.ts';

export interface DiagramNode {
  readonly values: readonly number[];
  /** Where each value leads: a node of the next layer. */
  readonly children: readonly number[];
}

export function diagramOf({ scope, rows }: Table): readonly (readonly DiagramNode[])[] {
  const width = scope.length;
  const cell = (row: number, column: number): number => rows[row * width + column] as number;
  const order = Int32Array.from({ length: rows.length / width }, (_, row) => row);
  order.sort((a, b) => {
    for (let column = 0; column < width; column++) {
      const difference = cell(a, column) - cell(b, column);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const layers = scope.map((): DiagramNode[] => []);
  const known = scope.map(() => new Map<string, number>());

  // The node of the rows from `start` to `end`, which agree before `column`.
  const build = (start: number, end: number, column: number): number => {
    if (column === width) return 0;
    const values: number[] = [];
    const children: number[] = [];
    for (let from = start; from < end;) {
      const value = cell(order[from] as number, column);
      let to = from + 1;
      while (to < end && cell(order[to] as number, column) === value) to++;
      values.push(value);
      children.push(build(from, to, column + 1));
      from = to;
    }
    const layer = layers[column] ?? [];
    const key = `${values.join()}:${children.join()}`;
    const same = known[column]?.get(key);
    if (same !== undefined) return same;
    known[column]?.set(key, layer.length);
    return layer.push({ values, children }) - 1;
  };
  build(0, order.length, 0);
  return layers;
}

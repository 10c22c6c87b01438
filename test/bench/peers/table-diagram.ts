/**
 * A table as a reduced layered diagram: what keeps tables small in clauses and logic programs.
 *
 * Every path from the root (node 0 of layer 0) to the one node after the last layer is a set of
 * rows, and every row is on exactly one path. Equal nodes of a layer are one. Several orders of the
 * columns are tried, and the one of the fewest edges is kept.
 */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** The values of the layer's variable that take this way; all of its values where undefined. */
  readonly values: readonly number[] | undefined;
}

export interface TableDiagram {
  /** By layer, the column of the table. */
  readonly columns: readonly number[];
  /** By layer, the number of its nodes. */
  readonly nodes: readonly number[];
  readonly layers: readonly (readonly Edge[])[];
}

export function tableDiagram(rows: Uint16Array, sizes: readonly number[]): TableDiagram {
  const natural = sizes.map((_, column) => column);
  const bySize = [...natural].sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const orders = [natural, [...natural].reverse(), bySize, [...bySize].reverse()];
  const built = orders.map((columns) => build(rows, sizes, columns));
  const edges = ({ layers }: TableDiagram): number =>
    layers.reduce((sum, layer) => sum + layer.length, 0);
  return built.reduce((best, one) => (edges(one) < edges(best) ? one : best));
}

function build(
  rows: Uint16Array,
  sizes: readonly number[],
  columns: readonly number[],
): TableDiagram {
  const width = sizes.length;
  const at = (row: number, layer: number): number => rows[row * width + (columns[layer] ?? 0)] ?? 0;
  const sorted = Array.from({ length: rows.length / width }, (_, row) => row).sort((a, b) => {
    for (let layer = 0; layer < width; layer++) {
      const difference = at(a, layer) - at(b, layer);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const known = columns.map(() => new Map<string, number>());
  const layers: Edge[][] = columns.map(() => []);

  const node = (from: number, to: number, layer: number): number => {
    if (layer === width) return 0;
    const ways = new Map<number, number[]>();
    for (let start = from; start < to;) {
      const value = at(sorted[start] ?? 0, layer);
      let end = start + 1;
      while (end < to && at(sorted[end] ?? 0, layer) === value) end++;
      const child = node(start, end, layer + 1);
      const values = ways.get(child);
      if (values) values.push(value);
      else ways.set(child, [value]);
      start = end;
    }
    const key = [...ways].map(([child, values]) => `${child}:${values.join()}`).join(';');
    const nodes = known[layer] as Map<string, number>;
    const same = nodes.get(key);
    if (same !== undefined) return same;
    const id = nodes.size;
    nodes.set(key, id);
    const size = sizes[columns[layer] ?? 0] ?? 0;
    for (const [child, values] of ways)
      layers[layer]?.push({
        from: id,
        to: child,
        values: values.length === size ? undefined : values,
      });
    return id;
  };
  node(0, sorted.length, 0);
  return { columns, nodes: known.map((nodes) => nodes.size), layers };
}

/**
 * Tables as clauses: supports for two columns, a decision diagram for more.
 *
 * In a diagram each layer has exactly one node on the path of the row chosen: a node and a value
 * imply the next node, and a node one of those before it. Two columns: a value implies one of those
 * it stands with (Gent: Arc consistency in SAT, 2002). Diagrams: Abío et al., On CNF Encodings of
 * Decision Diagrams, 2016.
 */
import type { Literal } from '#rules/engine/sat/literal.ts';
import type { Table } from './network.ts';
import { diagramOf } from './table-diagram.ts';

/** What a table is encoded with; `free` gives a literal not used before. */
export interface ClauseSink {
  literal(variable: number, value: number): Literal;
  size(variable: number): number;
  free(): Literal;
  clause(literals: readonly Literal[]): void;
  exactlyOne(literals: readonly Literal[]): void;
}

export function encodeTable(table: Table, sink: ClauseSink): void {
  if (table.scope.length === 0) return;
  if (table.scope.length === 2) encodeSupports(table, sink);
  else encodeDiagram(table, sink);
}

function encodeSupports({ scope, rows }: Table, sink: ClauseSink): void {
  for (const column of [0, 1]) {
    const variable = scope[column] ?? 0;
    const other = scope[1 - column] ?? 0;
    const supports = Array.from({ length: sink.size(variable) }, () => new Set<number>());
    for (let i = 0; i < rows.length; i += 2) {
      supports[rows[i + column] as number]?.add(rows[i + 1 - column] as number);
    }
    supports.forEach((values, value) => {
      if (values.size === sink.size(other)) return;
      const literals = [...values].map((each) => sink.literal(other, each));
      sink.clause([sink.literal(variable, value) ^ 1, ...literals]);
    });
  }
}

function encodeDiagram(table: Table, sink: ClauseSink): void {
  const layers = diagramOf(table);
  if ((layers[0]?.[0]?.values.length ?? 0) === 0) {
    sink.clause([]);
    return;
  }
  // A layer of one node is always on the path: no literal is spent on it.
  const nodes = layers.map((layer) => (layer.length > 1 ? layer.map(() => sink.free()) : []));
  for (const literals of nodes) if (literals.length > 0) sink.exactlyOne(literals);
  layers.forEach((layer, i) => {
    const variable = table.scope[i] ?? 0;
    const next = nodes[i + 1] ?? [];
    const parents = next.map((): Literal[] => []);
    const parentsBy = new Map<number, Literal[]>();
    layer.forEach(({ values, children }, n) => {
      const node = nodes[i]?.[n];
      const unless = node === undefined ? [] : [node ^ 1];
      const children_ = new Map(values.map((value, k) => [value, children[k] ?? 0]));
      for (let value = 0; value < sink.size(variable); value++) {
        const literal = sink.literal(variable, value);
        const child = children_.get(value);
        if (child === undefined) {
          sink.clause([...unless, literal ^ 1]);
          continue;
        }
        const target = next[child];
        if (target === undefined) continue;
        sink.clause([...unless, literal ^ 1, target]);
        if (node === undefined) continue;
        parents[child]?.push(node);
        const key = child * sink.size(variable) + value;
        const sharing = parentsBy.get(key);
        if (sharing) sharing.push(node);
        else parentsBy.set(key, [node]);
      }
    });
    if (layer.length < 2) return;
    next.forEach((literal, child) => {
      const all = [...new Set(parents[child])];
      sink.clause([literal ^ 1, ...all]);
      for (let value = 0; value < sink.size(variable); value++) {
        const sharing = parentsBy.get(child * sink.size(variable) + value);
        if (sharing && sharing.length < all.length) {
          sink.clause([literal ^ 1, sink.literal(variable, value) ^ 1, ...sharing]);
        }
      }
    });
  });
}

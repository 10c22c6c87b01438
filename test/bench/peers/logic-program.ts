/**
 * A network as a logic program for clingo: `v(n)` for value n, all numbered through, or `h(n)` for a
 * value of a helper, which nobody asks for.
 *
 * Tables of two columns are integrity constraints that say what each value leaves of the other
 * variable; larger ones are reduced diagrams whose nodes `n(k)` follow from a node before them and
 * a value, and whose last node must follow.
 */
import type { Clause, Network, Table } from '#rules/engine/network/network.ts';
import { valueOffsets } from '#rules/engine/network/network.ts';
import { tableDiagram } from './table-diagram.ts';

export function logicProgram(network: Network, named: number): string {
  const offsets = valueOffsets(network.domains);
  const predicate = (variable: number): string => (variable < named ? 'v' : 'h');
  const atom = (variable: number, value: number): string =>
    `${predicate(variable)}(${(offsets[variable] ?? 0) + value})`;
  const lines = network.domains.map((size, variable) => {
    if (size === 2)
      return `{${atom(variable, 1)}}. ${atom(variable, 0)} :- not ${atom(variable, 1)}.`;
    const last = (offsets[variable + 1] ?? 0) - 1;
    return `{${predicate(variable)}(${offsets[variable]}..${last})} = 1.`;
  });
  let nodes = 0;
  for (const constraint of network.constraints) {
    if (constraint.kind === 'linear') throw new Error('the peers take no sums');
    if (constraint.kind === 'clause') lines.push(clauseLine(constraint, atom));
    else if (constraint.scope.length === 2) lines.push(...pairLines(constraint, network, atom));
    else if (constraint.scope.length > 0) {
      const sizes = constraint.scope.map((variable) => network.domains[variable] ?? 0);
      const diagram = tableDiagram(constraint.rows, sizes);
      const starts = diagram.nodes.map((count) => (nodes += count) - count);
      const end = nodes++;
      const node = (layer: number, number: number): string =>
        `n(${layer === diagram.nodes.length ? end : (starts[layer] ?? 0) + number})`;
      diagram.layers.forEach((edges, layer) => {
        const variable = constraint.scope[diagram.columns[layer] ?? 0] ?? 0;
        for (const { from, to, values } of edges) {
          const before = layer === 0 ? [] : [node(layer, from)];
          for (const value of values ?? [undefined]) {
            const body = value === undefined ? before : [...before, atom(variable, value)];
            const rule = body.length === 0 ? '' : ` :- ${body.join(', ')}`;
            lines.push(`${node(layer + 1, to)}${rule}.`);
          }
        }
      });
      lines.push(`:- not n(${end}).`);
    }
  }
  lines.push('#show v/1.');
  return `${lines.join('\n')}\n`;
}

type Atom = (variable: number, value: number) => string;

function clauseLine({ literals }: Clause, atom: Atom): string {
  const against = literals.flatMap(({ variable, values }) =>
    [...new Set(values)].map((value) => `not ${atom(variable, value)}`),
  );
  return `:- ${against.join(', ')}.`;
}

function pairLines({ scope, rows }: Table, { domains }: Network, atom: Atom): string[] {
  const lines: string[] = [];
  for (const column of [0, 1]) {
    const [from = 0, to = 0] = [scope[column], scope[1 - column]];
    const partners = Array.from({ length: domains[from] ?? 0 }, () => new Set<number>());
    for (let row = 0; row < rows.length; row += 2)
      partners[rows[row + column] ?? 0]?.add(rows[row + 1 - column] ?? 0);
    partners.forEach((set, value) => {
      if (set.size === domains[to]) return;
      const none = [...set].map((other) => `not ${atom(to, other)}`);
      lines.push(`:- ${[atom(from, value), ...none].join(', ')}.`);
    });
  }
  return lines;
}

/**
 * A network as clauses, for the solvers that take nothing else.
 *
 * A value is a literal: of a two-valued variable one Boolean and its negation, of a larger one a
 * Boolean each, exactly one of which holds (by a ladder where there are many). A table of two
 * columns says what each value leaves of the other variable; a larger one becomes a reduced diagram
 * whose edges are Booleans: an edge holds exactly if its start and one of its values do, and in
 * every layer one does. So unit propagation removes every value without a row.
 */
import type { Clause, Network, Table } from '#rules/engine/network/network.ts';
import { valueOffsets } from '#rules/engine/network/network.ts';
import { tableDiagram } from './table-diagram.ts';

export interface Cnf {
  readonly variables: number;
  /** Signed numbers from 1, as in DIMACS. */
  readonly clauses: readonly (readonly number[])[];
  /** The literal of each value, numbered through. */
  readonly literals: Int32Array;
}

/** More values than this, and that two exclude each other is said by a ladder. */
const MOST_PAIRWISE = 8;

export function clausesOf(network: Network): Cnf {
  return new Clauses(network).cnf();
}

class Clauses {
  private readonly offsets: Int32Array;
  private readonly literals: Int32Array;
  private readonly clauses: number[][] = [];
  private variables = 0;

  constructor(private readonly network: Network) {
    const { domains } = network;
    this.offsets = valueOffsets(domains);
    this.literals = new Int32Array(this.offsets[domains.length] ?? 0);
    domains.forEach((size, variable) => this.addVariable(variable, size));
    for (const constraint of network.constraints) {
      if (constraint.kind === 'clause') this.addClause(constraint);
      else if (constraint.kind === 'linear') throw new Error('the peers take no sums');
      else if (constraint.scope.length === 2) this.addPairs(constraint);
      else if (constraint.scope.length > 0) this.addTable(constraint);
    }
  }

  cnf(): Cnf {
    return { variables: this.variables, clauses: this.clauses, literals: this.literals };
  }

  private fresh(): number {
    return ++this.variables;
  }

  private literal(variable: number, value: number): number {
    return this.literals[(this.offsets[variable] ?? 0) + value] ?? 0;
  }

  private addVariable(variable: number, size: number): void {
    const at = this.offsets[variable] ?? 0;
    if (size === 2) {
      this.literals[at + 1] = this.fresh();
      this.literals[at] = -(this.literals[at + 1] ?? 0);
      return;
    }
    for (let value = 0; value < size; value++) this.literals[at + value] = this.fresh();
    const all = Array.from(this.literals.subarray(at, at + size));
    this.clauses.push(all);
    if (size <= MOST_PAIRWISE) {
      all.forEach((one, index) => {
        for (const other of all.slice(index + 1)) this.clauses.push([-one, -other]);
      });
      return;
    }
    let before = 0;
    for (const one of all) {
      const now = this.fresh();
      this.clauses.push([-one, now]);
      if (before !== 0) this.clauses.push([-before, now], [-before, -one]);
      before = now;
    }
  }

  private addClause({ literals }: Clause): void {
    const chosen: number[] = [];
    for (const { variable, values } of literals) {
      const some = new Set(values);
      if (some.size === this.network.domains[variable]) return;
      for (const value of some) chosen.push(this.literal(variable, value));
    }
    this.clauses.push(chosen);
  }

  private addPairs({ scope, rows }: Table): void {
    const [left = 0, right = 0] = scope;
    const [many = 0, others = 0] = [this.network.domains[left], this.network.domains[right]];
    const partners = (column: number, count: number): Set<number>[] => {
      const sets = Array.from({ length: count }, () => new Set<number>());
      for (let row = 0; row < rows.length; row += 2)
        sets[rows[row + column] ?? 0]?.add(rows[row + 1 - column] ?? 0);
      return sets;
    };
    const say = (from: number, to: number, sets: readonly Set<number>[], size: number): void =>
      sets.forEach((set, value) => {
        if (set.size === size) return;
        const supports = [...set].map((other) => this.literal(to, other));
        this.clauses.push([-this.literal(from, value), ...supports]);
      });
    say(left, right, partners(0, many), others);
    say(right, left, partners(1, others), many);
  }

  private addTable({ scope, rows }: Table): void {
    const sizes = scope.map((variable) => this.network.domains[variable] ?? 0);
    const { columns, nodes, layers } = tableDiagram(rows, sizes);
    // The root and the end always hold: no Boolean, written 0.
    const booleans = nodes.map((count, layer) =>
      Array.from({ length: count }, () => (layer === 0 ? 0 : this.fresh())),
    );
    const nodeAt = (layer: number, node: number): number => booleans[layer]?.[node] ?? 0;
    layers.forEach((edges, layer) => {
      const variable = scope[columns[layer] ?? 0] ?? 0;
      const out = new Map<number, number[]>();
      const into = new Map<number, number[]>();
      const support = new Map<number, number[]>();
      const all = Array.from({ length: this.network.domains[variable] ?? 0 }, (_, value) => value);
      const missing = new Map<number, Set<number>>();
      for (const { from, to, values } of edges) {
        const start = nodeAt(layer, from);
        const end = nodeAt(layer + 1, to);
        const edge = this.fresh();
        const literals = values?.map((value) => this.literal(variable, value));
        if (start !== 0) this.clauses.push([-edge, start]);
        if (end !== 0) this.clauses.push([-edge, end]);
        if (literals) this.clauses.push([-edge, ...literals]);
        const unless = start === 0 ? [] : [-start];
        if (literals) for (const one of literals) this.clauses.push([...unless, -one, edge]);
        else this.clauses.push([...unless, edge]);
        append(out, from, edge);
        append(into, to, edge);
        const left = missing.get(from) ?? new Set(all);
        for (const value of values ?? all) {
          append(support, value, edge);
          left.delete(value);
        }
        missing.set(from, left);
      }
      for (const [from, ways] of out) {
        const start = nodeAt(layer, from);
        this.clauses.push(start === 0 ? ways : [-start, ...ways]);
        for (const value of missing.get(from) ?? []) {
          const forbidden = -this.literal(variable, value);
          this.clauses.push(start === 0 ? [forbidden] : [-start, forbidden]);
        }
      }
      for (const [to, ways] of into) {
        const end = nodeAt(layer + 1, to);
        if (end !== 0) this.clauses.push([-end, ...ways]);
      }
      for (const value of all) {
        this.clauses.push([-this.literal(variable, value), ...(support.get(value) ?? [])]);
      }
    });
  }
}

function append(lists: Map<number, number[]>, key: number, one: number): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}

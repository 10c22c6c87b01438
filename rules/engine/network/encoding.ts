/**
 * A network as constraints of the solver: the direct encoding.
 *
 * A value is a literal; a variable of three values and more is an exactly-one group, one of two a
 * single solver variable whose two literals are its values. Clauses, sums and tables are the
 * solver's own; tables of two columns become clauses.
 */
import type { WeightedGroup } from '#rules/engine/sat/linear.ts';
import type { Literal } from '#rules/engine/sat/literal.ts';
import { Solver } from '#rules/engine/sat/solver.ts';
import type { Clause, Network, Term } from './network.ts';
import { valueOffsets } from './network.ts';
import { encodeSupports, type ClauseSink } from './table-clauses.ts';

export interface Encoding {
  readonly solver: Solver;
  /** By value, all numbered through. */
  readonly literals: Int32Array;
  /** Positive literals bound by nothing, for the use of whoever asks. */
  readonly spare: readonly Literal[];
}

export function encode(network: Network, spare: number): Encoding {
  const { domains } = network;
  const offsets = valueOffsets(domains);
  const literals = new Int32Array(offsets[domains.length] ?? 0);
  let variables = 0;
  const fresh = (): Literal => 2 * variables++;
  domains.forEach((size, variable) => {
    const at = offsets[variable] as number;
    if (size === 2) {
      literals[at + 1] = fresh();
      literals[at] = (literals[at + 1] as number) ^ 1;
    } else for (let value = 0; value < size; value++) literals[at + value] = fresh();
  });
  const valueVariables = variables;

  const clauses: (readonly Literal[])[] = [];
  const groups: (readonly Literal[])[] = [];
  const sink: ClauseSink = {
    literal: (variable, value) => literals[(offsets[variable] as number) + value] as number,
    size: (variable) => domains[variable] as number,
    clause: (clause) => clauses.push(clause),
  };
  const columnOf = (variable: number): Literal[] =>
    Array.from({ length: sink.size(variable) }, (_, value) => sink.literal(variable, value));
  domains.forEach((size, variable) => {
    if (size > 2) groups.push(columnOf(variable));
    else if (size < 2) sink.clause(columnOf(variable));
  });
  for (const constraint of network.constraints) {
    if (constraint.kind === 'clause') encodeClause(constraint, sink);
    else if (constraint.kind === 'table' && constraint.scope.length === 2) {
      encodeSupports(constraint, sink);
    }
  }
  const spares = Array.from({ length: spare }, fresh);

  const solver = new Solver(variables);
  // The rest is defined by the values.
  solver.decideOnly(Array.from({ length: valueVariables }, (_, variable) => 2 * variable));
  for (const group of groups) solver.addExactlyOne(group);
  for (const clause of clauses) solver.addClause(clause);
  for (const constraint of network.constraints) {
    if (constraint.kind === 'linear') {
      solver.addLinear(weightedGroups(constraint.terms, literals, offsets), constraint.bound);
    } else if (constraint.kind === 'table' && constraint.scope.length !== 2) {
      solver.addTable(constraint.scope.map(columnOf), constraint.rows);
    }
  }
  return { solver, literals, spare: spares };
}

/** The terms of a sum as the solver takes them. */
export function weightedGroups(
  terms: readonly Term[],
  literals: Int32Array,
  offsets: Int32Array,
  sign: 1 | -1 = 1,
): WeightedGroup[] {
  return terms.map(({ variable, weights }) => ({
    literals: weights.map((_, value) => literals[(offsets[variable] as number) + value] as number),
    weights: weights.map((weight) => sign * weight),
  }));
}

function encodeClause(clause: Clause, sink: ClauseSink): void {
  const literals: Literal[] = [];
  for (const { variable, values } of clause.literals) {
    const chosen = new Set(values);
    const size = sink.size(variable);
    if (chosen.size === size) return;
    if (chosen.size === size - 1) {
      // All values but one: that one does not hold.
      let other = 0;
      while (chosen.has(other)) other++;
      literals.push(sink.literal(variable, other) ^ 1);
    } else for (const value of chosen) literals.push(sink.literal(variable, value));
  }
  sink.clause(literals);
}

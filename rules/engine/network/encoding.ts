/**
 * A network as constraints of the solver: the direct encoding.
 *
 * A value is a literal; a variable of three values and more is an exactly-one group, one of two a
 * single solver variable whose two literals are its values. Clauses, sums and tables are the
 * solver's own.
 */
import type { WeightedGroup } from '#rules/engine/sat/linear.ts';
import { negate, type Literal } from '#rules/engine/sat/literal.ts';
import { Solver } from '#rules/engine/sat/solver.ts';
import type { Clause, Network, Term } from './network.ts';
import { valueOffsets } from './network.ts';

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

  const literalsOf = (variable: number): Literal[] =>
    Array.from(literals.subarray(offsets[variable], offsets[variable + 1]));
  const spares = Array.from({ length: spare }, fresh);

  const solver = new Solver(variables);
  // The rest is defined by the values.
  solver.decideOnly(Array.from({ length: valueVariables }, (_, variable) => 2 * variable));
  domains.forEach((size, variable) => {
    if (size > 2) solver.addExactlyOne(literalsOf(variable));
    else if (size < 2) solver.addClause(literalsOf(variable));
  });
  for (const constraint of network.constraints) {
    if (constraint.kind === 'clause') {
      const clause = clauseLiterals(constraint, domains, literalsOf);
      if (clause) solver.addClause(clause);
    } else if (constraint.kind === 'linear') {
      solver.addLinear(weightedGroups(constraint.terms, literals, offsets), constraint.bound);
    } else if (constraint.scope.length > 0) {
      solver.addTable(constraint.scope.map(literalsOf), constraint.rows);
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

/** Undefined for a clause that always holds. */
function clauseLiterals(
  clause: Clause,
  domains: readonly number[],
  literalsOf: (variable: number) => Literal[],
): Literal[] | undefined {
  const chosen: Literal[] = [];
  for (const { variable, values } of clause.literals) {
    const all = literalsOf(variable);
    const some = new Set(values);
    if (some.size === domains[variable]) return undefined;
    const [other, more] = all.filter((_, value) => !some.has(value));
    // All values but one: that one does not hold.
    if (other !== undefined && more === undefined) chosen.push(negate(other));
    else for (const value of some) chosen.push(all[value] ?? 0);
  }
  return chosen;
}

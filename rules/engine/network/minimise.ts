/**
 * The least of a sum under assumptions, by branch and bound.
 *
 * Each solution found lowers the bound until none is left, which proves the last one best. The sum
 * is bound only where `guard` holds, a literal nothing else mentions, so that all can be taken back
 * afterwards and what was learnt besides stays true. Method: linear search from above, as in Eén,
 * Sörensson: Translating Pseudo-Boolean Constraints into SAT, 2006, section 2.
 */
import type { WeightedGroup } from '#rules/engine/sat/linear.ts';
import { negate, type Literal } from '#rules/engine/sat/literal.ts';
import type { Solver } from '#rules/engine/sat/solver.ts';
import type { Budget } from '#rules/kernel/budget.ts';

export interface Minimisation {
  readonly solver: Solver;
  readonly guard: Literal;
  readonly groups: readonly WeightedGroup[];
  readonly assumptions: readonly Literal[];
  readonly budget: Budget;
  /** A sum known to be reached. */
  readonly start: number | undefined;
  /** Called with every better solution while the solver holds it. */
  readonly found: () => void;
}

/** The least sum; undefined when there is no solution, or it was not proven least. */
export function minimise(task: Minimisation): number | undefined {
  const { solver, guard, groups } = task;
  // Of a group there may be none.
  const most = groups.reduce((sum, { weights }) => sum + Math.max(0, ...weights), 0);
  const least = groups.reduce((sum, { weights }) => sum + Math.min(0, ...weights), 0);
  // Without the guard the bound is out of reach.
  const lift = most - least + 1;
  const guarded = [...groups, { literals: [guard, negate(guard)], weights: [lift, 0] }];
  const linear = solver.addLinear(guarded, most + lift);
  const shift = linear.bound - most;
  for (const group of groups) suggestLightest(solver, group);
  let best = task.start;
  for (;;) {
    if (best !== undefined) solver.lowerBound(linear, best - 1 + shift);
    const { status } = solver.solve([...task.assumptions, guard], task.budget);
    if (status === 'unknown') best = undefined;
    if (status !== 'sat') break;
    best = weigh(solver, groups);
    task.found();
  }
  solver.removeLinear(linear, guard);
  return best;
}

function suggestLightest(solver: Solver, { literals, weights }: WeightedGroup): void {
  const literal = literals[weights.indexOf(Math.min(...weights))];
  if (literal !== undefined) solver.suggest(literal);
}

/** The sum in the solution the solver holds. */
export function weigh(solver: Solver, groups: readonly WeightedGroup[]): number {
  return groups.reduce((sum, { literals, weights }) => {
    const at = literals.findIndex((literal) => solver.isTrue(literal));
    return sum + (weights[at] ?? 0);
  }, 0);
}

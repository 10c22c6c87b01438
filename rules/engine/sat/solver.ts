/**
 * The solver: add constraints, then solve under assumptions, as often as you like.
 *
 * Constraints are never taken back; a user's decisions are assumptions. Learnt clauses follow from
 * the constraints alone, so they stay true for every later call.
 */
import { DEFAULT_BUDGET, type Budget } from '#rules/kernel/budget.ts';
import {
  attachLinear,
  detachLinear,
  makeLinear,
  propagateLinear,
  type Linear,
  type WeightedGroup,
} from './linear.ts';
import { negate, variableOf, type Literal } from './literal.ts';
import { attachClause, propagate } from './propagate.ts';
import { removeLearnts } from './reduce.ts';
import { search, type SearchResult } from './search.ts';
import { SolverState } from './state.ts';

export class Solver {
  private readonly state: SolverState;
  private previous: readonly Literal[] = [];

  constructor(variableCount: number) {
    this.state = new SolverState(variableCount);
  }

  /** At least one of the literals. */
  addClause(literals: readonly Literal[]): void {
    const { state } = this;
    state.backtrack(0);
    const open = [...new Set(literals)].filter((literal) => state.values[literal] !== -1);
    if (open.some((l) => state.values[l] === 1 || open.includes(negate(l)))) return;
    if (open.length >= 2) {
      attachClause(state, { literals: open, learnt: false, activity: 0 });
      return;
    }
    const [only] = open;
    if (only === undefined) state.consistent = false;
    else {
      state.assign(only, undefined);
      this.settle(undefined);
    }
  }

  /** Exactly one of these positive literals; a literal belongs to one group at most. */
  addExactlyOne(literals: readonly Literal[]): void {
    const { state } = this;
    state.backtrack(0);
    const group = state.groups.length;
    state.groups.push([...literals]);
    for (const literal of literals) state.groupOf[variableOf(literal)] = group;
    for (const literal of literals) {
      if (state.values[literal] !== 1) continue;
      for (const other of literals) if (other !== literal) this.addClause([negate(other)]);
    }
    this.addClause(literals);
  }

  /** Σ weight of the true literal of each group ≤ bound; the groups are exactly-one already. */
  addLinear(groups: readonly WeightedGroup[], bound: number): Linear {
    this.state.backtrack(0);
    const linear = makeLinear(groups, bound);
    this.settle(attachLinear(this.state, linear));
    return linear;
  }

  /** Lowers the bound of a linear constraint. */
  lowerBound(linear: Linear, bound: number): void {
    this.state.backtrack(0);
    linear.bound = Math.min(linear.bound, bound);
    this.settle(propagateLinear(this.state, linear));
  }

  /**
   * Takes a linear constraint back. What was learnt from it must follow `guard`: a literal in one
   * of its groups without which it is vacuous; all that mentions the guard goes too.
   */
  removeLinear(linear: Linear, guard: Literal): void {
    this.state.backtrack(0);
    detachLinear(this.state, linear);
    this.forget(guard);
    this.addClause([negate(guard)]);
  }

  private forget(literal: Literal): void {
    removeLearnts(this.state, (clause) =>
      clause.literals.some((other) => variableOf(other) === variableOf(literal)),
    );
  }

  /**
   * Decides only these variables: values of all of them must leave the rest to propagation, or to
   * any extension.
   */
  decideOnly(literals: readonly Literal[]): void {
    this.state.decidable.fill(0);
    for (const literal of literals) {
      this.state.decidable[variableOf(literal)] = 1;
      this.state.order.insert(variableOf(literal));
    }
  }

  /** Prefers this literal when it is decided freely. */
  suggest(literal: Literal): void {
    const variable = variableOf(literal);
    this.state.phases[variable] = (literal & 1) === 0 ? 1 : -1;
    const group = this.state.groupOf[variable] ?? -1;
    if (group >= 0 && (literal & 1) === 0) this.state.groupPhases[group] = literal;
  }

  /** After `sat`, `isTrue` tells the solution found, until the next call. */
  solve(assumptions: readonly Literal[], budget: Budget = DEFAULT_BUDGET): SearchResult {
    const { state } = this;
    if (!state.consistent) return { status: 'unsat', core: [] };
    let common = 0;
    const most = Math.min(assumptions.length, this.previous.length);
    while (common < most && assumptions[common] === this.previous[common]) common++;
    state.backtrack(common);
    this.previous = [...assumptions];
    return search(state, assumptions, budget);
  }

  isTrue(literal: Literal): boolean {
    return this.state.values[literal] === 1;
  }

  /** True while the constraints alone have not been found contradictory. */
  get consistent(): boolean {
    return this.state.consistent;
  }

  private settle(conflict: readonly Literal[] | undefined): void {
    if (conflict ?? propagate(this.state)) this.state.consistent = false;
  }
}

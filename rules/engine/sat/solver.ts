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
import { attachClause } from './attach.ts';
import { propagate } from './propagate.ts';
import { forget, sweep } from './reduce.ts';
import { assume, NO_WISHES, search, type SearchResult, type Wishes } from './search.ts';
import { DECIDED, SolverState } from './state.ts';
import { attachTable, makeTable } from './table.ts';

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
      attachClause(state, open, open.length, 0);
      return;
    }
    const [only] = open;
    if (only === undefined) state.consistent = false;
    else {
      state.assign(only, DECIDED);
      this.settle(undefined);
    }
  }

  /** Exactly one of these positive literals; a literal belongs to one group at most. */
  addExactlyOne(literals: readonly Literal[]): void {
    const { state } = this;
    state.backtrack(0);
    const group = state.groups.length;
    state.groups.push(Int32Array.from(literals));
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
    const linear = makeLinear(this.state.linears.length, groups, bound);
    this.settle(attachLinear(this.state, linear));
    return linear;
  }

  /**
   * The true literals of the columns, each exactly-one already, are one of the rows: places in
   * the columns, row after row.
   */
  addTable(columns: readonly (readonly Literal[])[], rows: ArrayLike<number>): void {
    this.state.backtrack(0);
    attachTable(this.state, makeTable(this.state.tables.length, columns, rows));
    this.settle(undefined);
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
    forget(this.state, variableOf(guard));
    this.addClause([negate(guard)]);
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
  solve(
    assumptions: readonly Literal[],
    budget: Budget = DEFAULT_BUDGET,
    wishes: Wishes = NO_WISHES,
  ): SearchResult {
    if (!this.state.consistent) return { status: 'unsat', core: [] };
    this.keepCommon(assumptions);
    return search(this.state, assumptions, budget, wishes);
  }

  /**
   * Propagates the assumptions only; false when they clash. Afterwards `isTrue` tells what was
   * found to follow from them, by this call or earlier searches.
   */
  assume(assumptions: readonly Literal[]): boolean {
    if (!this.state.consistent) return false;
    this.keepCommon(assumptions);
    return assume(this.state, assumptions);
  }

  /** Drops what the constraints alone make superfluous. */
  simplify(): void {
    this.state.backtrack(0);
    if (this.state.consistent) sweep(this.state, () => false);
  }

  isTrue(literal: Literal): boolean {
    return this.state.values[literal] === 1;
  }

  /** By literal: 1 true, -1 false, 0 open; to be read only. */
  get values(): Int8Array {
    return this.state.values;
  }

  /** True while the constraints alone have not been found contradictory. */
  get consistent(): boolean {
    return this.state.consistent;
  }

  /** Goes back to where the assumptions begin to differ from those of the call before. */
  private keepCommon(assumptions: readonly Literal[]): void {
    let common = 0;
    const most = Math.min(assumptions.length, this.previous.length);
    while (common < most && assumptions[common] === this.previous[common]) common++;
    this.state.backtrack(common);
    this.previous = assumptions.slice();
  }

  private settle(conflict: readonly Literal[] | undefined): void {
    if (conflict !== undefined || !propagate(this.state)) this.state.consistent = false;
  }
}

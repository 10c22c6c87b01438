/**
 * The search: decide, propagate, learn, jump back; assumptions are the first decisions.
 *
 * Level k of the trail belongs to assumption k, whether it needed a decision or not, so that a
 * later call with the same first assumptions goes on from there. Wishes are decided next, in their
 * order, each as soon as it can: the first that the assumptions don't exclude holds in the
 * solution found, and those they were found to exclude are false once it has been backtracked.
 * Method: MiniSat `search`; restarts by Luby.
 */
import type { Budget } from '#rules/kernel/budget.ts';
import { decay } from './activity.ts';
import { analyze, analyzeFinal } from './analyze.ts';
import { attachClause } from './attach.ts';
import type { Literal } from './literal.ts';
import { luby } from './luby.ts';
import { propagate } from './propagate.ts';
import { reduceLearnts } from './reduce.ts';
import { DECIDED, type SolverState } from './state.ts';

export type SearchResult =
  | { readonly status: 'sat' }
  /** `core`: assumptions that can't hold together; empty when the constraints alone can't. */
  | { readonly status: 'unsat'; readonly core: readonly Literal[] }
  | { readonly status: 'unknown' };

/** Literals to be made true if possible; the first `count`. */
export interface Wishes {
  readonly literals: Int32Array;
  readonly count: number;
}

export const NO_WISHES: Wishes = { literals: new Int32Array(0), count: 0 };

const RESTART_UNIT = 100;
const KEPT_LEARNTS = 4000;

export function search(
  state: SolverState,
  assumptions: readonly Literal[],
  budget: Budget,
  wishes: Wishes,
): SearchResult {
  let conflicts = 0;
  let restarts = 0;
  let restartAt = luby(0) * RESTART_UNIT;
  let wish = 0;
  // As long as nothing clashes any order of decisions will do, and the plain one costs least.
  let calm = true;
  let next = 0;
  for (;;) {
    if (!propagate(state)) {
      const { conflict } = state;
      // A bound set late may be broken by lower levels alone.
      state.backtrack(highestLevel(state, conflict));
      if (state.level === 0) {
        state.consistent = false;
        return { status: 'unsat', core: [] };
      }
      conflicts++;
      learn(state, conflict);
      decay(state);
      wish = 0;
      calm = false;
      continue;
    }
    if (conflicts >= budget.conflicts) return { status: 'unknown' };
    if (conflicts >= restartAt) {
      restartAt = conflicts + luby(++restarts) * RESTART_UNIT;
      state.backtrack(Math.min(state.level, assumptions.length));
      if (state.arena.learnts > KEPT_LEARNTS) {
        state.backtrack(0);
        reduceLearnts(state);
      }
      wish = 0;
    }
    const assumption = assumptions[state.level];
    if (assumption !== undefined) {
      const value = state.values[assumption];
      if (value === -1) return { status: 'unsat', core: analyzeFinal(state, assumption) };
      state.openLevel();
      if (value === 0) state.assign(assumption, DECIDED);
      continue;
    }
    while (wish < wishes.count && state.values[wishes.literals[wish] as number] !== 0) wish++;
    let decision: Literal | undefined;
    if (wish < wishes.count) decision = wishes.literals[wish];
    else if (calm) {
      while (next < state.variableCount && !isOpen(state, next)) next++;
      if (next < state.variableCount) decision = lastChoice(state, next);
    } else decision = decide(state);
    if (decision === undefined) return { status: 'sat' };
    state.openLevel();
    state.assign(decision, DECIDED);
  }
}

/**
 * Makes the assumptions hold, and all that propagation tells from them; nothing is decided.
 * False when they are found to clash.
 */
export function assume(state: SolverState, assumptions: readonly Literal[]): boolean {
  for (;;) {
    if (!propagate(state)) {
      const { conflict } = state;
      state.backtrack(highestLevel(state, conflict));
      if (state.level === 0) {
        state.consistent = false;
        return false;
      }
      learn(state, conflict);
      continue;
    }
    const assumption = assumptions[state.level];
    if (assumption === undefined) return true;
    const value = state.values[assumption];
    if (value === -1) return false;
    state.openLevel();
    if (value === 0) state.assign(assumption, DECIDED);
  }
}

function highestLevel(state: SolverState, literals: readonly Literal[]): number {
  let highest = 0;
  for (let i = 0; i < literals.length; i++) {
    const level = state.levels[(literals[i] as number) >> 1] as number;
    if (level > highest) highest = level;
  }
  return highest;
}

function learn(state: SolverState, conflict: readonly Literal[]): void {
  const { learnt, level, glue } = analyze(state, conflict);
  state.backtrack(level);
  const first = learnt[0] as number;
  const reason =
    learnt.length === 1 ? DECIDED : attachClause(state, learnt, learnt.length, Math.max(1, glue));
  state.assign(first, reason);
}

const isOpen = (state: SolverState, variable: number): boolean =>
  state.values[2 * variable] === 0 && state.decidable[variable] === 1;

/** The open variable that took part in most recent conflicts, with the value it had last. */
function decide(state: SolverState): Literal | undefined {
  for (;;) {
    const variable = state.order.pop();
    if (variable < 0) return undefined;
    if (!isOpen(state, variable)) continue;
    const choice = lastChoice(state, variable);
    if (choice >> 1 !== variable) state.order.insert(variable);
    return choice;
  }
}

/** What to decide about a variable: what it was last. */
function lastChoice(state: SolverState, variable: number): Literal {
  if (state.phases[variable] === 1) return 2 * variable;
  // Deciding the group's last choice settles the whole group at once.
  const choice = state.groupPhases[state.groupOf[variable] as number];
  return choice !== undefined && state.values[choice] === 0 ? choice : 2 * variable + 1;
}

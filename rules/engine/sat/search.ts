/**
 * The search: decide, propagate, learn, jump back; assumptions are the first decisions.
 *
 * Level k of the trail belongs to assumption k, whether it needed a decision or not, so that a
 * later call with the same first assumptions goes on from there.
 * Method: MiniSat `search`; restarts by Luby.
 */
import type { Budget } from '#rules/kernel/budget.ts';
import { decay } from './activity.ts';
import { analyze, analyzeFinal } from './analyze.ts';
import type { Clause } from './clause.ts';
import { variableOf, type Literal } from './literal.ts';
import { luby } from './luby.ts';
import { attachClause, propagate } from './propagate.ts';
import { reduceLearnts } from './reduce.ts';
import type { SolverState } from './state.ts';

export type SearchResult =
  | { readonly status: 'sat' }
  /** `core`: assumptions that can't hold together; empty when the constraints alone can't. */
  | { readonly status: 'unsat'; readonly core: readonly Literal[] }
  | { readonly status: 'unknown' };

const RESTART_UNIT = 100;
const KEPT_LEARNTS = 4000;

export function search(
  state: SolverState,
  assumptions: readonly Literal[],
  budget: Budget,
): SearchResult {
  let conflicts = 0;
  let restarts = 0;
  let restartAt = luby(0) * RESTART_UNIT;
  for (;;) {
    const conflict = propagate(state);
    if (conflict) {
      // A bound set late may be broken by lower levels alone.
      state.backtrack(highestLevel(state, conflict));
      if (state.level === 0) {
        state.consistent = false;
        return { status: 'unsat', core: [] };
      }
      conflicts++;
      learn(state, conflict);
      decay(state);
      continue;
    }
    if (conflicts >= budget.conflicts) return { status: 'unknown' };
    if (conflicts >= restartAt) {
      restartAt = conflicts + luby(++restarts) * RESTART_UNIT;
      state.backtrack(Math.min(state.level, assumptions.length));
      if (state.learnts.length > KEPT_LEARNTS) reduceLearnts(state);
    }
    const assumption = assumptions[state.level];
    if (assumption !== undefined) {
      const value = state.values[assumption];
      if (value === -1) return { status: 'unsat', core: analyzeFinal(state, assumption) };
      state.openLevel();
      if (value === 0) state.assign(assumption, undefined);
      continue;
    }
    const decision = decide(state);
    if (decision === undefined) return { status: 'sat' };
    state.openLevel();
    state.assign(decision, undefined);
  }
}

const highestLevel = (state: SolverState, literals: readonly Literal[]): number =>
  literals.reduce((level, l) => Math.max(level, state.levels[variableOf(l)] ?? 0), 0);

function learn(state: SolverState, conflict: readonly Literal[]): void {
  const { learnt, level } = analyze(state, conflict);
  state.backtrack(level);
  const [first = 0] = learnt;
  if (learnt.length === 1) {
    state.assign(first, undefined);
    return;
  }
  const clause: Clause = { literals: learnt, learnt: true, activity: state.clauseStep };
  state.learnts.push(clause);
  attachClause(state, clause);
  state.assign(first, clause);
}

/** The open variable that took part in most recent conflicts, with the value it had last. */
function decide(state: SolverState): Literal | undefined {
  for (;;) {
    const variable = state.order.pop();
    if (variable < 0) return undefined;
    if (state.values[2 * variable] !== 0 || state.decidable[variable] === 0) continue;
    if (state.phases[variable] === 1) return 2 * variable;
    // Deciding the group's last choice settles the whole group at once.
    const choice = state.groupPhases[state.groupOf[variable] ?? -1];
    if (choice !== undefined && state.values[choice] === 0) {
      state.order.insert(variable);
      return choice;
    }
    return 2 * variable + 1;
  }
}

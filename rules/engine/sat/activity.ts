/** Scores of variables and learnt clauses: what took part in recent conflicts scores high (VSIDS). */
import type { Clause } from './clause.ts';
import type { SolverState } from './state.ts';

const VARIABLE_DECAY = 0.95;
const CLAUSE_DECAY = 0.999;
const TOO_LARGE = 1e100;

export function bumpVariable(state: SolverState, variable: number): void {
  const score = (state.activity[variable] ?? 0) + state.activityStep;
  state.activity[variable] = score;
  if (score > TOO_LARGE) {
    state.activity.forEach((each, i) => (state.activity[i] = each / TOO_LARGE));
    state.activityStep /= TOO_LARGE;
  }
  state.order.increased(variable);
}

export function bumpClause(state: SolverState, clause: Clause): void {
  clause.activity += state.clauseStep;
  if (clause.activity > TOO_LARGE) {
    for (const each of state.learnts) each.activity /= TOO_LARGE;
    state.clauseStep /= TOO_LARGE;
  }
}

export function decay(state: SolverState): void {
  state.activityStep /= VARIABLE_DECAY;
  state.clauseStep /= CLAUSE_DECAY;
}

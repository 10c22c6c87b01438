/** Scores of variables: what took part in recent conflicts scores high (VSIDS). */
import type { SolverState } from './state.ts';

const VARIABLE_DECAY = 0.95;
const TOO_LARGE = 1e100;

export function bumpVariable(state: SolverState, variable: number): void {
  const { activity } = state;
  const score = (activity[variable] as number) + state.activityStep;
  activity[variable] = score;
  if (score > TOO_LARGE) {
    for (let i = 0; i < activity.length; i++) activity[i] = (activity[i] as number) / TOO_LARGE;
    state.activityStep /= TOO_LARGE;
  }
  state.order.increased(variable);
}

export function decay(state: SolverState): void {
  state.activityStep /= VARIABLE_DECAY;
}

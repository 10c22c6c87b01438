/** Forgetting: the less active half of the long learnt clauses, never one that is a reason. */
import type { Clause } from './clause.ts';
import { variableOf } from './literal.ts';
import type { SolverState } from './state.ts';

export function reduceLearnts(state: SolverState): void {
  const scores = state.learnts.map((clause) => clause.activity).sort((a, b) => a - b);
  const median = scores[scores.length >> 1] ?? 0;
  removeLearnts(state, ({ literals, activity }) => literals.length > 2 && activity < median);
}

/** Removes the learnt clauses of which `unwanted` is true, and which are no reason. */
export function removeLearnts(state: SolverState, unwanted: (clause: Clause) => boolean): void {
  const gone = new Set<Clause>();
  for (const clause of state.learnts) {
    const [first = 0] = clause.literals;
    if (unwanted(clause) && state.reasons[variableOf(first)] !== clause) gone.add(clause);
  }
  if (gone.size === 0) return;
  const kept = state.learnts.filter((clause) => !gone.has(clause));
  state.learnts.splice(0, state.learnts.length, ...kept);
  for (const watches of state.watches) {
    let n = 0;
    for (const watch of watches) if (!gone.has(watch.clause)) watches[n++] = watch;
    watches.length = n;
  }
}

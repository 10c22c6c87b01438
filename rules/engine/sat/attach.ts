/** Takes a clause of two literals and more into the constraints; its first two are watched. */
import { HEADER, type ClauseRef } from './arena.ts';
import type { Literal } from './literal.ts';
import type { Reason, SolverState } from './state.ts';

/** What to give as the reason when the clause implies its first literal. */
export function attachClause(
  state: SolverState,
  literals: ArrayLike<Literal>,
  count: number,
  glue: number,
): Reason {
  const a = literals[0] as number;
  const b = literals[1] as number;
  if (count === 2) {
    state.implications.push(a ^ 1, b);
    state.implications.push(b ^ 1, a);
    return -1 - (b ^ 1);
  }
  const ref = state.arena.add(literals, count, glue);
  watchClause(state, ref);
  return ref;
}

export function watchClause(state: SolverState, ref: ClauseRef): void {
  const { data } = state.arena;
  const a = data[ref + HEADER] as number;
  const b = data[ref + HEADER + 1] as number;
  state.watches.push(a, ref);
  state.watches.push(a, b);
  state.watches.push(b, ref);
  state.watches.push(b, a);
}

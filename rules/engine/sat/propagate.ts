/**
 * Unit propagation to a fixed point, by two watched literals.
 *
 * Invariant after it returns nothing: no clause is unit or false, no group has two true literals,
 * no linear constraint can exclude more. Otherwise it returns a clause whose literals are all
 * false. Method: Moskewicz et al., Chaff, 2001; blockers as in MiniSat 2.2.
 */
import type { Clause, Watch } from './clause.ts';
import { linearsOnFalse } from './linear.ts';
import { negate, variableOf, type Literal } from './literal.ts';
import type { SolverState } from './state.ts';

export function propagate(state: SolverState): readonly Literal[] | undefined {
  while (state.head < state.trailSize) {
    const literal = state.trail[state.head++] ?? 0;
    const conflict =
      propagateGroup(state, literal) ??
      propagateClauses(state, negate(literal)) ??
      linearsOnFalse(state, negate(literal));
    if (conflict) return conflict;
  }
  return undefined;
}

/** `literal` became true: the others of its group are false. */
function propagateGroup(state: SolverState, literal: Literal): readonly Literal[] | undefined {
  if ((literal & 1) === 1) return undefined;
  const group = state.groups[state.groupOf[variableOf(literal)] ?? -1];
  if (!group) return undefined;
  for (const other of group) {
    if (other === literal) continue;
    const value = state.values[other];
    if (value === 0) state.assign(negate(other), literal);
    else if (value === 1) return [negate(literal), negate(other)];
  }
  return undefined;
}

/** `literal` became false: the clauses watching it look for another literal to watch. */
function propagateClauses(state: SolverState, literal: Literal): readonly Literal[] | undefined {
  const watches = state.watches[literal] ?? [];
  const { values } = state;
  let kept = 0;
  for (let i = 0; i < watches.length; i++) {
    const watch = watches[i] as Watch;
    if (values[watch.blocker] === 1) {
      watches[kept++] = watch;
      continue;
    }
    const { literals } = watch.clause;
    if (literals[0] === literal) {
      literals[0] = literals[1] ?? 0;
      literals[1] = literal;
    }
    const first = literals[0] ?? 0;
    if (values[first] !== 1 && moveWatch(state, watch.clause, first)) continue;
    watches[kept++] = watch;
    watch.blocker = first;
    if (values[first] === 1) continue;
    if (values[first] === -1) {
      for (let j = i + 1; j < watches.length; j++) watches[kept++] = watches[j] as Watch;
      watches.length = kept;
      return literals;
    }
    state.assign(first, watch.clause);
  }
  watches.length = kept;
  return undefined;
}

/** Finds a literal that is not false and watches it in place of the second one. */
function moveWatch(state: SolverState, clause: Clause, blocker: Literal): boolean {
  const { literals } = clause;
  for (let k = 2; k < literals.length; k++) {
    const other = literals[k] ?? 0;
    if (state.values[other] === -1) continue;
    literals[k] = literals[1] ?? 0;
    literals[1] = other;
    state.watches[other]?.push({ clause, blocker });
    return true;
  }
  return false;
}

/** Starts watching the first two literals. */
export function attachClause(state: SolverState, clause: Clause): void {
  const [a = 0, b = 0] = clause.literals;
  state.watches[a]?.push({ clause, blocker: b });
  state.watches[b]?.push({ clause, blocker: a });
}

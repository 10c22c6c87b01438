/**
 * Conflict analysis: the clause of the first unique implication point.
 *
 * `analyze` before: all literals of `conflict` are false, one at least on the current level (> 0).
 * After: the learnt clause is implied by the constraints, all its literals are false, its first is
 * the only one on the current level, and `level` is the highest of the others'.
 * Method: Zhang et al., Efficient Conflict Driven Learning, 2001; minimised by self-subsumption
 * (Sörensson, Biere: Minimizing Learned Clauses, 2009, local form).
 */
import { explainLinear } from './linear.ts';
import { negate, variableOf, type Literal } from './literal.ts';
import { bumpClause, bumpVariable } from './activity.ts';
import type { SolverState } from './state.ts';

/** The false literals that forced `literal` true. Decisions have none. */
export function reasonOf(state: SolverState, literal: Literal): readonly Literal[] {
  const reason = state.reasons[variableOf(literal)];
  if (reason === undefined) return [];
  if (typeof reason === 'number') return [negate(reason)];
  if ('groups' in reason) return explainLinear(state, reason, negate(literal));
  if (reason.learnt) bumpClause(state, reason);
  return reason.literals.filter((other) => other !== literal);
}

export function analyze(
  state: SolverState,
  conflict: readonly Literal[],
): { learnt: Literal[]; level: number } {
  const { seen, levels, trail } = state;
  const learnt: Literal[] = [0];
  let open = 0;
  let index = state.trailSize - 1;
  let because = conflict;
  let point: Literal;
  for (;;) {
    for (const literal of because) {
      const variable = variableOf(literal);
      if (seen[variable] || (levels[variable] ?? 0) === 0) continue;
      seen[variable] = 1;
      bumpVariable(state, variable);
      if ((levels[variable] ?? 0) === state.level) open++;
      else learnt.push(literal);
    }
    while (!seen[variableOf(trail[index] ?? 0)]) index--;
    point = trail[index--] ?? 0;
    open--;
    if (open === 0) break;
    because = reasonOf(state, point);
    seen[variableOf(point)] = 0;
  }
  learnt[0] = negate(point);
  const short = minimise(state, learnt);
  for (const literal of learnt) seen[variableOf(literal)] = 0;
  return { learnt: short, level: secondLevel(state, short) };
}

/** Drops literals whose reason is made of other literals of the clause. */
function minimise(state: SolverState, learnt: readonly Literal[]): Literal[] {
  return learnt.filter((literal, i) => {
    if (i === 0 || state.reasons[variableOf(literal)] === undefined) return true;
    return reasonOf(state, negate(literal)).some((other) => {
      const variable = variableOf(other);
      return !state.seen[variable] && (state.levels[variable] ?? 0) > 0;
    });
  });
}

/** Moves a literal of the highest level to the second place; that level. */
function secondLevel(state: SolverState, learnt: Literal[]): number {
  let best = 1;
  const levelAt = (i: number): number => state.levels[variableOf(learnt[i] ?? 0)] ?? 0;
  for (let i = 2; i < learnt.length; i++) if (levelAt(i) > levelAt(best)) best = i;
  if (learnt.length < 2) return 0;
  const literal = learnt[best] ?? 0;
  learnt[best] = learnt[1] ?? 0;
  learnt[1] = literal;
  return levelAt(1);
}

/**
 * The assumptions that together force `failed` false; `failed` is an assumption now false.
 * Before: every decision on the trail is an assumption.
 */
export function analyzeFinal(state: SolverState, failed: Literal): readonly Literal[] {
  const core = [failed];
  const { seen, trail } = state;
  if ((state.levels[variableOf(failed)] ?? 0) === 0) return core;
  seen[variableOf(failed)] = 1;
  const start = state.levelStarts[0] ?? 0;
  for (let i = state.trailSize - 1; i >= start; i--) {
    const literal = trail[i] ?? 0;
    const variable = variableOf(literal);
    if (!seen[variable]) continue;
    seen[variable] = 0;
    if (state.reasons[variable] === undefined) {
      if (literal !== failed) core.push(literal);
    } else {
      for (const other of reasonOf(state, literal)) {
        if ((state.levels[variableOf(other)] ?? 0) > 0) seen[variableOf(other)] = 1;
      }
    }
  }
  return core;
}

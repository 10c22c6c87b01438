/**
 * Conflict analysis: the clause of the first unique implication point.
 *
 * `analyze` before: all literals of `conflict` are false, one at least on the current level (> 0).
 * After: the learnt clause is implied by the constraints, all its literals are false, its first is
 * the only one on the current level, and `level` is the highest of the others'.
 * Method: Zhang et al., Efficient Conflict Driven Learning, 2001; minimised by self-subsumption
 * (Sörensson, Biere: Minimizing Learned Clauses, 2009, local form).
 */
import { bumpVariable } from './activity.ts';
import { variableOf, type Literal } from './literal.ts';
import { reasonOf } from './reasons.ts';
import { DECIDED, type SolverState } from './state.ts';

export interface Lesson {
  readonly learnt: readonly Literal[];
  readonly level: number;
  /** The number of levels its literals stand on. */
  readonly glue: number;
}

export function analyze(state: SolverState, conflict: readonly Literal[]): Lesson {
  const { seen, levels, trail, level: current } = state;
  const learnt: Literal[] = [0];
  let open = 0;
  let index = state.trailSize - 1;
  let because = conflict;
  let point: Literal;
  for (;;) {
    for (let i = 0; i < because.length; i++) {
      const literal = because[i] as number;
      const variable = literal >> 1;
      if (seen[variable] === 1) continue;
      const level = levels[variable] as number;
      if (level === 0) continue;
      seen[variable] = 1;
      bumpVariable(state, variable);
      if (level === current) open++;
      else learnt.push(literal);
    }
    while (seen[(trail[index] as number) >> 1] === 0) index--;
    point = trail[index--] as number;
    open--;
    if (open === 0) break;
    because = reasonOf(state, point);
    seen[point >> 1] = 0;
  }
  learnt[0] = point ^ 1;
  const short = minimise(state, learnt);
  for (const literal of learnt) seen[literal >> 1] = 0;
  return { learnt: short, level: secondLevel(state, short), glue: glueOf(state, short) };
}

/** Drops literals whose reason is made of other literals of the clause. */
function minimise(state: SolverState, learnt: readonly Literal[]): Literal[] {
  const { seen, levels, reasons } = state;
  return learnt.filter((literal, i) => {
    if (i === 0 || reasons[literal >> 1] === DECIDED) return true;
    const because = reasonOf(state, literal ^ 1);
    for (let k = 0; k < because.length; k++) {
      const variable = (because[k] as number) >> 1;
      if (seen[variable] === 0 && (levels[variable] as number) > 0) return true;
    }
    return false;
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

function glueOf(state: SolverState, learnt: readonly Literal[]): number {
  return new Set(learnt.map((literal) => state.levels[literal >> 1])).size;
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
    if (state.reasons[variable] === DECIDED) {
      if (literal !== failed) core.push(literal);
    } else {
      for (const other of reasonOf(state, literal)) {
        if ((state.levels[variableOf(other)] ?? 0) > 0) seen[variableOf(other)] = 1;
      }
    }
  }
  return core;
}

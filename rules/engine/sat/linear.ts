/**
 * Linear constraints over exactly-one groups: Σ weight of each group's true literal ≤ bound.
 *
 * Every group has exactly one true literal (stated elsewhere), so a group costs at least its
 * cheapest literal not yet false. Invariants: a group's literals are in ascending weight, the
 * first weighs 0; `first[g]` points at the cheapest one not false; `least` is their sum.
 * Method: bounds propagation with lazy explanations; groups as in Bofill et al., Constraint
 * Solving over Pseudo-Boolean Constraints with At-Most-One Groups, 2020.
 */
import { negate, variableOf, type Literal } from './literal.ts';
import { LINEAR, type SolverState } from './state.ts';

export interface Linear {
  /** Its place among the linear constraints of the solver. */
  readonly id: number;
  readonly groups: readonly WeightedGroup[];
  bound: number;
  readonly first: Int32Array;
  least: number;
  readonly widest: number;
}

export interface Occurrence {
  readonly linear: Linear;
  readonly group: number;
  readonly index: number;
}

export interface WeightedGroup {
  readonly literals: readonly Literal[];
  readonly weights: readonly number[];
}

export function makeLinear(id: number, groups: readonly WeightedGroup[], bound: number): Linear {
  let rest = bound;
  const normal = groups.flatMap(({ literals, weights }) => {
    const order = literals.map((_, i) => i).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
    const base = weights[order[0] ?? 0] ?? 0;
    rest -= base;
    const shifted = order.map((i) => (weights[i] ?? 0) - base);
    if ((shifted.at(-1) ?? 0) === 0) return [];
    return [{ literals: order.map((i) => literals[i] ?? 0), weights: shifted }];
  });
  return {
    id,
    groups: normal,
    bound: rest,
    first: new Int32Array(normal.length),
    least: 0,
    widest: Math.max(0, ...normal.map((group) => group.weights.at(-1) ?? 0)),
  };
}

/** Makes the solver keep to it; to be called on level 0. A conflict clause, or nothing. */
export function attachLinear(state: SolverState, linear: Linear): readonly Literal[] | undefined {
  state.linears[linear.id] = linear;
  linear.groups.forEach(({ literals }, group) => {
    literals.forEach((literal, index) => {
      (state.occurrences[literal] ??= []).push({ linear, group, index });
    });
    advance(state, linear, group);
  });
  return propagateLinear(state, linear);
}

/** The solver no longer keeps to it; to be called on level 0. */
export function detachLinear(state: SolverState, linear: Linear): void {
  state.linears[linear.id] = undefined;
  for (const { literals } of linear.groups) {
    for (const literal of literals) {
      const others = state.occurrences[literal]?.filter((each) => each.linear !== linear);
      state.occurrences[literal] = others?.length ? others : undefined;
    }
  }
}

/** Told that `literal` became false. A conflict clause, or nothing. */
export function linearsOnFalse(
  state: SolverState,
  literal: Literal,
): readonly Literal[] | undefined {
  const occurrences = state.occurrences[literal];
  if (!occurrences) return undefined;
  for (const { linear, group, index } of occurrences) {
    if (linear.first[group] !== index) continue;
    if (!advance(state, linear, group)) continue;
    const conflict = propagateLinear(state, linear);
    if (conflict) return conflict;
  }
  return undefined;
}

/** Moves the pointer of a group past its false literals; false when the group is exhausted. */
function advance(state: SolverState, linear: Linear, group: number): boolean {
  const { literals, weights } = linear.groups[group] ?? { literals: [], weights: [] };
  const from = linear.first[group] ?? 0;
  let to = from;
  while (to < literals.length && state.values[literals[to] ?? 0] === -1) to++;
  // An exhausted group contradicts its own clause, which will say so.
  if (to === literals.length) return false;
  linear.first[group] = to;
  linear.least += (weights[to] ?? 0) - (weights[from] ?? 0);
  if (state.level > 0) state.linearUndo.push({ linear, group, from });
  return true;
}

export function undoLinears(state: SolverState, start: number): void {
  for (let i = state.linearUndo.length - 1; i >= start; i--) {
    const entry = state.linearUndo[i];
    if (!entry) continue;
    const { linear, group, from } = entry;
    const weights = linear.groups[group]?.weights ?? [];
    linear.least += (weights[from] ?? 0) - (weights[linear.first[group] ?? 0] ?? 0);
    linear.first[group] = from;
  }
  state.linearUndo.length = start;
}

/** Excludes every literal too heavy for what is left. */
export function propagateLinear(
  state: SolverState,
  linear: Linear,
): readonly Literal[] | undefined {
  const slack = linear.bound - linear.least;
  if (slack < 0) return explainLinear(state, linear, undefined);
  if (slack >= linear.widest) return undefined;
  for (let g = 0; g < linear.groups.length; g++) {
    const { literals, weights } = linear.groups[g] ?? { literals: [], weights: [] };
    const limit = (weights[linear.first[g] ?? 0] ?? 0) + slack;
    for (let i = literals.length - 1; i >= 0 && (weights[i] ?? 0) > limit; i--) {
      const literal = literals[i] ?? 0;
      const value = state.values[literal];
      if (value === 0) state.assign(negate(literal), LINEAR + linear.id);
      else if (value === 1) return [negate(literal), ...explainLinear(state, linear, literal)];
    }
  }
  return undefined;
}

/**
 * False literals that together made the constraint exclude `excluded` (or break, if undefined).
 * Only what was false before the exclusion is used.
 */
export function explainLinear(
  state: SolverState,
  linear: Linear,
  excluded: Literal | undefined,
): Literal[] {
  const before =
    excluded !== undefined && state.values[excluded] === -1
      ? (state.positions[variableOf(excluded)] ?? 0)
      : Infinity;
  const wasFalse = (literal: Literal): boolean =>
    state.values[literal] === -1 && (state.positions[variableOf(literal)] ?? 0) < before;
  let total = 0;
  const firsts = linear.groups.map(({ literals, weights }) => {
    const own = excluded === undefined ? -1 : literals.indexOf(excluded);
    if (own >= 0) {
      total += weights[own] ?? 0;
      return 0;
    }
    let first = 0;
    while (first < literals.length - 1 && wasFalse(literals[first] ?? 0)) first++;
    total += weights[first] ?? 0;
    return first;
  });
  // What the sum has to spare lets groups be left out, or be told by fewer literals.
  let spare = total - linear.bound - 1;
  const because: Literal[] = [];
  linear.groups.forEach(({ literals, weights }, g) => {
    let first = firsts[g] ?? 0;
    if (first === 0) return;
    const weight = weights[first] ?? 0;
    while (first > 0 && weight - (weights[first - 1] ?? 0) <= spare) first--;
    spare -= weight - (weights[first] ?? 0);
    for (let i = 0; i < first; i++) {
      if ((weights[i] ?? 0) < (weights[first] ?? 0)) because.push(literals[i] ?? 0);
    }
  });
  return because;
}

/**
 * Sweeping the clauses: drops those that hold anyway or are unwanted, and false literals.
 *
 * Only on level 0, where no reason is ever looked up: the clauses move to a new arena and are
 * watched anew.
 */
import { Arena, HEADER } from './arena.ts';
import { watchClause, attachClause } from './attach.ts';
import type { Literal } from './literal.ts';
import type { SolverState } from './state.ts';

/** Forgets half of the learnt clauses: those of many levels; to be called on level 0. */
export function reduceLearnts(state: SolverState): void {
  const { data, end } = state.arena;
  const glues: number[] = [];
  for (let ref = 1; ref < end; ref += HEADER + (data[ref] as number)) {
    const glue = data[ref + 1] as number;
    if (glue > 0) glues.push(glue);
  }
  glues.sort((a, b) => a - b);
  const median = Math.max(3, glues[glues.length >> 1] ?? 0);
  let spare = glues.length >> 1;
  sweep(state, (_, glue) => glue > median || (glue === median && spare-- < 0));
}

/** Removes the clauses that mention the variable. */
export function forget(state: SolverState, variable: number): void {
  for (const literal of [2 * variable, 2 * variable + 1]) {
    const implied = state.implications.items[literal] as Int32Array;
    for (let i = 0; i < (state.implications.sizes[literal] as number); i++) {
      removeItem(state, (implied[i] as number) ^ 1, literal ^ 1);
    }
    state.implications.sizes[literal] = 0;
  }
  sweep(state, (literals) => literals.some((literal) => literal >> 1 === variable));
}

function removeItem(state: SolverState, list: number, item: number): void {
  const items = state.implications.items[list] as Int32Array;
  let kept = 0;
  for (let i = 0; i < (state.implications.sizes[list] as number); i++) {
    if (items[i] !== item) items[kept++] = items[i] as number;
  }
  state.implications.sizes[list] = kept;
}

/** Keeps only the clauses still needed; to be called on level 0, after propagation. */
export function sweep(
  state: SolverState,
  unwanted: (literals: readonly Literal[], glue: number) => boolean,
): void {
  const { values } = state;
  const { data, end } = state.arena;
  const next = new Arena();
  const pairs: Literal[][] = [];
  for (let ref = 1; ref < end; ref += HEADER + (data[ref] as number)) {
    const glue = data[ref + 1] as number;
    const literals: Literal[] = [];
    let holds = false;
    for (let i = ref + HEADER; i < ref + HEADER + (data[ref] as number); i++) {
      const literal = data[i] as number;
      const value = values[literal] as number;
      if (value > 0) holds = true;
      if (value === 0) literals.push(literal);
    }
    if (holds || (glue > 0 && unwanted(literals, glue))) continue;
    if (literals.length === 2) pairs.push(literals);
    else next.add(literals, literals.length, glue);
  }
  state.arena.data = next.data;
  state.arena.end = next.end;
  state.arena.learnts = next.learnts;
  state.watches.sizes.fill(0);
  for (let ref = 1; ref < next.end; ref += HEADER + (next.data[ref] as number)) {
    watchClause(state, ref);
  }
  for (const pair of pairs) attachClause(state, pair, 2, 0);
}

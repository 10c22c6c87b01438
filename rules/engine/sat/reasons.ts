/** Why a literal is true: the false literals that forced it. Decisions have none. */
import { HEADER } from './arena.ts';
import { explainLinear } from './linear.ts';
import type { Literal } from './literal.ts';
import { explainTable } from './explain-table.ts';
import { DECIDED, LINEAR, TABLE, type SolverState } from './state.ts';

export function reasonOf(state: SolverState, literal: Literal): readonly Literal[] {
  const reason = state.reasons[literal >> 1] as number;
  if (reason === DECIDED) return [];
  if (reason < 0) return [(-1 - reason) ^ 1];
  if (reason >= LINEAR) {
    const linear = state.linears[reason - LINEAR];
    return linear ? explainLinear(state, linear, literal ^ 1) : [];
  }
  if (reason >= TABLE) {
    const table = state.tables[reason - TABLE];
    return table ? explainTable(state, table, literal ^ 1) : [];
  }
  const { data } = state.arena;
  const start = reason + HEADER;
  // The implied literal comes first.
  const others: Literal[] = [];
  for (let i = 1; i < (data[reason] as number); i++) others.push(data[start + i] as number);
  return others;
}

/**
 * Unit propagation to a fixed point, by two watched literals.
 *
 * Invariant after it returns true: no clause is unit or false, no group has two true literals,
 * no linear constraint and no table can exclude more. Otherwise `state.conflict` has a clause whose literals
 * are all false. Method: Moskewicz et al., Chaff, 2001; blockers as in MiniSat 2.2; clauses of two
 * apart, as lists of what a literal implies.
 */
import { HEADER } from './arena.ts';
import { linearsOnFalse } from './linear.ts';
import type { Literal } from './literal.ts';
import type { SolverState } from './state.ts';
import { clearTableQueue, filterTable, tellTables } from './table.ts';

export function propagate(state: SolverState): boolean {
  while (propagateLiterals(state)) {
    const table = state.tableQueue.pop();
    if (!table) return true;
    const conflict = filterTable(state, table);
    if (conflict) {
      state.conflict = conflict;
      break;
    }
  }
  clearTableQueue(state);
  return false;
}

function propagateLiterals(state: SolverState): boolean {
  const { trail, occurrences, tableUses } = state;
  while (state.head < state.trailSize) {
    const literal = trail[state.head++] as number;
    const negation = literal ^ 1;
    if ((tableUses.sizes[literal] as number) > 0) tellTables(state, literal, true);
    else if ((tableUses.sizes[negation] as number) > 0 && !byColumn(state, literal)) {
      tellTables(state, negation, false);
    }
    if (!propagateImplications(state, literal)) return false;
    if ((literal & 1) === 0 && !propagateGroup(state, literal)) return false;
    if (!propagateClauses(state, negation)) return false;
    if (occurrences[negation] !== undefined) {
      const conflict = linearsOnFalse(state, negation);
      if (conflict) {
        state.conflict = conflict;
        return false;
      }
    }
  }
  return true;
}

/** True when the literal is false for another of its group being true, which tables know. */
function byColumn(state: SolverState, literal: Literal): boolean {
  const variable = literal >> 1;
  const reason = state.reasons[variable] as number;
  const group = state.groupOf[variable] as number;
  return reason < 0 && group >= 0 && state.groupOf[(-1 - reason) >> 1] === group;
}

/** `literal` became true, and what it implies with it. */
function propagateImplications(state: SolverState, literal: Literal): boolean {
  const { values } = state;
  const implied = state.implications.items[literal] as Int32Array;
  const size = state.implications.sizes[literal] as number;
  for (let i = 0; i < size; i++) {
    const other = implied[i] as number;
    const value = values[other] as number;
    if (value === 0) state.assign(other, -1 - literal);
    else if (value < 0) {
      state.conflict = [literal ^ 1, other];
      return false;
    }
  }
  return true;
}

/** `literal` became true: the others of its group are false. */
function propagateGroup(state: SolverState, literal: Literal): boolean {
  const number = state.groupOf[literal >> 1] as number;
  if (number < 0) return true;
  const { values } = state;
  const group = state.groups[number] as Int32Array;
  for (let i = 0; i < group.length; i++) {
    const other = group[i] as number;
    if (other === literal) continue;
    const value = values[other] as number;
    if (value === 0) state.assign(other ^ 1, -1 - literal);
    else if (value > 0) {
      state.conflict = [literal ^ 1, other ^ 1];
      return false;
    }
  }
  return true;
}

/** `literal` became false: the clauses watching it look for another literal to watch. */
function propagateClauses(state: SolverState, literal: Literal): boolean {
  const { values, watches } = state;
  const { data } = state.arena;
  const list = watches.items[literal] as Int32Array;
  const size = watches.sizes[literal] as number;
  let kept = 0;
  let i = 0;
  next: while (i < size) {
    const ref = list[i] as number;
    const blocker = list[i + 1] as number;
    i += 2;
    if ((values[blocker] as number) > 0) {
      list[kept++] = ref;
      list[kept++] = blocker;
      continue;
    }
    const a = ref + HEADER;
    let first = data[a] as number;
    if (first === literal) {
      first = data[a + 1] as number;
      data[a] = first;
      data[a + 1] = literal;
    }
    const value = values[first] as number;
    if (value <= 0) {
      const end = a + (data[ref] as number);
      for (let k = a + 2; k < end; k++) {
        const other = data[k] as number;
        if ((values[other] as number) < 0) continue;
        data[k] = literal;
        data[a + 1] = other;
        watches.push(other, ref);
        watches.push(other, first);
        continue next;
      }
    }
    list[kept++] = ref;
    list[kept++] = first;
    if (value > 0) continue;
    if (value < 0) {
      while (i < size) list[kept++] = list[i++] as number;
      watches.sizes[literal] = kept;
      state.conflict = Array.from(data.subarray(a, a + (data[ref] as number)));
      return false;
    }
    state.assign(first, ref);
  }
  watches.sizes[literal] = kept;
  return true;
}

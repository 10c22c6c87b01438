/**
 * A clause: at least one of its literals is true.
 *
 * Invariant: the first two literals are watched; of a reason, the first is the implied one.
 */
import type { Literal } from './literal.ts';

export interface Clause {
  readonly literals: Literal[];
  readonly learnt: boolean;
  activity: number;
}

/** A clause in a watch list; `blocker` is a literal of it that often spares a look at the rest. */
export interface Watch {
  readonly clause: Clause;
  blocker: Literal;
}

/**
 * Clauses of three literals and more, one after the other in one array: count, glue, literals.
 *
 * A clause is told by its place (`ClauseRef`), never 0. Glue is 0 for a given clause; for a learnt
 * one the number of decision levels its literals stood on (Audemard, Simon: Predicting Learnt
 * Clauses Quality, 2009). The first two literals are watched; of a reason, the first is the
 * implied one.
 */
import type { Literal } from './literal.ts';

export type ClauseRef = number;

/** Places taken by count and glue, before the literals. */
export const HEADER = 2;

export class Arena {
  data = new Int32Array(1 << 12);
  end = 1;
  learnts = 0;

  add(literals: ArrayLike<Literal>, count: number, glue: number): ClauseRef {
    const ref = this.end;
    const end = ref + HEADER + count;
    if (end > this.data.length) {
      const grown = new Int32Array(Math.max(end, 2 * this.data.length));
      grown.set(this.data.subarray(0, ref));
      this.data = grown;
    }
    const { data } = this;
    data[ref] = count;
    data[ref + 1] = glue;
    for (let i = 0; i < count; i++) data[ref + HEADER + i] = literals[i] as number;
    this.end = end;
    if (glue > 0) this.learnts++;
    return ref;
  }
}

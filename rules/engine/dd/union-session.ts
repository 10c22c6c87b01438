/**
 * Several diagrams that share a network's solutions out among themselves, each with its own sums
 * beside it, as one: what is asked is asked of each, and put together.
 *
 * A sum that binds only where its guard holds (a literal that says “the total is above 25 kg”) is
 * in the way of a proof as long as the guard is open. With the guard assigned, the two halves have
 * one sum less to keep each.
 */
import { INVALID, UNKNOWN, VALID } from '../network/session.ts';
import type { BoundedCount, BoundedSession, Leasts } from './bounded-session.ts';

export class UnionSession {
  constructor(private readonly parts: readonly BoundedSession[]) {}

  assign(variable: number, value: number): void {
    for (const part of this.parts) part.assign(variable, value);
  }

  retract(variable: number): void {
    for (const part of this.parts) part.retract(variable);
  }

  /** As BoundedSession. */
  changes(): Uint8Array {
    return best(this.parts.map((part) => part.changes()));
  }

  /** As BoundedSession. */
  changesOfOpen(): Uint8Array {
    return best(this.parts.map((part) => part.changesOfOpen()));
  }

  isComplete(): boolean {
    return this.parts.length === 1 && this.parts.every((part) => part.isComplete());
  }

  /** As BoundedSession. */
  corrections(losses: ReadonlyMap<number, number>): Iterable<readonly number[]> {
    const [only] = this.parts;
    if (!only || !this.isComplete()) throw new RangeError('ways out are asked of one diagram');
    return only.corrections(losses);
  }

  /** Some solution of a part. */
  find(): Int32Array | undefined | 'unknown' {
    let isUnknown = false;
    for (const part of this.parts) {
      const found = part.solution();
      if (found && found !== 'unknown') return found;
      isUnknown ||= found === 'unknown';
    }
    return isUnknown ? 'unknown' : undefined;
  }

  count(): BoundedCount {
    const counts = this.parts.map((part) => part.count());
    return {
      count: counts.reduce((sum, { count }) => sum + count, 0n),
      exact: counts.every(({ exact }) => exact),
    };
  }

  /** A solution of least objective of all parts; `cost` tells what a solution comes to. */
  solution(
    objective: number,
    cost: (solution: Int32Array) => number,
  ): Int32Array | undefined | 'unknown' {
    let best: Int32Array | undefined;
    for (const part of this.parts) {
      const found = part.solution(objective);
      if (found === 'unknown') return found;
      if (found && (!best || cost(found) < cost(best))) best = found;
    }
    return best;
  }

  /** As BoundedSession. */
  least(objective: number): Leasts {
    const [first, ...others] = this.parts.map((part) => part.least(objective));
    if (!first) throw new RangeError('a union of nothing');
    return others.reduce(lesser, first);
  }

  exactLeast(objective: number, variable: number, value: number): number | undefined {
    let least = Infinity;
    for (const part of this.parts) {
      const found = part.exactLeast(objective, variable, value);
      if (found === undefined) return undefined;
      least = Math.min(least, found);
    }
    return least;
  }
}

/** What one part has, the union has; what one may have, the union may. */
function best([first, ...others]: readonly Uint8Array[]): Uint8Array {
  if (!first) throw new RangeError('a union of nothing');
  if (others.length === 0) return first;
  return first.map((status, at) => {
    const all = [status, ...others.map((each) => each[at] as number)];
    return [VALID, UNKNOWN].find((each) => all.includes(each)) ?? INVALID;
  });
}

/** A part that can't be less than what another has need not be known. */
function lesser(a: Leasts, b: Leasts): Leasts {
  const least = a.least.map((one, at) => {
    const other = b.least[at] as number;
    if (Number.isNaN(one)) return (a.atLeast[at] as number) >= other ? other : NaN;
    if (Number.isNaN(other)) return (b.atLeast[at] as number) >= one ? one : NaN;
    return Math.min(one, other);
  });
  const atLeast = a.atLeast.map((one, at) => Math.min(one, b.atLeast[at] as number));
  return { least, atLeast };
}

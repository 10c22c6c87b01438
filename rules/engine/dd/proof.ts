/**
 * What passes over a diagram prove for all values at once, under sums that are not in it.
 *
 * The least of an objective over the diagram is a bound for the least that keeps the sums. It is met
 * where a solution that has it keeps them: so sums are put after the objective (`ranked`), and each
 * total tells what one solution comes to in every respect. Sums that no solution with a value can
 * break need not be looked at.
 */
import type { Linear } from '../network/network.ts';
import type { DiagramSession } from './diagram-session.ts';
import { ranked, type AnyObjective, type Ranked } from './objective.ts';

/** Takes an objective into the session, and tells its number there. */
export type Put = (objective: AnyObjective) => number;

/** By value, numbered through. The values of an assigned variable are judged by the others. */
export interface Spent {
  /** 1 where all solutions with a value break some sum, or there are none. */
  readonly broken: Uint8Array;
  /** A bit for each sum that some solution with a value could break. */
  readonly tight: Uint32Array;
}

/** How much of each sum is spent, at least and at most. */
export class Spending {
  private readonly least: readonly number[];
  private readonly most: readonly number[];
  private known: (Spent & { readonly time: number }) | undefined;

  constructor(
    private readonly sums: readonly Linear[],
    put: Put,
  ) {
    this.least = sums.map((sum) => put(asObjective(sum, 1)));
    this.most = sums.map((sum) => put(asObjective(sum, -1)));
  }

  /** Whether the assignments leave no solution that breaks a sum. */
  isFree(session: DiagramSession): boolean {
    return this.sums.every(({ bound }, k) => {
      const most = session.optimum(this.least[k] as number, 'greatest');
      return most === undefined || most <= bound;
    });
  }

  of(session: DiagramSession): Spent {
    const { time } = session.restriction.freshness;
    if (this.known?.time === time) return this.known;
    const values = session.restriction.diagram.domains.reduce((sum, size) => sum + size, 0);
    const broken = new Uint8Array(values);
    // A single sum decides by its least alone.
    const tight = new Uint32Array(values).fill(this.sums.length === 1 ? 1 : 0);
    this.sums.forEach(({ bound }, k) => {
      session.leastOfChanges(this.least[k]).forEach((spent, at) => {
        if (spent > bound) broken[at] = 1;
      });
      if (this.sums.length === 1) return;
      session.leastOfChanges(this.most[k]).forEach((opposite, at) => {
        if (-opposite > bound) tight[at] = (tight[at] as number) | (1 << k);
      });
    });
    this.known = { time, broken, tight };
    return this.known;
  }
}

interface Attempt {
  readonly ranked: Ranked;
  readonly number: number;
  /** The sums after the objective, in their order. */
  readonly sums: readonly number[];
  /** Where the objective is how many weights are above a limit: that limit. */
  readonly limit?: number;
}

/** The proofs of one objective; without one, of there being a solution at all. */
export class Proof {
  private readonly attempts: readonly Attempt[];
  private readonly isAnything: boolean;
  private readonly constant: number;

  constructor(
    objective: AnyObjective | undefined,
    private readonly sums: readonly Linear[],
    put: Put,
  ) {
    this.isAnything = objective === undefined;
    this.constant = objective?.constant ?? 0;
    this.attempts = stepsOf(objective).flatMap(({ first, limit }) =>
      sums.flatMap((_, k): Attempt[] => {
        const found = chain(first, sums, k);
        if (!found) return [];
        const number = put(found.ranked.objective);
        return [{ ...found, number, ...(limit === undefined ? {} : { limit }) }];
      }),
    );
  }

  /**
   * For every value the least that keeps the sums: Infinity where there is none, NaN where it is not
   * proven. `atLeast` is the least without them.
   */
  leasts(session: DiagramSession, { broken, tight }: Spent, atLeast: Float64Array): Float64Array {
    const found = atLeast.map((free, at) => {
      if (broken[at] === 1) return Infinity;
      const bits = tight[at] as number;
      // Where one sum alone can be broken and is not by all, some solution keeps it.
      const isProven = this.isAnything ? (bits & (bits - 1)) === 0 : bits === 0;
      return isProven ? free : NaN;
    });
    for (const { ranked: all, number, sums, limit } of this.attempts) {
      if (!found.some(Number.isNaN)) break;
      session.leastOfChanges(number).forEach((total, at) => {
        if (!Number.isNaN(found[at])) return;
        const [first = 0, ...spent] = all.split(total);
        const left = sums.reduce(
          (bits, k, i) =>
            (spent[i] ?? Infinity) <= (this.sums[k]?.bound ?? 0) ? bits & ~(1 << k) : bits,
          tight[at] as number,
        );
        if (left !== 0) return;
        const free = atLeast[at] as number;
        if (limit === undefined) {
          if (first + this.constant === free) found[at] = free;
          return;
        }
        // A limit above the least is right where all below it are refuted, as by the one sum that
        // can be broken, if it comes first.
        const isRefuted = tight[at] === 1 << (sums[0] as number);
        const least = limit + this.constant;
        if (first === 0 && (least === free || isRefuted)) found[at] = least;
      });
    }
    return found;
  }
}

interface Step {
  readonly first: AnyObjective;
  readonly limit?: number;
}

/** Of a greatest weight: how many weights are above a limit, which is 0 where none is; ascending. */
function stepsOf(objective: AnyObjective | undefined): readonly Step[] {
  if (!objective) return [{ first: { name: '', constant: 0, terms: [] } }];
  if (objective.combine !== 'max') return [{ first: objective }];
  const limits = new Set([0, ...objective.terms.flatMap(({ weights }) => weights)]);
  return [...limits]
    .sort((a, b) => a - b)
    .map((limit) => {
      const terms = objective.terms.map(({ variable, weights }) => ({
        variable,
        weights: weights.map((weight) => (weight > limit ? 1 : 0)),
      }));
      return { first: { name: '', constant: 0, terms }, limit };
    });
}

/** The objective, then sum `k`, then as many of the others as whole numbers can hold. */
function chain(
  first: AnyObjective,
  sums: readonly Linear[],
  k: number,
): { readonly ranked: Ranked; readonly sums: readonly number[] } | undefined {
  let found: { readonly ranked: Ranked; readonly sums: readonly number[] } | undefined;
  for (let i = 0; i < sums.length; i++) {
    const order = [...(found?.sums ?? []), (k + i) % sums.length];
    const all = ranked([first, ...order.map((each) => asObjective(sums[each] as Linear, 1))]);
    if (!all.exact) break;
    found = { ranked: all, sums: order };
  }
  return found;
}

const asObjective = ({ terms }: Linear, sign: 1 | -1): AnyObjective => ({
  name: 'sum',
  constant: 0,
  terms: terms.map(({ variable, weights }) => ({
    variable,
    weights: weights.map((weight) => sign * weight),
  })),
});

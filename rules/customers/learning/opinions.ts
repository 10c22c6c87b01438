/**
 * Three opinions of a neighbourhood on the values of an open variable, as logarithms:
 * - NARROW: what the nearest chose;
 * - BROAD: what all of some likeness chose;
 * - EVIDENCE: how likely, among the latter, what is decided goes with each value, as if decisions
 *   were independent given the value: naive Bayes learnt on the neighbours alone, as in R. Coster
 *   et al., "Enhancing web-based configuration with recommendations and cluster-based help", 2002.
 */
import type { Neighbourhood } from './neighbours.ts';
import { UNSET } from './sample.ts';

export const NARROW = 0;
export const BROAD = 1;
export const EVIDENCE = 2;
export const OPINIONS = 3;

/** As if so much weight of broad votes were spread as everybody's values are. */
const SPREAD = 0.3;
/** Keeps a back-off from vanishing. */
const LEAST_BACK_OFF = 1e-9;
/** Keeps a back-off from growing beyond all numbers: from there on, the nearest are no farther. */
export const MOST_NATS = 600;

/**
 * Opinions on every value of the variable, one after the other: value `v`'s are at `v * OPINIONS`.
 * O(neighbours × decided variables).
 */
export function opinionsOn(near: Neighbourhood, variable: number, into: Float64Array): void {
  near.look();
  const { starts, rows, narrow, broad } = byValue(near, variable);
  const shares = near.shares[variable] as Float64Array;
  const size = shares.length;
  const nats = Math.min(MOST_NATS, near.nearest);
  const backOff = (near.model.backOff[near.stage] as number) * Math.exp(nats);
  const spread = Math.max(LEAST_BACK_OFF, backOff);
  const totals = new Float64Array(size);
  for (let value = 0; value < size; value++) {
    let votes = 0;
    let total = 0;
    for (let i = starts[value] as number; i < (starts[value + 1] as number); i++) {
      votes += narrow[i] as number;
      total += broad[i] as number;
    }
    const at = value * OPINIONS;
    const share = shares[value] as number;
    totals[value] = total;
    into[at + NARROW] = Math.log(votes + spread * share);
    into[at + BROAD] = Math.log(total + SPREAD * share);
    into[at + EVIDENCE] = 0;
  }
  const { decided } = near;
  for (let other = 0; other < decided.length; other++) {
    const value = decided[other] as number;
    if (value === UNSET) continue;
    const column = near.columns[other] as Uint16Array;
    const share = near.shares[other]?.[value] ?? 0;
    for (let v = 0; v < size; v++) {
      let agreeing = SPREAD * share;
      for (let i = starts[v] as number; i < (starts[v + 1] as number); i++) {
        const theirs = column[rows[i] as number] as number;
        if (theirs === value) agreeing += broad[i] as number;
        else if (theirs === UNSET) agreeing += share * (broad[i] as number);
      }
      const at = v * OPINIONS + EVIDENCE;
      into[at] = (into[at] as number) + Math.log(agreeing / ((totals[v] as number) + SPREAD));
    }
  }
}

/** Neighbours in the order of their value of a variable; those without one are left out. */
interface ByValue {
  /** By value: where its neighbours begin; one entry more: the end. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly narrow: Float64Array;
  readonly broad: Float64Array;
}

function byValue(near: Neighbourhood, variable: number): ByValue {
  const { count } = near;
  const column = near.columns[variable] as Uint16Array;
  const size = near.shares[variable]?.length ?? 0;
  const starts = new Int32Array(size + 1);
  for (let i = 0; i < count; i++) {
    const value = column[near.rows[i] as number] as number;
    if (value !== UNSET) starts[value + 1] = (starts[value + 1] as number) + 1;
  }
  for (let v = 0; v < size; v++) starts[v + 1] = (starts[v + 1] as number) + (starts[v] as number);
  const next = starts.slice();
  const rows = new Int32Array(count);
  const narrow = new Float64Array(count);
  const broad = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const row = near.rows[i] as number;
    const value = column[row] as number;
    if (value === UNSET) continue;
    const at = next[value] as number;
    next[value] = at + 1;
    rows[at] = row;
    narrow[at] = near.narrow[i] as number;
    broad[at] = near.broad[i] as number;
  }
  return { starts, rows, narrow, broad };
}

/**
 * How much the neighbours know, in nats: the logarithm of how many configurations just like what
 * is decided would weigh as much as all those there are. -Infinity where there is none.
 */
export function supportOf(near: Neighbourhood): number {
  near.look();
  let mass = 0;
  for (let i = 0; i < near.count; i++) mass += near.narrow[i] as number;
  return Math.log(mass) - near.nearest;
}

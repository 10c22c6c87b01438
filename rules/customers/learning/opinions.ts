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
/** Keeps a back-off from vanishing, and from growing beyond all numbers. */
const LEAST_BACK_OFF = 1e-9;
const MOST_NATS = 600;

/**
 * Opinions on every value of the variable, one after the other: value `v`'s are at `v * OPINIONS`.
 * O(neighbours × decided variables).
 */
export function opinionsOn(near: Neighbourhood, variable: number, into: Float64Array): void {
  near.look();
  const { count, rows, narrow, broad } = near;
  const column = near.columns[variable] as Uint16Array;
  const shares = near.shares[variable] as Float64Array;
  const size = shares.length;
  const totals = new Float64Array(size);
  into.fill(0, 0, size * OPINIONS);
  for (let i = 0; i < count; i++) {
    const value = column[rows[i] as number] as number;
    if (value === UNSET) continue;
    const at = value * OPINIONS;
    into[at] = (into[at] as number) + (narrow[i] as number);
    totals[value] = (totals[value] as number) + (broad[i] as number);
  }
  const nats = Math.min(MOST_NATS, near.nearest);
  const backOff = (near.model.backOff[near.stage] as number) * Math.exp(nats);
  const spread = Math.max(LEAST_BACK_OFF, backOff);
  for (let value = 0; value < size; value++) {
    const at = value * OPINIONS;
    const share = shares[value] as number;
    into[at + NARROW] = Math.log((into[at] as number) + spread * share);
    into[at + BROAD] = Math.log((totals[value] as number) + SPREAD * share);
  }
  addEvidence(near, variable, totals, into);
}

function addEvidence(
  near: Neighbourhood,
  variable: number,
  totals: Float64Array,
  into: Float64Array,
): void {
  const { count, rows, broad, decided } = near;
  const column = near.columns[variable] as Uint16Array;
  const agreeing = new Float64Array(totals.length);
  for (let other = 0; other < decided.length; other++) {
    const value = decided[other] as number;
    if (value === UNSET) continue;
    const share = near.shares[other]?.[value] ?? 0;
    const values = near.columns[other] as Uint16Array;
    agreeing.fill(SPREAD * share);
    for (let i = 0; i < count; i++) {
      const row = rows[i] as number;
      const theirs = values[row] as number;
      if (theirs !== value && theirs !== UNSET) continue;
      const mine = column[row] as number;
      if (mine === UNSET) continue;
      const agrees = theirs === value ? 1 : share;
      agreeing[mine] = (agreeing[mine] as number) + agrees * (broad[i] as number);
    }
    for (let v = 0; v < totals.length; v++) {
      const at = v * OPINIONS + EVIDENCE;
      const odds = (agreeing[v] as number) / ((totals[v] as number) + SPREAD);
      into[at] = (into[at] as number) + Math.log(odds);
    }
  }
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

/** Which tier a customer has: by what they earned within the last months, kept for a while after. */
import { monthsLater, type Programme, type Tier } from './programme.ts';

export interface Earned {
  readonly points: number;
  readonly at: Date;
}

export interface TierStanding {
  readonly tier: Tier;
  /** Earned within the months that count. */
  readonly earned: number;
  /** Absent in the highest. */
  readonly next?: { readonly tier: Tier; readonly missing: number } | undefined;
}

const DAY_MS = 86_400_000;

/**
 * The highest tier that was earned at any moment of the grace until now. What is earned within the
 * months before a moment only rises when something is earned, so those moments and the first are
 * enough. O(n²) in what was earned.
 */
export function tierOf(programme: Programme, earned: readonly Earned[], now: Date): TierStanding {
  const { tiers, tierMonths, graceDays } = programme;
  const within = (until: Date): number => {
    const from = monthsLater(until, -tierMonths);
    return earned
      .filter(({ at }) => at > from && at <= until)
      .reduce((sum, { points }) => sum + points, 0);
  };
  const from = new Date(now.getTime() - graceDays * DAY_MS);
  const moments = [from, ...earned.map(({ at }) => at).filter((at) => at > from && at <= now)];
  const most = Math.max(...moments.map(within), within(now));
  const reached = tiers.filter((tier) => tier.from <= most);
  const tier = reached.at(-1) ?? tiers[0];
  if (tier === undefined) throw new Error('a programme without tiers');
  const sum = within(now);
  const next = tiers.find((one) => one.from > most);
  return { tier, earned: sum, next: next && { tier: next, missing: next.from - sum } };
}

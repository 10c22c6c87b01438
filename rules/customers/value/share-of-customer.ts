/**
 * Share of customer: how much of what a customer spends in a year on all there is of our kind they spend with us. The
 * whole is what they say it is; else an estimate, which is always to be called one: what the
 * tenth of our customers who buy most buy at least, taken as what a customer would buy who bought nowhere else.
 */
export const SHARE_BASES = ['declared', 'estimated'] as const;
export type ShareBasis = (typeof SHARE_BASES)[number];

export interface ShareOfCustomer {
  /** Bought from us within a year, and in the category as a whole, in minor units. */
  readonly bought: number;
  readonly category: number;
  readonly basis: ShareBasis;
  /** From 0 to 1; 1 also where more was bought from us than was declared. */
  readonly share: number;
}

/** Of fewer buyers a tenth is too few to take as a measure. */
const FEWEST = 30;
const MOST_BUYING = 0.9;

/**
 * What customers who buy nowhere else may be taken to spend in a year, from what each bought within one,
 * in minor units of one currency: the 90th percentile by nearest rank. Those who bought nothing do not count.
 * O(n log n).
 */
export function estimateCategory(bought: readonly number[]): number | undefined {
  const buying = bought.filter((amount) => amount > 0).sort((a, b) => a - b);
  return buying.length < FEWEST ? undefined : buying[Math.ceil(MOST_BUYING * buying.length) - 1];
}

/** Nothing where neither is known. */
export function shareOfCustomer(
  bought: number,
  declared: number | undefined,
  estimated: number | undefined,
): ShareOfCustomer | undefined {
  const category = declared ?? estimated;
  if (category === undefined) return undefined;
  const basis = declared === undefined ? 'estimated' : 'declared';
  // Nobody can have bought more from us than in all.
  const whole = Math.max(category, bought);
  return { bought, category: whole, basis, share: whole === 0 ? 0 : bought / whole };
}

/**
 * Splitting an amount in proportion to weights by the largest remainder (Hamilton's method).
 *
 * Always holds: the parts are whole and add up to the amount; each is its exact share rounded
 * down or up, so that a part of zero weight is zero. Ties go to the earlier part: callers who want
 * an answer that does not depend on their order bring the parts in a canonical one. Dinero's
 * `allocate` hands leftover units to the first parts, whatever their remainders; hence our own.
 */

/** Weights are whole and not negative; where all are 0, every part has the same. */
export function splitByLargestRemainder(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) {
    if (amount !== 0) throw new RangeError(`${amount} to be split among nobody`);
    return [];
  }
  if (amount < 0) return splitByLargestRemainder(-amount, weights).map((part) => 0 - part);
  const shares = weights.some((weight) => weight > 0) ? weights : weights.map(() => 1);
  const sum = shares.reduce((total, weight) => total + BigInt(weight), 0n);
  const parts = shares.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    return { index, whole: Number(product / sum), remainder: product % sum };
  });
  const left = amount - parts.reduce((total, { whole }) => total + whole, 0);
  const lucky = new Set(
    [...parts]
      .sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  );
  return parts.map(({ index, whole }) => (lucky.has(index) ? whole + 1 : whole));
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

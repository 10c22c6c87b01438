/**
 * Past configurations in numbers: the distinct ones, each with how much it counts.
 *
 * Variables and values are numbered as in a network; a variable that was left open, or is not in
 * that configuration at all, is UNSET. Rows are sorted and differ from each other, so a sample is
 * the same whatever the order in which its configurations came.
 */

/** In a row: no value known. A variable may have that many values. */
export const UNSET = 0xffff;

export interface Sample {
  /** The number of values of each variable, each below UNSET. */
  readonly domains: readonly number[];
  /** The rows one after the other, each with a value index for every variable. */
  readonly rows: Uint16Array;
  /** By row, above 0: 1 for an order of today. */
  readonly weights: Float32Array;
}

export interface WeightedRow {
  readonly values: ArrayLike<number>;
  readonly weight: number;
}

/**
 * Adds up equal rows and keeps the `capacity` that weigh most (of equal weight, the first in
 * order). Rows of no weight or without any value are left out. O(n log n) comparisons.
 */
export function gather(
  domains: readonly number[],
  weighted: Iterable<WeightedRow>,
  capacity = Infinity,
): Sample {
  const width = domains.length;
  const most = Math.max(0, ...domains);
  if (most >= UNSET) throw new RangeError(`a variable of ${most} values`);
  const distinct = new Map<string, { row: Uint16Array; weight: number }>();
  for (const { values, weight } of weighted) {
    const row = Uint16Array.from(values);
    if (row.length !== width) throw new RangeError(`a row of ${row.length}, not ${width} values`);
    if (!(weight > 0) || row.every((value) => value === UNSET)) continue;
    const wrong = row.findIndex((value, i) => value !== UNSET && value >= (domains[i] ?? 0));
    if (wrong >= 0) throw new RangeError(`variable ${wrong} has no value ${row[wrong]}`);
    const key = String.fromCharCode(...row);
    const known = distinct.get(key);
    if (known) known.weight += weight;
    else distinct.set(key, { row, weight });
  }
  const entries = [...distinct].map(([key, { row, weight }]) => ({ key, row, weight }));
  entries.sort((a, b) => b.weight - a.weight || compare(a.key, b.key));
  const kept = entries.slice(0, capacity).sort((a, b) => compare(a.key, b.key));
  const rows = new Uint16Array(kept.length * width);
  kept.forEach(({ row }, r) => rows.set(row, r * width));
  return { domains, rows, weights: Float32Array.from(kept, ({ weight }) => weight) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The rows' values by variable: what is gone through when one variable changes. */
export function columnsOf({ domains, rows, weights }: Sample): readonly Uint16Array[] {
  const width = domains.length;
  return domains.map((_, variable) =>
    Uint16Array.from(weights, (_, row) => rows[row * width + variable] as number),
  );
}

/**
 * The share of each value among a variable's known ones, for all values numbered through; each is
 * above 0, as if one more configuration had been spread evenly over the values.
 */
export function sharesOf({ domains, rows, weights }: Sample): readonly Float64Array[] {
  const shares = domains.map((size) => new Float64Array(size).fill(1 / size));
  const width = domains.length;
  weights.forEach((weight, row) => {
    shares.forEach((counts, variable) => {
      const value = rows[row * width + variable] as number;
      if (value !== UNSET) counts[value] = (counts[value] as number) + weight;
    });
  });
  return shares.map((counts) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => count / total);
  });
}

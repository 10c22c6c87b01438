/** What the passes over a diagram can make small: a sum, or the greatest of some weights. */
import type { Objective } from '../network/network.ts';

/** `max`: the greatest weight counts, and none is negative. Without it they are added up. */
export type AnyObjective = Objective & { readonly combine?: 'max' };

/** One sum that puts another before a second, and what each of the two is in its totals. */
export interface Ranked {
  readonly objective: AnyObjective;
  /** False where totals may be too large for whole numbers. */
  readonly exact: boolean;
  split(total: number): readonly [first: number, second: number];
}

/** Of sums whose constants are 0, or do not matter. */
export function ranked(first: AnyObjective, second: AnyObjective, name = ''): Ranked {
  const range = ({ terms }: AnyObjective, pick: (...weights: number[]) => number): number =>
    terms.reduce((total, { weights }) => total + pick(...weights), 0);
  const least = range(second, Math.min);
  const spread = range(second, Math.max) - least + 1;
  const terms = new Map<number, number[]>();
  const add = ({ terms: some }: AnyObjective, factor: number): void => {
    for (const { variable, weights } of some) {
      const sums = terms.get(variable) ?? weights.map(() => 0);
      weights.forEach((weight, value) => (sums[value] = (sums[value] ?? 0) + weight * factor));
      terms.set(variable, sums);
    }
  };
  add(first, spread);
  add(second, 1);
  const largest = Math.max(-range(first, Math.min), range(first, Math.max)) + 1;
  return {
    objective: {
      name,
      constant: 0,
      terms: [...terms].map(([variable, weights]) => ({ variable, weights })),
    },
    exact: largest * spread + Math.abs(least) < Number.MAX_SAFE_INTEGER,
    split: (total) => {
      const above = Math.floor((total - least) / spread);
      return [above, total - above * spread];
    },
  };
}

/** Both combinations have 0 for nothing, and Infinity absorbs everything. */
export const combinationOf = ({
  combine,
}: Pick<AnyObjective, 'combine'>): ((a: number, b: number) => number) =>
  combine === 'max' ? greater : sum;

const sum = (a: number, b: number): number => a + b;
const greater = (a: number, b: number): number => (a > b ? a : b);

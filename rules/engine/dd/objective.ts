/** What the passes over a diagram can make small: a sum, or the greatest of some weights. */
import type { Objective } from '../network/network.ts';

/** `max`: the greatest weight counts, and none is negative. Without it they are added up. */
export type AnyObjective = Objective & { readonly combine?: 'max' };

/** Sums as one: the first decides, the next only among equals, and so on. */
export interface Ranked {
  readonly objective: AnyObjective;
  /** False where totals may be too large for whole numbers, or weights are not whole. */
  readonly exact: boolean;
  /** What each of the sums is in a total, without its constant. */
  split(total: number): readonly number[];
}

/** Digits of a number, one for each sum: as large as the sum's range, in units of its weights. */
export function ranked(sums: readonly AnyObjective[], name = ''): Ranked {
  const digits = sums.map(digitOf);
  const terms = new Map<number, number[]>();
  let scale = 1;
  for (const [i, { size, weights }] of [...digits.entries()].reverse()) {
    for (const [j, { variable }] of (sums[i]?.terms ?? []).entries()) {
      const own = weights[j] ?? [];
      const all = terms.get(variable) ?? own.map(() => 0);
      own.forEach((weight, value) => (all[value] = (all[value] ?? 0) + weight * scale));
      terms.set(variable, all);
    }
    scale *= size;
  }
  return {
    objective: {
      name,
      constant: 0,
      terms: [...terms].map(([variable, weights]) => ({ variable, weights })),
    },
    exact: scale < Number.MAX_SAFE_INTEGER && digits.every(({ whole }) => whole),
    split: (total) => {
      let rest = total;
      return [...digits]
        .reverse()
        .map(({ size, unit, least }) => {
          const digit = rest % size;
          rest = Math.floor(rest / size);
          return least + digit * unit;
        })
        .reverse();
    },
  };
}

/** A sum from 0 on, in units that all its weights are multiples of. */
function digitOf({ terms }: AnyObjective) {
  const lowest = terms.map(({ weights }) => Math.min(...weights));
  const lifted = terms.map(({ weights }, i) => weights.map((weight) => weight - (lowest[i] ?? 0)));
  const whole = lifted.every((weights) => weights.every(Number.isSafeInteger));
  const unit = whole ? Math.max(1, lifted.flat().reduce(commonDivisor, 0)) : 1;
  const weights = lifted.map((each) => each.map((weight) => weight / unit));
  return {
    whole,
    unit,
    weights,
    least: lowest.reduce((sum, weight) => sum + weight, 0),
    size: weights.reduce((sum, each) => sum + Math.max(...each), 1),
  };
}

function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** Both combinations have 0 for nothing, and Infinity absorbs everything. */
export const combinationOf = ({
  combine,
}: Pick<AnyObjective, 'combine'>): ((a: number, b: number) => number) =>
  combine === 'max' ? greater : sum;

const sum = (a: number, b: number): number => a + b;
const greater = (a: number, b: number): number => (a > b ? a : b);

/** What the passes over a diagram can make small: a sum, or the greatest of some weights. */
import type { Objective } from '../network/network.ts';

/** `max`: the greatest weight counts, and none is negative. Without it they are added up. */
export type AnyObjective = Objective & { readonly combine?: 'max' };

/** Both combinations have 0 for nothing, and Infinity absorbs everything. */
export const combinationOf = ({ combine }: AnyObjective): ((a: number, b: number) => number) =>
  combine === 'max' ? greater : sum;

const sum = (a: number, b: number): number => a + b;
const greater = (a: number, b: number): number => (a > b ? a : b);

/**
 * Correction sets by rising loss: sets of elements without which the rest is consistent.
 *
 * Best-first hitting-set tree over conflicts. As every loss is above 0, a set comes before every
 * larger one that contains it, so each answer is minimal once those that contain a found one are
 * dropped. Method: Reiter, A Theory of Diagnosis from First Principles, 1987; best-first as in
 * Felfernig and Schubert, FastDiag, 2012.
 */

import { DistinctSets, Frontier } from './frontier.ts';

/**
 * A conflict among the elements not in `without`; undefined when they are consistent. Where that
 * was not settled, no set that contains `without` is found, as it may not be minimal.
 */
export type ConflictFinder<T> = (without: ReadonlySet<T>) => readonly T[] | 'unknown' | undefined;

/** What it costs to give an element up, above 0. */
export type Loss<T> = (element: T) => number;

interface Node<T> {
  readonly set: readonly T[];
  readonly loss: number;
  readonly size: number;
}

/** All minimal sets, least loss first, until the caller stops or `nodes` sets were looked at. */
export function* correctionSets<T>(
  findConflict: ConflictFinder<T>,
  nodes: number,
  lossOf: Loss<T> = () => 1,
): Generator<readonly T[], void> {
  /** Found, or not settled: what contains one of them is not looked at. */
  const closed: (readonly T[])[] = [];
  const met = new DistinctSets<T>();
  const frontier = new Frontier<Node<T>>();
  frontier.push({ set: [], loss: 0, size: 0 });
  for (let left = nodes; left > 0; left--) {
    const node = frontier.pop();
    if (!node) return;
    const { set, loss } = node;
    if (closed.some((smaller) => smaller.every((element) => set.includes(element)))) continue;
    const conflict = findConflict(new Set(set));
    if (!conflict || conflict === 'unknown') {
      closed.push(set);
      if (!conflict) yield set;
      continue;
    }
    for (const element of conflict) {
      const larger = [...set, element];
      if (!met.add(larger)) continue;
      frontier.push({ set: larger, loss: loss + lossOf(element), size: larger.length });
    }
  }
}

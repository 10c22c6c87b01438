/**
 * Correction sets by rising loss, from an oracle that gives the best one.
 *
 * Whatever set comes next keeps something of each set that came before. So what is left is divided
 * by an element kept of the last set, and the oracle gives the best set of each division; as every
 * loss is above 0, it is minimal. A division is asked about only once its bound, the loss of the
 * set it comes from, is the least there is, and not at all if a set found keeps what it has to.
 * Method: Lawler, A procedure for computing the K best solutions to discrete optimization problems,
 * Management Science 18, 1972; the divisions overlap here, so that none holds a set that is not
 * minimal.
 */
import { DistinctSets, Frontier } from './frontier.ts';

/** A set of elements to give up, and what that loses. */
export interface Correction<T> {
  readonly set: readonly T[];
  readonly loss: number;
}

/** A set of least loss that has none of the elements kept; undefined when there is none. */
export type BestCorrection<T> = (kept: readonly T[]) => Correction<T> | undefined;

interface Division<T> {
  readonly kept: readonly T[];
  readonly loss: number;
  readonly size: number;
  /** Its best set, once it is known. */
  readonly best?: Correction<T>;
}

/** All minimal sets, least loss first, until the caller stops or `asks` questions were asked. */
export function* rankedCorrections<T>(
  best: BestCorrection<T>,
  asks: number,
): Generator<readonly T[], void> {
  const found: Correction<T>[] = [];
  const divided = new DistinctSets<T>();
  const frontier = new Frontier<Division<T>>();
  frontier.push({ kept: [], loss: 0, size: 0 });
  let left = asks;
  for (let next = frontier.pop(); next; next = frontier.pop()) {
    const { kept } = next;
    const known = found.find(({ set }) => !set.some((element) => kept.includes(element)));
    let correction = known ?? next.best;
    if (!correction) {
      if (left-- <= 0) return;
      correction = best(kept);
      if (!correction) continue;
      if (correction.loss > next.loss) {
        frontier.push({ kept, loss: correction.loss, size: next.size, best: correction });
        continue;
      }
    }
    const { set, loss } = correction;
    if (!known) {
      found.push(correction);
      yield set;
    }
    for (const element of set) {
      const more = [...kept, element];
      if (divided.add(more)) frontier.push({ kept: more, loss, size: more.length });
    }
  }
}

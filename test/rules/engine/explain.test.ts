/** Explanation algorithms over abstract constraints, checked by trying every subset. */
import { describe, expect, it } from 'vitest';
import { DistinctSets } from '#rules/engine/explain/frontier.ts';
import { correctionSets } from '#rules/engine/explain/hitting-sets.ts';
import { rankedCorrections } from '#rules/engine/explain/lawler.ts';
import { quickXplain } from '#rules/engine/explain/quickxplain.ts';
import { take } from '#rules/kernel/take.ts';
import { seeded } from '../../factories/random-family.ts';

const items = [0, 1, 2, 3, 4, 5, 6, 7];
const includesAll = (set: readonly number[], part: readonly number[]): boolean =>
  part.every((item) => set.includes(item));
const name = (set: readonly number[]): string => [...set].sort((a, b) => a - b).join();

function randomConflicts(seed: number): readonly (readonly number[])[] {
  const random = seeded(seed);
  return Array.from({ length: 1 + random(4) }, () => [
    ...new Set(Array.from({ length: 1 + random(4) }, () => random(items.length))),
  ]);
}

describe('quickXplain', () => {
  it('finds a conflict none of whose parts is one', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const conflicts = randomConflicts(seed);
      const isConsistent = (some: readonly number[]): boolean =>
        !conflicts.some((conflict) => includesAll(some, conflict));
      const conflict = quickXplain(items, isConsistent);
      expect(isConsistent(conflict), `seed ${seed}`).toBe(false);
      for (const item of conflict) {
        expect(isConsistent(conflict.filter((other) => other !== item)), `seed ${seed}`).toBe(true);
      }
    }
  });

  it('blames what stands later: an element only if the ones after it, all of them, do not clash', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const conflicts = randomConflicts(seed);
      const clashes = (some: readonly number[]): boolean =>
        conflicts.some((conflict) => includesAll(some, conflict));
      let expected = items;
      for (const item of items) {
        const without = expected.filter((other) => other !== item);
        if (clashes(without)) expected = without;
      }
      const conflict = quickXplain(items, (some) => !clashes(some));
      expect([...conflict].sort(), `seed ${seed}`).toEqual(expected);
    }
  });

  it('is empty when the background alone is contradictory', () => {
    expect(quickXplain(items, () => false)).toEqual([]);
  });
});

describe('correctionSets', () => {
  it('finds all minimal sets that break every conflict, smallest first', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const conflicts = randomConflicts(seed);
      const breaks = (set: readonly number[]): boolean =>
        conflicts.every((conflict) => conflict.some((item) => set.includes(item)));
      const subsets = Array.from({ length: 1 << items.length }, (_, bits) =>
        items.filter((item) => (bits >> item) & 1),
      ).filter(breaks);
      const minimal = subsets.filter(
        (set) => !subsets.some((other) => other.length < set.length && includesAll(set, other)),
      );
      const found = [
        ...correctionSets<number>(
          (without) => conflicts.find((conflict) => !conflict.some((item) => without.has(item))),
          10_000,
        ),
      ];
      expect(found.map(name).sort(), `seed ${seed}`).toEqual(minimal.map(name).sort());
      const sizes = found.map((set) => set.length);
      expect(sizes, `seed ${seed}`).toEqual([...sizes].sort((a, b) => a - b));
    }
  });

  it('come by rising loss, as many as asked for', () => {
    let compared = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const conflicts = randomConflicts(seed);
      const random = seeded(seed + 1_000);
      const losses = items.map(() => 1 + random(20));
      const lossOf = (item: number): number => losses[item] ?? 0;
      const lossesFor = (limit: number, nodes = 10_000): number[] =>
        take(
          correctionSets<number>(
            (without) => conflicts.find((conflict) => !conflict.some((item) => without.has(item))),
            nodes,
            lossOf,
          ),
          limit,
        ).map((set) => set.reduce((sum, item) => sum + lossOf(item), 0));
      const all = lossesFor(1_000);
      expect(all, `seed ${seed}`).toEqual([...all].sort((a, b) => a - b));
      expect(lossesFor(2), `seed ${seed}`).toEqual(all.slice(0, 2));
      // Nothing is given up before a first set was looked at, and found wanting.
      expect(lossesFor(1_000, 1), `seed ${seed}`).toEqual([]);
      if (all.length > 2) compared++;
    }
    expect(compared).toBeGreaterThan(50);
  });

  it('leave out what contains a set that was not settled', () => {
    let leftOut = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const conflicts = randomConflicts(seed);
      const unsettled = randomConflicts(seed + 1_000)[0] ?? [];
      const conflictWithout = (without: ReadonlySet<number>): readonly number[] | undefined =>
        conflicts.find((conflict) => !conflict.some((item) => without.has(item)));
      const all = [...correctionSets<number>(conflictWithout, 10_000)];
      const found = correctionSets<number>((without) => {
        const isUnsettled =
          without.size === unsettled.length && includesAll([...without], unsettled);
        return isUnsettled ? 'unknown' : conflictWithout(without);
      }, 10_000);
      for (const set of found) {
        const where = `seed ${seed}, ${set.join()}`;
        expect(all.some((minimal) => name(minimal) === name(set)), where).toBe(true); // prettier-ignore
      }
      if (all.some((set) => includesAll(set, unsettled))) leftOut++;
    }
    expect(leftOut).toBeGreaterThan(20);
  });
});

describe('rankedCorrections', () => {
  /** The best set without the elements kept, by a look at all minimal ones. */
  const bestOf = (minimal: readonly (readonly number[])[], losses: readonly number[]) => {
    const lossOf = (set: readonly number[]): number =>
      set.reduce((sum, item) => sum + (losses[item] ?? 0), 0);
    const ranked = minimal.map((set) => ({ set, loss: lossOf(set) })).sort((a, b) => a.loss - b.loss); // prettier-ignore
    return (kept: readonly number[]) =>
      ranked.find(({ set }) => !set.some((item) => kept.includes(item)));
  };

  it('gives every set once, least loss first, and asks no more than it may', () => {
    let several = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const conflicts = randomConflicts(seed);
      const random = seeded(seed);
      const losses = items.map(() => 1 + random(6));
      const lossOf = (item: number): number => losses[item] ?? 0;
      const minimal = [
        ...correctionSets<number>(
          (without) => conflicts.find((conflict) => !conflict.some((item) => without.has(item))),
          10_000,
          lossOf,
        ),
      ];
      let asked = 0;
      const best = bestOf(minimal, losses);
      const counting = (kept: readonly number[]) => {
        asked++;
        return best(kept);
      };
      const found = [...rankedCorrections(counting, 10_000)];
      expect(found.map(name).sort(), `seed ${seed}`).toEqual(minimal.map(name).sort());
      const lost = found.map((set) => set.reduce((sum, item) => sum + lossOf(item), 0));
      expect(lost, `seed ${seed}`).toEqual([...lost].sort((a, b) => a - b));

      asked = 0;
      const [first] = rankedCorrections(counting, 10_000);
      expect(first && name(first), `seed ${seed}`).toBe(found[0] && name(found[0]));
      expect(asked, `seed ${seed}`).toBe(1);
      asked = 0;
      const few = [...rankedCorrections(counting, 3)];
      expect(asked, `seed ${seed}`).toBeLessThanOrEqual(3);
      expect(few, `seed ${seed}`).toEqual(found.slice(0, few.length));
      if (found.length > 3) several++;
    }
    expect(several).toBeGreaterThan(50);
  });

  it('gives none where nothing helps', () => {
    expect([...rankedCorrections(() => undefined, 10)]).toEqual([]);
  });
});

describe('DistinctSets', () => {
  it('knows a set again by its elements, in whatever order they come', () => {
    const sets = new DistinctSets<string>();
    expect(sets.add(['a', 'b'])).toBe(true);
    expect(sets.add(['b', 'a'])).toBe(false);
    expect(sets.add(['b'])).toBe(true);
    expect(sets.add(['b', 'c', 'a'])).toBe(true);
    expect(sets.add(['c', 'a', 'b'])).toBe(false);
  });
});

/**
 * Smallest correction sets first: sets of elements without which the rest is consistent.
 *
 * Breadth-first hitting-set tree over conflicts; a set that contains a found one is dropped, so
 * each answer is minimal. Method: Reiter, A Theory of Diagnosis from First Principles, 1987.
 */

/** A conflict among the elements not in `without`; undefined when they are consistent. */
export type ConflictFinder<T> = (without: ReadonlySet<T>) => readonly T[] | undefined;

export function correctionSets<T>(
  findConflict: ConflictFinder<T>,
  limit: number,
  nodes: number,
): readonly (readonly T[])[] {
  const found: (readonly T[])[] = [];
  const key = (set: readonly T[], ids: Map<T, number>): string =>
    set
      .map((element) => ids.get(element) ?? ids.set(element, ids.size).size - 1)
      .sort((a, b) => a - b)
      .join();
  const ids = new Map<T, number>();
  const visited = new Set<string>();
  let frontier: (readonly T[])[] = [[]];
  let left = nodes;
  while (frontier.length > 0) {
    const next: (readonly T[])[] = [];
    for (const set of frontier) {
      if (found.length >= limit || left-- <= 0) return found;
      if (found.some((smaller) => smaller.every((element) => set.includes(element)))) continue;
      const conflict = findConflict(new Set(set));
      if (!conflict) found.push(set);
      for (const element of conflict ?? []) {
        const larger = [...set, element];
        const name = key(larger, ids);
        if (visited.has(name)) continue;
        visited.add(name);
        next.push(larger);
      }
    }
    frontier = next;
  }
  return found;
}

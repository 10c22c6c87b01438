/**
 * Correction sets by rising loss: sets of elements without which the rest is consistent.
 *
 * Best-first hitting-set tree over conflicts. As every loss is above 0, a set comes before every
 * larger one that contains it, so each answer is minimal once those that contain a found one are
 * dropped. Method: Reiter, A Theory of Diagnosis from First Principles, 1987; best-first as in
 * Felfernig and Schubert, FastDiag, 2012.
 */

/** A conflict among the elements not in `without`; undefined when they are consistent. */
export type ConflictFinder<T> = (without: ReadonlySet<T>) => readonly T[] | undefined;

/** What it costs to give an element up, above 0. */
export type Loss<T> = (element: T) => number;

interface Node<T> {
  readonly set: readonly T[];
  readonly loss: number;
}

/** At most `limit` minimal sets, after looking at `nodes` sets at most. */
export function correctionSets<T>(
  findConflict: ConflictFinder<T>,
  limit: number,
  nodes: number,
  lossOf: Loss<T> = () => 1,
): readonly (readonly T[])[] {
  const found: (readonly T[])[] = [];
  for (const set of eachCorrectionSet(findConflict, nodes, lossOf)) {
    if (found.length >= limit) break;
    found.push(set);
  }
  return found;
}

/** All minimal sets, least loss first, until the caller stops or `nodes` sets were looked at. */
export function* eachCorrectionSet<T>(
  findConflict: ConflictFinder<T>,
  nodes: number,
  lossOf: Loss<T> = () => 1,
): Generator<readonly T[], void> {
  const found: (readonly T[])[] = [];
  const ids = new Map<T, number>();
  const nameOf = (set: readonly T[]): string =>
    set
      .map((element) => ids.get(element) ?? ids.set(element, ids.size).size - 1)
      .sort((a, b) => a - b)
      .join();
  const visited = new Set<string>();
  const frontier: Node<T>[] = [{ set: [], loss: 0 }];
  for (let left = nodes; left > 0; left--) {
    const node = frontier.shift();
    if (!node) return;
    const { set, loss } = node;
    if (found.some((smaller) => smaller.every((element) => set.includes(element)))) continue;
    const conflict = findConflict(new Set(set));
    if (!conflict) {
      found.push(set);
      yield set;
      continue;
    }
    for (const element of conflict) {
      const larger = [...set, element];
      const name = nameOf(larger);
      if (visited.has(name)) continue;
      visited.add(name);
      insert(frontier, { set: larger, loss: loss + lossOf(element) });
    }
  }
}

/** Keeps the list sorted by loss, then by number of elements; among equals the older first. */
function insert<T>(list: Node<T>[], node: Node<T>): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle];
    const after =
      other !== undefined &&
      (other.loss < node.loss || (other.loss === node.loss && other.set.length <= node.set.length));
    if (after) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, node);
}

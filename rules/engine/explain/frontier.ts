/** What a best-first search over sets has still to look at, and which sets it has met. */

interface Waiting {
  /** No set below this one loses less. */
  readonly loss: number;
  readonly size: number;
}

/** Least loss first, then fewest elements; among equals the older first. */
export class Frontier<W extends Waiting> {
  private readonly list: W[] = [];

  pop(): W | undefined {
    return this.list.shift();
  }

  push(waiting: W): void {
    const { list } = this;
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = list[middle] as W;
      const after =
        other.loss < waiting.loss || (other.loss === waiting.loss && other.size <= waiting.size);
      if (after) low = middle + 1;
      else high = middle;
    }
    list.splice(low, 0, waiting);
  }
}

/** Sets by their elements, in whatever order those come. */
export class DistinctSets<T> {
  private readonly ids = new Map<T, number>();
  private readonly names = new Set<string>();

  /** False when the set was there already. */
  add(set: readonly T[]): boolean {
    const { ids, names } = this;
    const name = set
      .map((element) => ids.get(element) ?? ids.set(element, ids.size).size - 1)
      .sort((a, b) => a - b)
      .join();
    return names.size < names.add(name).size;
  }
}

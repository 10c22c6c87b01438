/**
 * Binary max-heap of small integers ordered by a score that may grow while they are in it.
 *
 * Invariant: `score[parent] >= score[child]`, and `place[x]` is where x stands (-1 outside).
 */
export class ScoreHeap {
  private readonly items: number[] = [];
  private readonly place: number[] = [];

  constructor(private readonly score: (item: number) => number) {}

  get size(): number {
    return this.items.length;
  }

  has(item: number): boolean {
    return (this.place[item] ?? -1) >= 0;
  }

  insert(item: number): void {
    if (this.has(item)) return;
    this.items.push(item);
    this.rise(this.items.length - 1, item);
  }

  /** To be called after the score of `item` grew. */
  increased(item: number): void {
    const at = this.place[item] ?? -1;
    if (at >= 0) this.rise(at, item);
  }

  /** The item of greatest score, taken out; -1 when the heap is empty. */
  pop(): number {
    const top = this.items[0];
    if (top === undefined) return -1;
    const last = this.items.pop();
    this.place[top] = -1;
    if (last !== undefined && last !== top) this.sink(last);
    return top;
  }

  private rise(from: number, item: number): void {
    const score = this.score(item);
    let at = from;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = this.items[parentAt];
      if (parent === undefined || this.score(parent) >= score) break;
      this.put(at, parent);
      at = parentAt;
    }
    this.put(at, item);
  }

  private sink(item: number): void {
    const score = this.score(item);
    let at = 0;
    for (;;) {
      const left = this.items[2 * at + 1];
      const right = this.items[2 * at + 2];
      if (left === undefined) break;
      const useRight = right !== undefined && this.score(right) > this.score(left);
      const child = useRight ? right : left;
      if (this.score(child) <= score) break;
      this.put(at, child);
      at = 2 * at + (useRight ? 2 : 1);
    }
    this.put(at, item);
  }

  private put(at: number, item: number): void {
    this.items[at] = item;
    this.place[item] = at;
  }
}

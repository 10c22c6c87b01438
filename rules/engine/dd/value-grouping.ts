/**
 * Values of a variable that lead to the same states of all constraints, gathered into groups.
 *
 * Few groups are compared one by one, more are hashed by their vectors of states, collisions in
 * chains: O(states) for each value.
 */
const FEW = 4;

export interface ValueGroup {
  /** Ascending. */
  readonly values: number[];
  /** The state of each constraint that reads the variable, after any of the values. */
  readonly after: readonly number[];
}

interface Chained extends ValueGroup {
  readonly kind: number;
  /** Another group of the same hash. */
  next: Chained | undefined;
}

export class ValueGrouping {
  /** Where the caller writes the states after the value that is added next. */
  after = new Int32Array(16);
  /** In order of their first values. */
  groups: Chained[] = [];
  private readonly byHash = new Map<number, Chained>();
  private length = 0;

  /** Starts anew, for vectors of this many states. */
  begin(length: number): void {
    if (this.after.length < length) this.after = new Int32Array(2 * length);
    this.length = length;
    this.groups = [];
    if (this.byHash.size > 0) this.byHash.clear();
  }

  /** Values in ascending order; those of different `kind` are kept apart whatever their states. */
  add(value: number, kind: number): void {
    const group = this.groups.length <= FEW ? this.compared(kind) : this.hashed(kind);
    if (group) group.values.push(value);
    else this.found(value, kind);
  }

  private compared(kind: number): Chained | undefined {
    for (let g = 0; g < this.groups.length; g++) {
      if (this.isOf(this.groups[g] as Chained, kind)) return this.groups[g];
    }
    return undefined;
  }

  private hashed(kind: number): Chained | undefined {
    if (this.byHash.size === 0) for (const group of this.groups) this.chain(group);
    let group = this.byHash.get(hashOf(this.after, this.length, kind));
    while (group && !this.isOf(group, kind)) group = group.next;
    return group;
  }

  private found(value: number, kind: number): void {
    const after: number[] = [];
    for (let k = 0; k < this.length; k++) after.push(this.after[k] as number);
    const group: Chained = { values: [value], after, kind, next: undefined };
    this.groups.push(group);
    if (this.byHash.size > 0) this.chain(group);
  }

  private chain(group: Chained): void {
    const hash = hashOf(group.after, this.length, group.kind);
    group.next = this.byHash.get(hash);
    this.byHash.set(hash, group);
  }

  private isOf(group: Chained, kind: number): boolean {
    if (group.kind !== kind) return false;
    for (let k = 0; k < this.length; k++) if (group.after[k] !== this.after[k]) return false;
    return true;
  }
}

function hashOf(after: ArrayLike<number>, length: number, kind: number): number {
  let hash = kind;
  for (let k = 0; k < length; k++) {
    hash = Math.imul(hash ^ (after[k] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

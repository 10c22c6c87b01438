/**
 * Live values and clauses during compilation: which values are left, which clauses are settled.
 *
 * Invariants: `liveIn[o]` and `liveOut[o]` count the live values in and outside the set of
 * occurrence `o`; a literal is false when none is left in it, true when none is left outside;
 * `falseLiterals` and `trueLiterals` count those by clause. All of it is a function of `live`.
 * Method: counter-based unit propagation with an undo trail.
 */
import type { Clause } from '../network/network.ts';

export class ClauseStore {
  readonly live: Uint8Array;
  readonly liveCount: Int32Array;
  readonly trueLiterals: Int32Array;
  private readonly falseLiterals: Int32Array;
  private readonly lengths: Int32Array;
  private readonly owner: Int32Array;
  /** Occurrences by variable: `firstOccurrence[x] … firstOccurrence[x + 1] - 1`. */
  private readonly firstOccurrence: Int32Array;
  private readonly clauseOf: Int32Array;
  private readonly variableOf: Int32Array;
  private readonly members: readonly Uint8Array[];
  private readonly liveIn: Int32Array;
  private readonly liveOut: Int32Array;
  private readonly byClause: readonly Int32Array[];
  private readonly kinds: Int32Array;
  private readonly trail: number[] = [];
  private readonly units: number[] = [];
  /** Occurrences touched so far: the work that taking values away and giving them back was. */
  work = 0;
  private conflict = false;

  /** In preorder numbers; a clause has a variable once, with neither no value nor all. */
  constructor(
    readonly sizes: readonly number[],
    readonly offsets: Int32Array,
    clauses: readonly Clause[],
  ) {
    const values = offsets[sizes.length] ?? 0;
    this.live = new Uint8Array(values).fill(1);
    this.liveCount = Int32Array.from(sizes);
    this.owner = new Int32Array(values);
    sizes.forEach((size, x) => this.owner.fill(x, offsets[x], (offsets[x] ?? 0) + size));
    this.trueLiterals = new Int32Array(clauses.length);
    this.falseLiterals = new Int32Array(clauses.length);
    this.lengths = Int32Array.from(clauses, ({ literals }) => literals.length);
    const occurrences = clauses
      .flatMap(({ literals }, clause) => literals.map((literal) => ({ clause, ...literal })))
      .sort((a, b) => a.variable - b.variable);
    this.firstOccurrence = new Int32Array(sizes.length + 1);
    const byClause: number[][] = clauses.map(() => []);
    occurrences.forEach(({ variable, clause }, o) => {
      this.firstOccurrence[variable + 1] = o + 1;
      byClause[clause]?.push(o);
    });
    for (let x = 0; x < sizes.length; x++) {
      const before = this.firstOccurrence[x] as number;
      if ((this.firstOccurrence[x + 1] as number) < before) this.firstOccurrence[x + 1] = before;
    }
    this.byClause = byClause.map((list) => Int32Array.from(list));
    this.clauseOf = Int32Array.from(occurrences, ({ clause }) => clause);
    this.variableOf = Int32Array.from(occurrences, ({ variable }) => variable);
    const shared = new Map<string, Uint8Array>();
    this.members = occurrences.map(({ variable, values: set }) => {
      const size = sizes[variable] ?? 0;
      const key = `${size}:${set.join(',')}`;
      const known = shared.get(key);
      if (known) return known;
      const mask = new Uint8Array(size);
      for (const value of set) mask[value] = 1;
      shared.set(key, mask);
      return mask;
    });
    this.liveIn = Int32Array.from(occurrences, ({ values: set }) => set.length);
    this.liveOut = Int32Array.from(
      occurrences,
      ({ variable, values: set }) => (sizes[variable] ?? 0) - set.length,
    );
    this.kinds = this.kindsOfValues();
    for (let c = 0; c < clauses.length; c++) this.notice(c);
  }

  /** Equal for two values of a variable that every clause treats alike. */
  kind(x: number, value: number): number {
    return this.kinds[(this.offsets[x] as number) + value] as number;
  }

  get mark(): number {
    return this.trail.length;
  }

  /** Takes a value (numbered through) away. */
  remove(value: number): void {
    const x = this.owner[value] as number;
    this.live[value] = 0;
    this.trail.push(value);
    const left = (this.liveCount[x] as number) - 1;
    this.liveCount[x] = left;
    if (left === 0) this.conflict = true;
    const index = value - (this.offsets[x] as number);
    const end = this.firstOccurrence[x + 1] as number;
    this.work += end - (this.firstOccurrence[x] as number) + 1;
    for (let o = this.firstOccurrence[x] as number; o < end; o++) {
      const clause = this.clauseOf[o] as number;
      if ((this.members[o] as Uint8Array)[index] === 1) {
        const inside = (this.liveIn[o] as number) - 1;
        this.liveIn[o] = inside;
        if (inside > 0) continue;
        this.falseLiterals[clause] = (this.falseLiterals[clause] as number) + 1;
        this.notice(clause);
      } else {
        const outside = (this.liveOut[o] as number) - 1;
        this.liveOut[o] = outside;
        if (outside === 0) this.trueLiterals[clause] = (this.trueLiterals[clause] as number) + 1;
      }
    }
  }

  /** Draws all unit conclusions; false when something is contradictory. */
  propagate(): boolean {
    while (!this.conflict) {
      const clause = this.units.pop();
      if (clause === undefined) return true;
      if ((this.trueLiterals[clause] as number) > 0) continue;
      for (const o of this.byClause[clause] as Int32Array) {
        if ((this.liveIn[o] as number) > 0) this.keepOnly(o);
      }
    }
    this.units.length = 0;
    return false;
  }

  /** Gives back everything taken away since `mark`. */
  undo(mark: number): void {
    this.conflict = false;
    this.units.length = 0;
    while (this.trail.length > mark) this.giveBack(this.trail.pop() as number);
  }

  private kindsOfValues(): Int32Array {
    const kinds = new Int32Array(this.live.length);
    this.sizes.forEach((size, x) => {
      const start = this.offsets[x] as number;
      const masks = new Set<Uint8Array>();
      for (
        let o = this.firstOccurrence[x] as number;
        o < (this.firstOccurrence[x + 1] as number);
        o++
      )
        masks.add(this.members[o] as Uint8Array);
      let known = 1;
      for (const mask of masks) {
        // Splits every kind so far by membership in one more set.
        const split = new Map<number, number>();
        for (let v = 0; v < size; v++) {
          if (mask[v] === 0) continue;
          const kind = kinds[start + v] as number;
          if (!split.has(kind)) split.set(kind, known++);
          kinds[start + v] = split.get(kind) as number;
        }
      }
    });
    return kinds;
  }

  private notice(clause: number): void {
    const open = (this.lengths[clause] as number) - (this.falseLiterals[clause] as number);
    if (open > 1 || (this.trueLiterals[clause] as number) > 0) return;
    if (open === 1) this.units.push(clause);
    else this.conflict = true;
  }

  private keepOnly(o: number): void {
    const mask = this.members[o] as Uint8Array;
    const start = this.offsets[this.variableOf[o] as number] as number;
    for (let v = 0; v < mask.length; v++) {
      if (mask[v] === 0 && this.live[start + v] === 1) this.remove(start + v);
    }
  }

  private giveBack(value: number): void {
    const x = this.owner[value] as number;
    this.live[value] = 1;
    this.liveCount[x] = (this.liveCount[x] as number) + 1;
    const index = value - (this.offsets[x] as number);
    const end = this.firstOccurrence[x + 1] as number;
    for (let o = this.firstOccurrence[x] as number; o < end; o++) {
      const clause = this.clauseOf[o] as number;
      if ((this.members[o] as Uint8Array)[index] === 1) {
        const left = this.liveIn[o] as number;
        if (left === 0) this.falseLiterals[clause] = (this.falseLiterals[clause] as number) - 1;
        this.liveIn[o] = left + 1;
      } else {
        const left = this.liveOut[o] as number;
        if (left === 0) this.trueLiterals[clause] = (this.trueLiterals[clause] as number) - 1;
        this.liveOut[o] = left + 1;
      }
    }
  }
}

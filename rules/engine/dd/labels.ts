/**
 * Passes over a diagram under sums it does not contain: each node carries labels, one for each
 * amount of the sums that may still matter.
 *
 * A label is what the sums come to below the node and what the pass is about there: a number of
 * solutions, or a best one. What of a sum can no longer break its bound, whatever stands beside, is
 * one amount (SAFE); what breaks it in any case is dropped. So only amounts in the window between
 * are told apart, and the root has one label at most: the answer.
 * Method: label setting for shortest paths with resource constraints (Desrochers and Soumis, 1988),
 * along both sides of pairs; intervals as in `linear-automaton.ts`.
 */
import type { Linear } from '../network/network.ts';
import { NOTHING_LEFT } from './diagram.ts';
import { OPEN, type Restriction } from './restriction.ts';
import { SumWindows } from './sum-windows.ts';

/** Below every bound, and stays so whatever is added. */
const SAFE = -Infinity;

export interface Label<V> {
  readonly amounts: readonly number[];
  readonly value: V;
}

/** What a pass is about: alternatives are combined by `either`, independent parts by `both`. */
export interface Algebra<V> {
  readonly nothing: V;
  /** Of some values of a variable, which all weigh the same in every sum. */
  choice(variable: number, values: readonly number[]): V;
  both(a: V, b: V): V;
  either(a: V, b: V): V;
  /** Labels without those that others make needless; ascending by their first amount. */
  thin?(labels: readonly Label<V>[]): readonly Label<V>[];
}

export class LabelBudgetSpent extends Error {}

export class LabelPass {
  readonly windows: readonly SumWindows[];
  private left = 0;

  constructor(
    private readonly restriction: Restriction,
    sums: readonly Linear[],
    /** How many labels may be made in one pass. */
    private readonly budget: number,
  ) {
    this.windows = sums.map((each) => new SumWindows(restriction, each));
  }

  /**
   * The value of all solutions that hold the assignments and keep the sums; undefined when there
   * are none. Throws LabelBudgetSpent.
   */
  run<V>(algebra: Algebra<V>): V | undefined {
    if (!this.restriction.settle()) return undefined;
    for (const each of this.windows) each.measure();
    if (this.windows.some(({ range, bound }) => range[0] > bound)) return undefined;
    this.left = this.budget;
    const { diagram, alive, live, liveCount, allowed } = this.restriction;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights, root } = diagram;
    const first = { amounts: this.windows.map(() => 0), value: algebra.nothing };
    const labels: (readonly Label<V>[])[] = [];
    labels[NOTHING_LEFT] = [first];
    const of = (node: number): readonly Label<V>[] => labels[node] ?? [];
    const sets = new Map<number, readonly Label<V>[]>();
    for (let i = liveCount - 1; i >= 0; i--) {
      const node = live[i] as number;
      if (alive[node] === 0 || node === NOTHING_LEFT || !this.isReached(node)) continue;
      const merged = new Merging(algebra);
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      if (e === end) this.join(node, of(lefts[node] as number), of(rights[node] as number), merged);
      for (; e < end; e++) {
        const set = edgeSets[e] as number;
        if (allowed[set] === 0) continue;
        let choices = sets.get(set);
        if (!choices) sets.set(set, (choices = this.choices(set, algebra)));
        this.join(node, choices, of(edgeTargets[e] as number), merged);
      }
      labels[node] = merged.labels();
    }
    return of(root)[0]?.value;
  }

  private isReached(node: number): boolean {
    return this.windows.every(({ besideLeast }) => (besideLeast[node] as number) < Infinity);
  }

  private join<V>(
    node: number,
    some: readonly Label<V>[],
    others: readonly Label<V>[],
    merged: Merging<V>,
  ): void {
    this.left -= some.length * others.length;
    if (this.left < 0) throw new LabelBudgetSpent();
    for (const a of some) {
      for (const b of others) {
        const amounts = this.within(node, a.amounts, b.amounts);
        if (amounts) merged.add(amounts, a.value, b.value);
      }
    }
  }

  /** The amounts together as far as they matter at a node; undefined where a bound is broken. */
  private within(
    node: number,
    some: readonly number[],
    others: readonly number[],
  ): readonly number[] | undefined {
    const amounts: number[] = [];
    for (let k = 0; k < this.windows.length; k++) {
      const { bound, besideLeast, besideMost } = this.windows[k] as SumWindows;
      const amount = (some[k] as number) + (others[k] as number);
      if (amount + (besideLeast[node] as number) > bound) return undefined;
      amounts.push(amount + (besideMost[node] as number) <= bound ? SAFE : amount);
    }
    return amounts;
  }

  /** The allowed values of a set, those that weigh the same together. */
  private choices<V>(set: number, algebra: Algebra<V>): readonly Label<V>[] {
    const { diagram, assigned } = this.restriction;
    const { setVariables, setStarts, setValues } = diagram;
    const variable = setVariables[set] as number;
    const only = assigned[variable] as number;
    const classes = new Map<string, { amounts: number[]; values: number[] }>();
    for (let i = setStarts[set] as number; i < (setStarts[set + 1] as number); i++) {
      const value = setValues[i] as number;
      if (only !== OPEN && only !== value) continue;
      const amounts = this.windows.map(({ weights }) => weights[variable]?.[value] ?? 0);
      const key = amounts.join();
      const same = classes.get(key);
      if (same) same.values.push(value);
      else classes.set(key, { amounts, values: [value] });
    }
    return [...classes.values()].map(({ amounts, values }) => ({
      amounts,
      value: algebra.choice(variable, values),
    }));
  }
}

/** Labels of one node, those of equal amounts put together. */
class Merging<V> {
  private readonly found = new Map<number | string, { amounts: readonly number[]; value: V }>();

  constructor(private readonly algebra: Algebra<V>) {}

  add(amounts: readonly number[], a: V, b: V): void {
    const key = amounts.length === 1 ? (amounts[0] as number) : amounts.join();
    const value = this.algebra.both(a, b);
    const same = this.found.get(key);
    if (same) same.value = this.algebra.either(same.value, value);
    else this.found.set(key, { amounts, value });
  }

  labels(): readonly Label<V>[] {
    const all = [...this.found.values()];
    const { thin } = this.algebra;
    if (!thin || all.length < 2) return all;
    return thin(all.sort((a, b) => (a.amounts[0] ?? 0) - (b.amounts[0] ?? 0)));
  }
}

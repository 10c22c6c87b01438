/**
 * What one assignment could be changed to: for every value of every assigned variable the least of
 * an objective over the solutions that have it and hold all other assignments.
 *
 * A way through the diagram that leaves an assignment once and keeps all others: one pass up for
 * what keeps them all, one pass down along edges that keep them, and every edge beside those is
 * where the one change may be. Linear in the diagram.
 */
import { combinationOf, type AnyObjective } from './objective.ts';
import { contains, OPEN, type Restriction } from './restriction.ts';
import { NOTHING_LEFT, NO_SOLUTION, nodeCount } from './diagram.ts';

export class Switching {
  private readonly below: Float64Array;
  private readonly beside: Float64Array;
  private readonly weights: readonly (readonly number[] | undefined)[];
  private readonly combine: (a: number, b: number) => number;

  constructor(
    private readonly restriction: Restriction,
    private readonly objective: AnyObjective,
  ) {
    const { diagram } = restriction;
    this.combine = combinationOf(objective);
    this.below = new Float64Array(nodeCount(diagram));
    this.beside = new Float64Array(nodeCount(diagram));
    const weights: (readonly number[] | undefined)[] = diagram.domains.map(() => undefined);
    for (const term of objective.terms) weights[term.variable] = term.weights;
    this.weights = weights;
  }

  /**
   * Writes the least with each value of each assigned variable, numbered through by `offsets`, the
   * value it has included; Infinity where there is no solution. Other variables are left alone.
   */
  write(least: Float64Array, offsets: Int32Array): void {
    const { diagram, assigned } = this.restriction;
    assigned.forEach((value, x) => {
      if (value !== OPEN) least.fill(Infinity, offsets[x] as number, offsets[x + 1] as number);
    });
    if (diagram.root === NO_SOLUTION) return;
    const setLeast = Float64Array.from(diagram.setVariables, (x, set) => this.leastKept(x, set));
    this.passUp(setLeast);
    this.passDown(setLeast, least, offsets);
  }

  private passUp(setLeast: Float64Array): void {
    const { below, combine } = this;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights } = this.restriction.diagram;
    below[NOTHING_LEFT] = 0;
    for (let node = NOTHING_LEFT + 1; node < below.length; node++) {
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      let least = Infinity;
      if (e === end) {
        least = combine(
          below[lefts[node] as number] as number,
          below[rights[node] as number] as number,
        );
      }
      for (; e < end; e++) {
        const total = combine(
          setLeast[edgeSets[e] as number] as number,
          below[edgeTargets[e] as number] as number,
        );
        if (total < least) least = total;
      }
      below[node] = least;
    }
  }

  private passDown(setLeast: Float64Array, least: Float64Array, offsets: Int32Array): void {
    const { below, beside, combine } = this;
    const { assigned, diagram } = this.restriction;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights, root, setVariables } = diagram;
    beside.fill(Infinity);
    beside[root] = 0;
    for (let node = root; node > NOTHING_LEFT; node--) {
      const own = beside[node] as number;
      if (own === Infinity) continue;
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      if (e === end) {
        const left = lefts[node] as number;
        const right = rights[node] as number;
        beside[left] = Math.min(beside[left] as number, combine(own, below[right] as number));
        beside[right] = Math.min(beside[right] as number, combine(own, below[left] as number));
        continue;
      }
      const x = setVariables[edgeSets[e] as number] as number;
      for (; e < end; e++) {
        const set = edgeSets[e] as number;
        const target = edgeTargets[e] as number;
        const through = combine(own, setLeast[set] as number);
        if (through < (beside[target] as number)) beside[target] = through;
        if (assigned[x] !== OPEN)
          this.change(set, combine(own, below[target] as number), least, offsets);
      }
    }
  }

  /** Every value of the set, kept or changed to, with what the rest comes to. */
  private change(set: number, rest: number, least: Float64Array, offsets: Int32Array): void {
    if (rest === Infinity) return;
    const { setVariables, setStarts, setValues } = this.restriction.diagram;
    const x = setVariables[set] as number;
    const weights = this.weights[x];
    const start = offsets[x] as number;
    for (let i = setStarts[set] as number; i < (setStarts[set + 1] as number); i++) {
      const value = setValues[i] as number;
      const total = this.combine(rest, weights?.[value] ?? 0) + this.objective.constant;
      if (total < (least[start + value] as number)) least[start + value] = total;
    }
  }

  /** The least weight of a set's values that the assignments allow. */
  private leastKept(x: number, set: number): number {
    const { diagram, assigned } = this.restriction;
    const weights = this.weights[x];
    const only = assigned[x] as number;
    if (only !== OPEN) return contains(diagram, set, only) ? (weights?.[only] ?? 0) : Infinity;
    if (!weights) return 0;
    let least = Infinity;
    const { setStarts, setValues } = diagram;
    for (let i = setStarts[set] as number; i < (setStarts[set + 1] as number); i++) {
      least = Math.min(least, weights[setValues[i] as number] ?? 0);
    }
    return least;
  }
}

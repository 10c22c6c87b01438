/**
 * How much of a sum is spent below and beside each node: between its least and its greatest over
 * the solutions that hold the assignments.
 *
 * What holds after `measure`: for every node of some solution, what a sum comes to below it lies
 * from `belowLeast` to `belowMost`, and beside it from `besideLeast` to `besideMost`; all four are
 * met. Two passes, linear in the part of the diagram that is reached.
 */
import type { Linear } from '../network/network.ts';
import { nodeCount } from './diagram.ts';
import { OPEN, type Restriction } from './restriction.ts';

export class SumWindows {
  readonly bound: number;
  readonly weights: readonly (readonly number[] | undefined)[];
  readonly besideLeast: Float64Array;
  readonly besideMost: Float64Array;
  private readonly belowLeast: Float64Array;
  private readonly belowMost: Float64Array;
  private readonly setLeast: Float64Array;
  private readonly setMost: Float64Array;

  constructor(
    private readonly restriction: Restriction,
    { terms, bound }: Linear,
  ) {
    const { diagram } = restriction;
    const weights: (readonly number[] | undefined)[] = diagram.domains.map(() => undefined);
    for (const term of terms) weights[term.variable] = term.weights;
    this.weights = weights;
    this.bound = bound;
    const nodes = nodeCount(diagram);
    this.belowLeast = new Float64Array(nodes);
    this.belowMost = new Float64Array(nodes);
    this.besideLeast = new Float64Array(nodes);
    this.besideMost = new Float64Array(nodes);
    this.setLeast = new Float64Array(diagram.setVariables.length);
    this.setMost = new Float64Array(diagram.setVariables.length);
  }

  /** Before: the restriction is settled and has a solution. */
  measure(): void {
    this.weighSets();
    this.passUp();
    this.passDown();
  }

  /** The least and the greatest of the sum over all solutions. */
  get range(): readonly [number, number] {
    const { root } = this.restriction.diagram;
    return [this.belowLeast[root] as number, this.belowMost[root] as number];
  }

  private weighSets(): void {
    const { diagram, assigned } = this.restriction;
    const { setVariables, setStarts, setValues } = diagram;
    setVariables.forEach((variable, set) => {
      const weights = this.weights[variable];
      if (!weights) return;
      const only = assigned[variable] as number;
      let least = only === OPEN ? Infinity : (weights[only] as number);
      let most = only === OPEN ? -Infinity : least;
      const end = setStarts[set + 1] as number;
      for (let i = setStarts[set] as number; i < end && only === OPEN; i++) {
        const weight = weights[setValues[i] as number] as number;
        if (weight < least) least = weight;
        if (weight > most) most = weight;
      }
      this.setLeast[set] = least;
      this.setMost[set] = most;
    });
  }

  private passUp(): void {
    const { belowLeast, belowMost, setLeast, setMost } = this;
    const { diagram, allowed, alive, live, liveCount } = this.restriction;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights } = diagram;
    for (let i = liveCount - 1; i >= 0; i--) {
      const node = live[i] as number;
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      let least = Infinity;
      let most = -Infinity;
      if (e === end) {
        const left = lefts[node] as number;
        const right = rights[node] as number;
        least = (belowLeast[left] as number) + (belowLeast[right] as number);
        most = (belowMost[left] as number) + (belowMost[right] as number);
      }
      for (; e < end; e++) {
        const set = edgeSets[e] as number;
        const target = edgeTargets[e] as number;
        if (allowed[set] === 0 || alive[target] === 0) continue;
        least = Math.min(least, (setLeast[set] as number) + (belowLeast[target] as number));
        most = Math.max(most, (setMost[set] as number) + (belowMost[target] as number));
      }
      belowLeast[node] = least;
      belowMost[node] = most;
    }
  }

  private passDown(): void {
    const { belowLeast, belowMost, besideLeast, besideMost, setLeast, setMost } = this;
    const { diagram, allowed, alive, live, liveCount } = this.restriction;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights, root } = diagram;
    besideLeast.fill(Infinity);
    besideMost.fill(-Infinity);
    const reach = (node: number, least: number, most: number): void => {
      if (least < (besideLeast[node] as number)) besideLeast[node] = least;
      if (most > (besideMost[node] as number)) besideMost[node] = most;
    };
    reach(root, 0, 0);
    for (let i = 0; i < liveCount; i++) {
      const node = live[i] as number;
      const least = besideLeast[node] as number;
      const most = besideMost[node] as number;
      // Not on the way to any solution.
      if (alive[node] === 0 || least === Infinity) continue;
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      if (e === end) {
        const left = lefts[node] as number;
        const right = rights[node] as number;
        reach(left, least + (belowLeast[right] as number), most + (belowMost[right] as number));
        reach(right, least + (belowLeast[left] as number), most + (belowMost[left] as number));
      }
      for (; e < end; e++) {
        const set = edgeSets[e] as number;
        const target = edgeTargets[e] as number;
        if (allowed[set] === 0 || alive[target] === 0) continue;
        reach(target, least + (setLeast[set] as number), most + (setMost[set] as number));
      }
    }
  }
}

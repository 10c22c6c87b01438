/**
 * Best completions: for every value at once the least of an objective over the solutions
 * that have it. One pass up finds the least below each node, one pass down the least beside it;
 * linear in the part of the diagram that is reached.
 */
import { combinationOf, type AnyObjective } from './objective.ts';
import { NOTHING_LEFT, nodeCount } from './diagram.ts';
import { OPEN, type Restriction } from './restriction.ts';
import { StaleNodes } from './stale-nodes.ts';

export class Weighing {
  private readonly below: Float64Array;
  private readonly beside: Float64Array;
  private readonly setLeast: Float64Array;
  private readonly setBest: Float64Array;
  private readonly weights: readonly (Float64Array | undefined)[];
  private readonly setsWeighed: Float64Array;
  private readonly stale: StaleNodes;
  private readonly combine: (a: number, b: number) => number;

  /** `sign` -1 makes everything about the greatest instead; a RangeError unless it is a sum. */
  constructor(
    private readonly restriction: Restriction,
    private readonly objective: AnyObjective,
    private readonly sign: 1 | -1 = 1,
  ) {
    if (sign === -1 && objective.combine) throw new RangeError('only a sum has a greatest');
    const { diagram } = restriction;
    this.below = new Float64Array(nodeCount(diagram));
    this.beside = new Float64Array(nodeCount(diagram));
    this.setLeast = new Float64Array(diagram.setVariables.length);
    this.setBest = new Float64Array(diagram.setVariables.length);
    const weights: (Float64Array | undefined)[] = diagram.domains.map(() => undefined);
    for (const term of objective.terms) {
      weights[term.variable] = Float64Array.from(term.weights, (weight) => sign * weight);
    }
    this.weights = weights;
    this.stale = new StaleNodes(restriction);
    this.combine = combinationOf(objective);
    this.setsWeighed = Float64Array.from(diagram.setVariables, (_, set) => this.leastOf(set));
  }

  /** The least of the objective; undefined when there is no solution. */
  optimum(): number | undefined {
    if (!this.restriction.settle()) return undefined;
    this.passUp();
    return (
      this.sign * (this.below[this.restriction.diagram.root] as number) + this.objective.constant
    );
  }

  /** Writes the least with each value, numbered through by `offsets`; Infinity where invalid. */
  write(least: Float64Array, offsets: Int32Array): void {
    least.fill(Infinity);
    if (!this.restriction.settle()) return;
    this.passUp();
    this.passDown();
    const { diagram, assigned } = this.restriction;
    const { setVariables, setStarts, setValues } = diagram;
    for (let set = 0; set < this.setBest.length; set++) {
      const best = this.setBest[set] as number;
      if (best === Infinity) continue;
      const variable = setVariables[set] as number;
      const start = offsets[variable] as number;
      const only = assigned[variable] as number;
      const weights = this.weights[variable];
      const end = setStarts[set + 1] as number;
      for (let i = setStarts[set] as number; i < end; i++) {
        const value = setValues[i] as number;
        if (only !== OPEN && only !== value) continue;
        const total =
          this.combine(best, weights ? (weights[value] as number) : 0) + this.objective.constant;
        if (total < (least[start + value] as number)) least[start + value] = total;
      }
    }
  }

  /** Writes a solution of least objective, value by variable; false when there is none. */
  solution(values: Int32Array): boolean {
    if (!this.restriction.settle()) return false;
    this.passUp();
    const { diagram, allowed, alive } = this.restriction;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights, root } = diagram;
    const pending = [root];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node === NOTHING_LEFT) continue;
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      if (e === end) {
        pending.push(lefts[node] as number, rights[node] as number);
        continue;
      }
      let best = -1;
      let least = Infinity;
      for (; e < end; e++) {
        const set = edgeSets[e] as number;
        const target = edgeTargets[e] as number;
        if (allowed[set] === 0 || alive[target] === 0) continue;
        const total = this.combine(this.setLeast[set] as number, this.below[target] as number);
        if (total >= least) continue;
        least = total;
        best = e;
      }
      const set = edgeSets[best] as number;
      values[diagram.setVariables[set] as number] = this.lightest(set);
      pending.push(edgeTargets[best] as number);
    }
    return true;
  }

  private passUp(): void {
    const { below, setLeast, stale, combine } = this;
    const { diagram, assigned, live, liveStarts, liveSets, liveTargets } = this.restriction;
    const { lefts, rights } = diagram;
    setLeast.set(this.setsWeighed);
    for (let x = 0; x < assigned.length; x++) {
      const value = assigned[x] as number;
      if (value === OPEN) continue;
      const weight = this.weights[x]?.[value] ?? 0;
      for (const set of this.restriction.sets(x)) setLeast[set] = weight;
    }
    below[NOTHING_LEFT] = 0;
    stale.collect();
    for (let i = stale.count - 1; i >= 0; i--) {
      const place = stale.list[i] as number;
      const node = live[place] as number;
      const end = liveStarts[place + 1] as number;
      let e = liveStarts[place] as number;
      if (e === end) {
        below[node] = combine(
          below[lefts[node] as number] as number,
          below[rights[node] as number] as number,
        );
        continue;
      }
      let least = Infinity;
      for (; e < end; e++) {
        const total = combine(
          setLeast[liveSets[e] as number] as number,
          below[liveTargets[e] as number] as number,
        );
        if (total < least) least = total;
      }
      below[node] = least;
    }
  }

  private passDown(): void {
    const { below, beside, setLeast, setBest, combine } = this;
    const { diagram, live, liveCount, liveStarts, liveSets, liveTargets } = this.restriction;
    const { lefts, rights, root } = diagram;
    for (let i = 0; i < liveCount; i++) beside[live[i] as number] = Infinity;
    setBest.fill(Infinity);
    beside[root] = 0;
    for (let i = 0; i < liveCount; i++) {
      const node = live[i] as number;
      const own = beside[node] as number;
      const end = liveStarts[i + 1] as number;
      let e = liveStarts[i] as number;
      if (e === end) {
        const left = lefts[node] as number;
        const right = rights[node] as number;
        const besideLeft = combine(own, below[right] as number);
        const besideRight = combine(own, below[left] as number);
        if (besideLeft < (beside[left] as number)) beside[left] = besideLeft;
        if (besideRight < (beside[right] as number)) beside[right] = besideRight;
      }
      for (; e < end; e++) {
        const set = liveSets[e] as number;
        const target = liveTargets[e] as number;
        const without = combine(own, below[target] as number);
        if (without < (setBest[set] as number)) setBest[set] = without;
        const through = combine(own, setLeast[set] as number);
        if (through < (beside[target] as number)) beside[target] = through;
      }
    }
  }

  private leastOf(set: number): number {
    const { setVariables, setStarts, setValues } = this.restriction.diagram;
    const weights = this.weights[setVariables[set] as number];
    if (!weights) return 0;
    let least = Infinity;
    for (let i = setStarts[set] as number; i < (setStarts[set + 1] as number); i++) {
      least = Math.min(least, weights[setValues[i] as number] as number);
    }
    return least;
  }

  private lightest(set: number): number {
    const { diagram, assigned } = this.restriction;
    const variable = diagram.setVariables[set] as number;
    const only = assigned[variable] as number;
    if (only !== OPEN) return only;
    const weights = this.weights[variable];
    const start = diagram.setStarts[set] as number;
    const end = diagram.setStarts[set + 1] as number;
    let best = diagram.setValues[start] as number;
    for (let i = start + 1; i < end && weights; i++) {
      const value = diagram.setValues[i] as number;
      if ((weights[value] as number) < (weights[best] as number)) best = value;
    }
    return best;
  }
}

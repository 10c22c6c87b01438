/**
 * Which of some demands on values are best given up so that a solution keeps the others.
 *
 * A way through the diagram costs nothing where it keeps a demanded value, and the demand's loss
 * where it leaves it: one pass up finds the least loss below every node, one walk down what the
 * best way leaves. Linear in the diagram; asked again, only what hangs on changed demands is
 * computed. Invariant: `setLosses[s]` is the loss of going through set `s`, Infinity where its
 * variable's demand must stand and the set has not the value.
 */
import type { Correction } from '../explain/lawler.ts';
import { NOTHING_LEFT, NO_SOLUTION, nodeCount } from './diagram.ts';
import { Freshness } from './freshness.ts';
import { contains, OPEN, type Restriction } from './restriction.ts';

export class ShortestPath {
  private readonly below: Float64Array;
  private readonly setLosses: Float64Array;
  /** By variable: the value demanded, OPEN where none is, and what it costs to give it up. */
  private readonly demanded: Int32Array;
  private readonly losses: Float64Array;
  private readonly freshness: Freshness;
  private computed = 0;

  /** Of the restriction only the diagram and its sets are looked at. */
  constructor(private readonly restriction: Restriction) {
    const { diagram } = restriction;
    this.below = new Float64Array(nodeCount(diagram));
    this.setLosses = new Float64Array(diagram.setVariables.length);
    this.demanded = new Int32Array(diagram.domains.length).fill(OPEN);
    this.losses = new Float64Array(diagram.domains.length);
    this.freshness = new Freshness(diagram);
  }

  /** `value` may be OPEN; a loss of Infinity says that the demand must stand. */
  demand(variable: number, value: number, loss: number): void {
    const { demanded, losses, setLosses } = this;
    if (demanded[variable] === value && (value === OPEN || losses[variable] === loss)) return;
    demanded[variable] = value;
    losses[variable] = loss;
    this.freshness.touch(variable);
    const { diagram } = this.restriction;
    for (const set of this.restriction.sets(variable)) {
      setLosses[set] = value === OPEN || contains(diagram, set, value) ? 0 : loss;
    }
  }

  /** What a solution of least loss gives up; undefined when none keeps what must stand. */
  find(): Correction<number> | undefined {
    const { root } = this.restriction.diagram;
    if (root === NO_SOLUTION) return undefined;
    this.passUp();
    const loss = this.below[root] as number;
    return loss === Infinity ? undefined : { set: this.left(root), loss };
  }

  private passUp(): void {
    const { below, setLosses, freshness, computed } = this;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights } = this.restriction.diagram;
    for (let node = NOTHING_LEFT + 1; node < below.length; node++) {
      if (freshness.lastChanged(node) <= computed) continue;
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      if (e === end) {
        below[node] =
          (below[lefts[node] as number] as number) + (below[rights[node] as number] as number);
        continue;
      }
      let least = Infinity;
      for (; e < end; e++) {
        const loss =
          (setLosses[edgeSets[e] as number] as number) +
          (below[edgeTargets[e] as number] as number);
        if (loss < least) least = loss;
      }
      below[node] = least;
    }
    this.computed = freshness.time;
  }

  private left(root: number): number[] {
    const { below, setLosses } = this;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights, setVariables } =
      this.restriction.diagram;
    const variables: number[] = [];
    const pending = [root];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      // Below no loss, nothing is left.
      if (below[node] === 0) continue;
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      if (e === end) {
        pending.push(lefts[node] as number, rights[node] as number);
        continue;
      }
      while (lossThrough(e) !== below[node]) e++;
      const set = edgeSets[e] as number;
      if (setLosses[set] !== 0) variables.push(setVariables[set] as number);
      pending.push(edgeTargets[e] as number);
    }
    return variables;

    function lossThrough(edge: number): number {
      return (
        (setLosses[edgeSets[edge] as number] as number) +
        (below[edgeTargets[edge] as number] as number)
      );
    }
  }
}

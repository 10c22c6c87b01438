/**
 * Which sets of values the assignments leave, and which nodes still matter.
 *
 * Invariants: `allowed[s]` is the number of values of set `s` that the assignments allow;
 * after `settle`, `active[0 … activeCount - 1]` holds, in descending order, every node that can be
 * reached from the root over allowed edges, and `alive` is 1 for those of them with a solution.
 * One pass is linear in the part of the diagram that is reached.
 */
import { NOTHING_LEFT, NO_SOLUTION, nodeCount, type Diagram } from './diagram.ts';
import { Freshness } from './freshness.ts';

export const OPEN = -1;

export class Restriction {
  /** The value assigned to each variable; OPEN where none is. */
  readonly assigned: Int32Array;
  readonly allowed: Int32Array;
  readonly alive: Uint8Array;
  readonly active: Int32Array;
  activeCount = 0;
  readonly freshness: Freshness;
  private readonly reached: Uint8Array;
  private readonly setsOf: readonly Int32Array[];
  private settled = false;

  constructor(readonly diagram: Diagram) {
    const { domains, setVariables, setStarts } = diagram;
    this.assigned = new Int32Array(domains.length).fill(OPEN);
    this.allowed = Int32Array.from(setVariables, (_, s) => length(setStarts, s));
    this.freshness = new Freshness(diagram);
    this.alive = new Uint8Array(nodeCount(diagram));
    this.reached = new Uint8Array(nodeCount(diagram));
    this.active = new Int32Array(nodeCount(diagram));
    const lists: number[][] = domains.map(() => []);
    setVariables.forEach((x, set) => lists[x]?.push(set));
    this.setsOf = lists.map((list) => Int32Array.from(list));
  }

  /** `value` may be OPEN. */
  assign(variable: number, value: number): void {
    if (this.assigned[variable] === value) return;
    this.assigned[variable] = value;
    this.settled = false;
    this.freshness.touch(variable);
    const { setStarts } = this.diagram;
    for (const set of this.setsOf[variable] as Int32Array) {
      this.allowed[set] =
        value === OPEN ? length(setStarts, set) : contains(this.diagram, set, value) ? 1 : 0;
    }
  }

  sets(variable: number): Int32Array {
    return this.setsOf[variable] as Int32Array;
  }

  /** Whether the network has a solution that holds every assignment. */
  settle(): boolean {
    const { root } = this.diagram;
    if (root === NO_SOLUTION) return false;
    if (!this.settled) {
      this.reach(root);
      this.revive();
      this.settled = true;
    }
    return this.alive[root] === 1;
  }

  private reach(root: number): void {
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights } = this.diagram;
    const { reached, allowed, active } = this;
    reached.fill(0);
    reached[root] = 1;
    let count = 0;
    for (let node = root; node > NOTHING_LEFT; node--) {
      if (reached[node] === 0) continue;
      active[count++] = node;
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      if (e === end) {
        reached[lefts[node] as number] = 1;
        reached[rights[node] as number] = 1;
      }
      for (; e < end; e++) {
        if ((allowed[edgeSets[e] as number] as number) > 0) reached[edgeTargets[e] as number] = 1;
      }
    }
    this.activeCount = count;
  }

  private revive(): void {
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights } = this.diagram;
    const { alive, allowed, active } = this;
    alive[NOTHING_LEFT] = 1;
    for (let i = this.activeCount - 1; i >= 0; i--) {
      const node = active[i] as number;
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      if (e === end) {
        alive[node] =
          (alive[lefts[node] as number] as number) & (alive[rights[node] as number] as number);
        continue;
      }
      let any = 0;
      for (; e < end && any === 0; e++) {
        if ((allowed[edgeSets[e] as number] as number) > 0)
          any = alive[edgeTargets[e] as number] as number;
      }
      alive[node] = any;
    }
  }
}

const length = (starts: Int32Array, set: number): number =>
  (starts[set + 1] as number) - (starts[set] as number);

/** Whether a set has a value; its values are ascending. */
export function contains({ setStarts, setValues }: Diagram, set: number, value: number): boolean {
  let low = setStarts[set] as number;
  let high = setStarts[set + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = setValues[middle] as number;
    if (found === value) return true;
    if (found < value) low = middle + 1;
    else high = middle;
  }
  return false;
}

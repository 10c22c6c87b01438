/**
 * What the assignments leave of a diagram: its live part.
 *
 * Invariants: `allowed[s]` is the number of values of set `s` that the assignments allow. After
 * `settle`, `alive` is 1 for the nodes below which the assignments leave a way; the live nodes are
 * those of a solution of the network, `live[0 … liveCount - 1]` in descending order; the live edges
 * of `live[i]`, those of some solution, are `liveStarts[i] … liveStarts[i + 1] - 1`, none for a pair;
 * `marked` is 1 for the sets of live edges. One pass up over what hangs on changed variables, one
 * down over the live part.
 */
import { NOTHING_LEFT, NO_SOLUTION, edgeCount, nodeCount, type Diagram } from './diagram.ts';
import { Freshness } from './freshness.ts';

export const OPEN = -1;

export class Restriction {
  /** The value assigned to each variable; OPEN where none is. */
  readonly assigned: Int32Array;
  readonly allowed: Int32Array;
  readonly live: Int32Array;
  liveCount = 0;
  readonly liveStarts: Int32Array;
  readonly liveSets: Int32Array;
  readonly liveTargets: Int32Array;
  readonly marked: Uint8Array;
  readonly freshness: Freshness;
  private readonly reached: Uint8Array;
  readonly alive: Uint8Array;
  private readonly setsOf: readonly Int32Array[];
  private settledAt = 0;

  constructor(readonly diagram: Diagram) {
    const { domains, setVariables, setStarts } = diagram;
    const nodes = nodeCount(diagram);
    this.assigned = new Int32Array(domains.length).fill(OPEN);
    this.allowed = Int32Array.from(setVariables, (_, s) => length(setStarts, s));
    this.freshness = new Freshness(diagram);
    this.alive = new Uint8Array(nodes);
    this.alive[NOTHING_LEFT] = 1;
    this.reached = new Uint8Array(nodes);
    this.live = new Int32Array(nodes);
    this.liveStarts = new Int32Array(nodes + 1);
    this.liveSets = new Int32Array(edgeCount(diagram));
    this.liveTargets = new Int32Array(edgeCount(diagram));
    this.marked = new Uint8Array(setVariables.length);
    const lists: number[][] = domains.map(() => []);
    setVariables.forEach((x, set) => lists[x]?.push(set));
    this.setsOf = lists.map((list) => Int32Array.from(list));
  }

  /** `value` may be OPEN. */
  assign(variable: number, value: number): void {
    if (this.assigned[variable] === value) return;
    this.assigned[variable] = value;
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
    if (this.settledAt < this.freshness.time) {
      this.revive();
      this.reach(root);
      this.settledAt = this.freshness.time;
    }
    return this.alive[root] === 1;
  }

  /** Only what hangs on changed variables may live otherwise than before. */
  private revive(): void {
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights } = this.diagram;
    const { alive, allowed, freshness, settledAt } = this;
    for (let node = NOTHING_LEFT + 1; node < alive.length; node++) {
      if (freshness.lastChanged(node) <= settledAt) continue;
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

  private reach(root: number): void {
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights } = this.diagram;
    const { reached, alive, allowed, live, liveStarts, liveSets, liveTargets, marked } = this;
    marked.fill(0);
    reached.fill(0);
    reached[root] = alive[root] as number;
    let nodes = 0;
    let edges = 0;
    for (let node = root; node > NOTHING_LEFT; node--) {
      if (reached[node] === 0) continue;
      live[nodes++] = node;
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      if (e === end) {
        reached[lefts[node] as number] = 1;
        reached[rights[node] as number] = 1;
      }
      for (; e < end; e++) {
        const set = edgeSets[e] as number;
        const target = edgeTargets[e] as number;
        if ((allowed[set] as number) === 0 || alive[target] === 0) continue;
        marked[set] = 1;
        reached[target] = 1;
        liveSets[edges] = set;
        liveTargets[edges++] = target;
      }
      liveStarts[nodes] = edges;
    }
    this.liveCount = nodes;
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

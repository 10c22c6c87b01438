/**
 * What one kind of bottom-up pass has to compute again: the nodes it looked at last before a
 * variable below them changed. All others still hold, so a click costs a part of the diagram only.
 */
import { NOTHING_LEFT } from './diagram.ts';
import type { Restriction } from './restriction.ts';

export class StaleNodes {
  /** After `collect`, `list[0 … count - 1]` are the nodes to compute again, descending. */
  readonly list: Int32Array;
  count = 0;
  /** When a node was computed last. */
  private readonly stamps: Float64Array;
  private readonly wanted: Uint8Array;

  constructor(private readonly restriction: Restriction) {
    const nodes = restriction.alive.length;
    this.list = new Int32Array(nodes);
    this.stamps = new Float64Array(nodes);
    this.stamps[NOTHING_LEFT] = Infinity;
    this.wanted = new Uint8Array(nodes);
  }

  /** Before: the restriction is settled and has a solution. The caller computes all of `list`. */
  collect(): void {
    const { wanted, stamps, list } = this;
    const { diagram, allowed, freshness } = this.restriction;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights, root } = diagram;
    const look = (node: number): void => {
      if (wanted[node] === 0 && (stamps[node] as number) < freshness.lastChanged(node)) {
        wanted[node] = 1;
      }
    };
    let count = 0;
    look(root);
    for (let node = root; node > NOTHING_LEFT; node--) {
      if (wanted[node] === 0) continue;
      wanted[node] = 0;
      stamps[node] = freshness.time;
      list[count++] = node;
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      if (e === end) {
        look(lefts[node] as number);
        look(rights[node] as number);
      }
      for (; e < end; e++) {
        if ((allowed[edgeSets[e] as number] as number) > 0) look(edgeTargets[e] as number);
      }
    }
    this.count = count;
  }
}

/**
 * What one kind of bottom-up pass has to compute again: the live nodes it looked at last before a
 * variable below them changed. All others still hold, so a click costs a part of the diagram only.
 */
import type { Restriction } from './restriction.ts';

export class StaleNodes {
  /** After `collect`, the places in `live` of the nodes to compute again, `list[0 … count - 1]`. */
  readonly list: Int32Array;
  count = 0;
  /** When a node was computed last. */
  private readonly stamps: Float64Array;

  constructor(private readonly restriction: Restriction) {
    const nodes = restriction.live.length;
    this.list = new Int32Array(nodes);
    this.stamps = new Float64Array(nodes);
  }

  /**
   * Before: the restriction is settled. The caller computes all of `list`, from its end on: then
   * what a node leads to is computed before it.
   */
  collect(): void {
    const { stamps, list } = this;
    const { live, liveCount, freshness } = this.restriction;
    let count = 0;
    for (let i = 0; i < liveCount; i++) {
      const node = live[i] as number;
      if ((stamps[node] as number) >= freshness.lastChanged(node)) continue;
      stamps[node] = freshness.time;
      list[count++] = i;
    }
    this.count = count;
  }
}

/** Valid domains: the sets of values that stand on an edge of some solution, in one pass down. */
import type { Restriction } from './restriction.ts';

export class Marking {
  private readonly useful: Uint8Array;
  private readonly marked: Uint8Array;

  constructor(private readonly restriction: Restriction) {
    this.useful = new Uint8Array(restriction.alive.length);
    this.marked = new Uint8Array(restriction.allowed.length);
  }

  /** Writes 1 for every valid value, 0 for the others; values numbered through by `offsets`. */
  write(valid: Uint8Array, offsets: Int32Array): void {
    valid.fill(0);
    if (!this.restriction.settle()) return;
    this.mark();
    const { diagram, assigned } = this.restriction;
    const { setVariables, setStarts, setValues } = diagram;
    const { marked } = this;
    for (let set = 0; set < marked.length; set++) {
      if (marked[set] === 0) continue;
      const variable = setVariables[set] as number;
      const start = offsets[variable] as number;
      const only = assigned[variable] as number;
      if (only >= 0) {
        valid[start + only] = 1;
        continue;
      }
      const end = setStarts[set + 1] as number;
      for (let i = setStarts[set] as number; i < end; i++)
        valid[start + (setValues[i] as number)] = 1;
    }
  }

  private mark(): void {
    const { useful, marked } = this;
    const { diagram, alive, allowed, active, activeCount } = this.restriction;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights, root } = diagram;
    useful.fill(0);
    marked.fill(0);
    useful[root] = 1;
    for (let i = 0; i < activeCount; i++) {
      const node = active[i] as number;
      if (useful[node] === 0) continue;
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      if (e === end) {
        useful[lefts[node] as number] = 1;
        useful[rights[node] as number] = 1;
      }
      for (; e < end; e++) {
        const set = edgeSets[e] as number;
        const target = edgeTargets[e] as number;
        if ((allowed[set] as number) === 0 || alive[target] === 0) continue;
        marked[set] = 1;
        useful[target] = 1;
      }
    }
  }
}

/**
 * Which nodes' values from an earlier pass still hold: those below which no variable changed since.
 *
 * Time counts the changes of assignments; a change of a variable concerns it and everything above
 * it in the tree. `lastChanged(node)` is exact for decisions; for a pair it is that of the variable
 * above it, which may be later but never earlier than the truth.
 */
import { NOTHING_LEFT, type Diagram } from './diagram.ts';

const WHOLE = -1;

export class Freshness {
  time = 1;
  /** By variable: when it, or one below it, changed last. */
  private readonly changed: Float64Array;
  /** The variable whose changes concern a node; WHOLE when all do. */
  private readonly owners: Int32Array;

  constructor(private readonly diagram: Diagram) {
    const { edgeStarts, edgeSets, setVariables, lefts, parents } = diagram;
    this.changed = new Float64Array(diagram.domains.length).fill(1);
    const owners = new Int32Array(lefts.length).fill(WHOLE);
    for (let node = NOTHING_LEFT + 1; node < owners.length; node++) {
      const edge = edgeStarts[node] as number;
      if (edge < (edgeStarts[node + 1] as number)) {
        owners[node] = setVariables[edgeSets[edge] as number] as number;
        continue;
      }
      const left = lefts[node] as number;
      const owner = owners[left] as number;
      const isPair = edgeStarts[left] === edgeStarts[left + 1];
      owners[node] = isPair || owner === WHOLE ? owner : (parents[owner] as number);
    }
    this.owners = owners;
  }

  /** To be called at every change of an assignment. */
  touch(variable: number): void {
    this.time++;
    for (let x = variable; x >= 0; x = this.diagram.parents[x] as number)
      this.changed[x] = this.time;
  }

  lastChanged(node: number): number {
    const owner = this.owners[node] as number;
    return owner === WHOLE ? this.time : (this.changed[owner] as number);
  }
}

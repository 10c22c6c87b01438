/**
 * Which nodes' values from an earlier pass still hold: those below which no variable changed since.
 *
 * Time counts the changes of assignments; a change of a variable concerns it and everything above
 * it in the tree. `lastChanged(node)` is exact for decisions; for a pair it is that of the nearest
 * variable above both sides, which may be later but never earlier than the truth.
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
    const { edgeStarts, edgeSets, setVariables, lefts, rights } = diagram;
    this.changed = new Float64Array(diagram.domains.length).fill(1);
    const depths = depthsOf(diagram.parents);
    const count = diagram.domains.length;
    // Many pairs stand below the same two variables, and the way up is long.
    const met = new Map<number, number>();
    const above = (a: number, b: number): number => {
      if (a === WHOLE || b === WHOLE) return WHOLE;
      const key = a * count + b;
      let found = met.get(key);
      if (found === undefined) met.set(key, (found = this.nearestAbove(a, b, depths)));
      return found;
    };
    const owners = new Int32Array(lefts.length).fill(WHOLE);
    for (let node = NOTHING_LEFT + 1; node < owners.length; node++) {
      const edge = edgeStarts[node] as number;
      if (edge < (edgeStarts[node + 1] as number)) {
        owners[node] = setVariables[edgeSets[edge] as number] as number;
        continue;
      }
      owners[node] = above(
        owners[lefts[node] as number] as number,
        owners[rights[node] as number] as number,
      );
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

  /** The lowest variable of the tree with both at or below it; WHOLE when there is none. */
  private nearestAbove(a: number, b: number, depths: Int32Array): number {
    const { parents } = this.diagram;
    let [x, y] = [a, b];
    while (x !== y) {
      if (x === WHOLE || y === WHOLE) return WHOLE;
      if ((depths[x] as number) >= (depths[y] as number)) x = parents[x] as number;
      else y = parents[y] as number;
    }
    return x;
  }
}

/** How many variables are above each. */
function depthsOf(parents: Int32Array): Int32Array {
  const depths = new Int32Array(parents.length).fill(-1);
  for (let x = 0; x < parents.length; x++) {
    const way: number[] = [];
    let top = x;
    for (; top !== WHOLE && (depths[top] as number) < 0; top = parents[top] as number)
      way.push(top);
    let depth = top === WHOLE ? 0 : (depths[top] as number) + 1;
    for (const each of way.reverse()) depths[each] = depth++;
  }
  return depths;
}

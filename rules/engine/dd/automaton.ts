/**
 * Constraints as layered automata: read along the path of the pseudo-tree, one variable a layer.
 *
 * State 0 is broken, state 1 is satisfied whatever follows. Every other state belongs to one layer
 * and stands for one remaining constraint over the variables from that layer on: equal remaining
 * constraints are one state, which is what makes equal subproblems recognisable.
 */
export const BROKEN = 0;
export const SATISFIED = 1;

export interface Automaton {
  /** Variables in ascending preorder number. */
  readonly scope: readonly number[];
  readonly initial: number;
  /** The next state by state and value; empty for the states 0 and 1. */
  readonly next: readonly Int32Array[];
  /** Which variable of the scope a state reads. */
  readonly layers: readonly number[];
  /** Where each layer's values begin in `supports`. */
  readonly offsets: readonly number[];
  /**
   * By state: 1 for the values some accepted continuation has, in its own and all later layers;
   * the values of layer `k` from `offsets[k] - offsets[layers[state]]` on.
   */
  readonly supports: readonly Uint8Array[];
}

/** Collects states; equal transitions in one layer are one state. */
export class StateTable {
  readonly next: Int32Array[] = [new Int32Array(0), new Int32Array(0)];
  readonly layers: number[] = [-1, -1];
  private readonly known = new Map<string, number>();

  state(layer: number, next: Int32Array): number {
    if (next.every((each) => each === SATISFIED)) return SATISFIED;
    if (next.every((each) => each === BROKEN)) return BROKEN;
    const key = `${layer}:${next.join(',')}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.next.length);
    this.next.push(next);
    this.layers.push(layer);
    return this.next.length - 1;
  }

  finish(scope: readonly number[], sizes: readonly number[], initial: number): Automaton {
    const offsets = [0];
    for (const x of scope) offsets.push((offsets.at(-1) ?? 0) + (sizes[x] ?? 0));
    const { next, layers } = this;
    return { scope, initial, next, layers, offsets, supports: supportsOf(offsets, next, layers) };
  }
}

/** States are made after those they lead to, so one pass in ascending order is enough. */
function supportsOf(
  offsets: readonly number[],
  next: readonly Int32Array[],
  layers: readonly number[],
): readonly Uint8Array[] {
  const end = offsets.at(-1) ?? 0;
  const supports = [new Uint8Array(0), new Uint8Array(0)];
  for (let state = 2; state < next.length; state++) {
    const layer = layers[state] ?? 0;
    const start = offsets[layer] ?? 0;
    const own = new Uint8Array(end - start);
    const targets = new Set<number>();
    next[state]?.forEach((target, value) => {
      if (target === BROKEN) return;
      own[value] = 1;
      targets.add(target);
    });
    const following = offsets[layer + 1] ?? end;
    for (const target of targets) {
      const from = target === SATISFIED ? end : (offsets[layers[target] ?? 0] ?? end);
      own.fill(1, following - start, from - start);
      const theirs = supports[target] as Uint8Array;
      for (let i = 0; i < theirs.length; i++) if (theirs[i] === 1) own[from - start + i] = 1;
    }
    supports.push(own);
  }
  return supports;
}

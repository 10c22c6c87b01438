/**
 * A pseudo-tree of a network: an order of its variables in which independent ones branch apart.
 *
 * Invariant: the variables of a constraint lie on one path from a root. Variables are renumbered in
 * preorder, so that numbers grow along a path and the subtree of `x` is `x … ends[x] - 1`.
 * Method: elimination of the variable whose neighbours lack the fewest edges (min-fill) or are the
 * fewest (min-degree); its parent is the first neighbour eliminated later (Dechter and Mateescu,
 * AND/OR search spaces for graphical models, 2007). O(n² + Σ d³) for degrees d at elimination.
 */
export type Heuristic = 'fill' | 'weighted-fill' | 'degree';

export interface PseudoTree {
  /** The network's variable by preorder number, and back. */
  readonly variables: Int32Array;
  readonly numbers: Int32Array;
  /** By preorder number; -1 for a root. */
  readonly parents: Int32Array;
  readonly ends: Int32Array;
  readonly depth: number;
}

/** Above this degree the fill is not counted but estimated. */
const COUNTED_DEGREE = 60;

/**
 * `sizes[x]` values of variable `x`; each scope is the variables of a constraint. Of variables that
 * are equally good to eliminate the first is taken, or by `random` (in [0, 1)) any.
 */
export function pseudoTree(
  sizes: readonly number[],
  scopes: Iterable<readonly number[]>,
  heuristic: Heuristic,
  random?: () => number,
): PseudoTree {
  const neighbours = sizes.map(() => new Set<number>());
  for (const scope of scopes) {
    for (const a of scope) for (const b of scope) if (a !== b) neighbours[a]?.add(b);
  }
  const weights = sizes.map((size) => (heuristic === 'weighted-fill' ? Math.log(size + 0.1) : 1));
  return fromParents(eliminate(neighbours, weights, heuristic !== 'degree', random));
}

/** Parent by variable, -1 for roots. Uses up `neighbours`. */
function eliminate(
  neighbours: readonly Set<number>[],
  weights: readonly number[],
  byFill: boolean,
  random: (() => number) | undefined,
): Int32Array {
  const count = neighbours.length;
  const scoreOf = (x: number): number => {
    const around = [...(neighbours[x] ?? [])];
    if (!byFill) return around.length;
    return fill(around, neighbours, weights) * 4096 + around.length;
  };
  const scores = Float64Array.from(neighbours, (_, x) => scoreOf(x));
  const remaining = Array.from({ length: count }, (_, x) => x);
  const position = new Int32Array(count);
  const laterNeighbours: number[][] = neighbours.map(() => []);
  for (let step = 0; step < count; step++) {
    const at = leastOf(remaining, scores, random);
    const x = remaining[at] as number;
    remaining[at] = remaining[remaining.length - 1] as number;
    remaining.pop();
    position[x] = step;
    const around = [...(neighbours[x] ?? [])];
    laterNeighbours[x] = around;
    const changed = new Set(around);
    for (const a of around) {
      const own = neighbours[a];
      own?.delete(x);
      for (const b of around) {
        if (a === b || own?.has(b)) continue;
        own?.add(b);
        // A new edge changes the fill of whatever both ends have in common.
        if (byFill && around.length <= COUNTED_DEGREE) {
          for (const c of own ?? []) if (neighbours[b]?.has(c)) changed.add(c);
        }
      }
    }
    for (const a of changed) scores[a] = scoreOf(a);
  }
  return Int32Array.from(laterNeighbours, (around) =>
    around.reduce((p, y) => (p < 0 || (position[y] ?? 0) < (position[p] ?? 0) ? y : p), -1),
  );
}

/** Where in `remaining` the least score is; of several the first, or any by `random`. */
function leastOf(
  remaining: readonly number[],
  scores: Float64Array,
  random: (() => number) | undefined,
): number {
  let at = 0;
  let least = Infinity;
  let equals = 0;
  for (let i = 0; i < remaining.length; i++) {
    const score = scores[remaining[i] as number] as number;
    if (score < least) {
      least = score;
      at = i;
      equals = 1;
    } else if (random && score === least && random() * ++equals < 1) {
      at = i;
    }
  }
  return at;
}

/** The weight of the edges missing between the neighbours of a variable. */
function fill(
  around: readonly number[],
  neighbours: readonly Set<number>[],
  weights: readonly number[],
): number {
  if (around.length > COUNTED_DEGREE) return around.length * around.length;
  let missing = 0;
  for (let i = 0; i < around.length; i++) {
    const a = around[i] as number;
    for (let j = i + 1; j < around.length; j++) {
      const b = around[j] as number;
      if (!neighbours[a]?.has(b)) missing += (weights[a] ?? 1) * (weights[b] ?? 1);
    }
  }
  return missing;
}

function fromParents(parentOf: Int32Array): PseudoTree {
  const count = parentOf.length;
  const children: number[][] = Array.from({ length: count }, () => []);
  const roots: number[] = [];
  parentOf.forEach((parent, x) => (parent < 0 ? roots : (children[parent] as number[])).push(x));
  const variables = new Int32Array(count);
  const numbers = new Int32Array(count);
  const parents = new Int32Array(count);
  const ends = new Int32Array(count);
  const depths = new Int32Array(count);
  let next = 0;
  const pending = roots.reverse();
  for (let x = pending.pop(); x !== undefined; x = pending.pop()) {
    const number = next++;
    variables[number] = x;
    numbers[x] = number;
    const parent = parentOf[x] ?? -1;
    parents[number] = parent < 0 ? -1 : (numbers[parent] ?? -1);
    depths[number] = parent < 0 ? 1 : (depths[parents[number] ?? 0] ?? 0) + 1;
    pending.push(...(children[x] ?? []));
  }
  for (let number = count - 1; number >= 0; number--) {
    ends[number] = Math.max(ends[number] ?? 0, number + 1);
    const parent = parents[number] ?? -1;
    if (parent >= 0) ends[parent] = Math.max(ends[parent] ?? 0, ends[number] ?? 0);
  }
  const depth = depths.reduce((most, each) => Math.max(most, each), 0);
  return { variables, numbers, parents, ends, depth };
}

/** Collects the nodes of a diagram; equal sets, equal pairs and equal decisions are kept once. */
import { VectorMap } from '#rules/kernel/vector-map.ts';
import { NO_SOLUTION, NOTHING_LEFT, type Diagram } from './diagram.ts';

export interface Edge {
  readonly values: readonly number[];
  readonly target: number;
}

/** So many are compared one by one. */
const FEW = 8;

/** More than any diagram has, so that two of their numbers make one. */
const MOST_SETS = 2 ** 26;

/** Marks the keys of pairs, which have no sets. */
const PAIR = -1;

export class DiagramBuilder {
  private readonly sets = new VectorMap();
  private readonly unions = new Map<number, number>();
  private readonly setVariables: number[] = [];
  private readonly setStarts: number[] = [0];
  private readonly setValues: number[] = [];
  private readonly nodes: VectorMap;
  private readonly edgeStarts: number[] = [0, 0];
  private readonly edgeSets: number[] = [];
  private readonly edgeTargets: number[] = [];
  private readonly lefts: number[] = [0];
  private readonly rights: number[] = [0];

  /** With room for so many nodes before it has to grow. */
  constructor(expected?: number) {
    this.nodes = new VectorMap(expected);
  }

  /** Nodes and edges so far. */
  get size(): number {
    return this.lefts.length + this.edgeSets.length;
  }

  /** The node of a variable with these edges: values ascending in each, disjoint, one at least. */
  decision(variable: number, edges: readonly Edge[]): number {
    // Before sets are kept: those that are put together would lead nowhere.
    const merged = areDistinct(edges.map(({ target }) => target)) ? edges : mergeTargets(edges);
    return this.node(
      merged.map(({ values }) => this.set(variable, values)),
      merged.map(({ target }) => target),
    );
  }

  /** The same with sets of `set`, the `i`th leading to `targets[i]`; by their first values ascending. */
  branch(sets: readonly number[], targets: readonly number[]): number {
    if (areDistinct(targets)) return this.node(sets, targets);
    const joined: number[] = [];
    const reached: number[] = [];
    for (let i = 0; i < sets.length; i++) {
      const set = sets[i] as number;
      const at = reached.indexOf(targets[i] as number);
      // The first of those with one target has the least value: the order stays.
      if (at >= 0) joined[at] = this.union(joined[at] as number, set);
      else {
        joined.push(set);
        reached.push(targets[i] as number);
      }
    }
    return this.node(joined, reached);
  }

  /** The set of the values of two; the same two come again and again. */
  private union(one: number, other: number): number {
    const key = one * MOST_SETS + other;
    const known = this.unions.get(key);
    if (known !== undefined) return known;
    const valuesOf = (set: number): readonly number[] =>
      this.setValues.slice(this.setStarts[set], this.setStarts[set + 1]);
    const values = [...valuesOf(one), ...valuesOf(other)].sort((a, b) => a - b);
    const union = this.set(this.setVariables[one] as number, values);
    this.unions.set(key, union);
    return union;
  }

  /** The number of a set of values of a variable: ascending, one at least. */
  set(variable: number, values: ArrayLike<number>): number {
    const length = values.length + 1;
    this.sets.reserve(length);
    const { scratch } = this.sets;
    scratch[0] = variable;
    for (let i = 0; i < values.length; i++) scratch[i + 1] = values[i] as number;
    const set = this.setVariables.length;
    const known = this.sets.keep(length, set);
    if (known >= 0) return known;
    this.setVariables.push(variable);
    for (let i = 0; i < values.length; i++) this.setValues.push(values[i] as number);
    this.setStarts.push(this.setValues.length);
    return set;
  }

  /**
   * The node of independent rests, in pairs from the first on: what changes least should come first,
   * so that the pairs of it are shared.
   */
  all(nodes: readonly number[]): number {
    return nodes.reduce((left, right) => this.pair(left, right), NOTHING_LEFT);
  }

  /** `parents` is the tree of the variables; see Diagram. Sets that no edge has are left out. */
  finish(domains: readonly number[], parents: Int32Array, root: number): Diagram {
    const { numbers, variables, starts, values } = this.usedSets();
    return {
      domains,
      parents,
      edgeStarts: Int32Array.from(this.edgeStarts),
      edgeSets: Int32Array.from(this.edgeSets, (set) => numbers[set] as number),
      edgeTargets: Int32Array.from(this.edgeTargets),
      lefts: Int32Array.from(this.lefts),
      rights: Int32Array.from(this.rights),
      setVariables: Int32Array.from(variables),
      setStarts: Int32Array.from(starts),
      setValues: Uint16Array.from(values),
      root,
    };
  }

  /** The node of two rests with no variable in common. */
  pair(left: number, right: number): number {
    if (left === NOTHING_LEFT) return right;
    if (right === NOTHING_LEFT) return left;
    this.nodes.scratch[0] = PAIR;
    this.nodes.scratch[1] = left;
    this.nodes.scratch[2] = right;
    const known = this.nodes.keep(3, this.lefts.length);
    return known >= 0 ? known : this.add(left, right);
  }

  private add(left: number, right: number): number {
    this.lefts.push(left);
    this.rights.push(right);
    this.edgeStarts.push(this.edgeSets.length);
    return this.lefts.length - 1;
  }

  /** The node of edges with distinct targets. */
  private node(sets: readonly number[], targets: readonly number[]): number {
    const count = sets.length;
    this.nodes.reserve(2 * count);
    const { scratch } = this.nodes;
    for (let i = 0; i < count; i++) {
      scratch[2 * i] = sets[i] as number;
      scratch[2 * i + 1] = targets[i] as number;
    }
    const known = this.nodes.keep(2 * count, this.lefts.length);
    if (known >= 0) return known;
    for (let i = 0; i < count; i++) {
      this.edgeSets.push(sets[i] as number);
      this.edgeTargets.push(targets[i] as number);
    }
    return this.add(0, 0);
  }

  /** The sets that some edge has, in their order, and the number of each among them. */
  private usedSets() {
    const isUsed = new Uint8Array(this.setVariables.length);
    for (const set of this.edgeSets) isUsed[set] = 1;
    const numbers = new Int32Array(isUsed.length);
    const variables: number[] = [];
    const starts = [0];
    const values: number[] = [];
    for (let set = 0; set < isUsed.length; set++) {
      if (isUsed[set] === 0) continue;
      numbers[set] = variables.length;
      variables.push(this.setVariables[set] as number);
      const end = this.setStarts[set + 1] as number;
      for (let i = this.setStarts[set] as number; i < end; i++)
        values.push(this.setValues[i] as number);
      starts.push(values.length);
    }
    return { numbers, variables, starts, values };
  }
}

/** Edges with one target put together. */
function mergeTargets(edges: readonly Edge[]): readonly Edge[] {
  const byTarget = new Map<number, number[]>();
  for (const { values, target } of edges) {
    const same = byTarget.get(target);
    if (same) same.push(...values);
    else byTarget.set(target, [...values]);
  }
  return [...byTarget]
    .map(([target, values]) => ({ target, values: values.sort((a, b) => a - b) }))
    .sort((a, b) => (a.values[0] ?? 0) - (b.values[0] ?? 0));
}

function areDistinct(targets: readonly number[]): boolean {
  if (targets.length > FEW) return new Set(targets).size === targets.length;
  for (let i = 1; i < targets.length; i++) {
    for (let j = 0; j < i; j++) if (targets[i] === targets[j]) return false;
  }
  return true;
}

/** The diagram of a network without a solution. */
export const emptyDiagram = (domains: readonly number[]): Diagram =>
  new DiagramBuilder().finish(domains, new Int32Array(domains.length).fill(-1), NO_SOLUTION);

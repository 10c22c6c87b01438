/** Collects the nodes of a diagram; equal sets, equal pairs and equal decisions are kept once. */
import { VectorMap } from '#rules/kernel/vector-map.ts';
import { NO_SOLUTION, NOTHING_LEFT, type Diagram } from './diagram.ts';

export interface Edge {
  readonly values: readonly number[];
  readonly target: number;
}

/** So many are compared one by one. */
const FEW = 8;

/** Marks the keys of pairs, which have no sets. */
const PAIR = -1;

export class DiagramBuilder {
  private readonly sets = new VectorMap();
  private readonly setVariables: number[] = [];
  private readonly setStarts: number[] = [0];
  private readonly setValues: number[] = [];
  private readonly nodes = new VectorMap();
  private readonly edgeStarts: number[] = [0, 0];
  private readonly edgeSets: number[] = [];
  private readonly edgeTargets: number[] = [];
  private readonly lefts: number[] = [0];
  private readonly rights: number[] = [0];

  /** Nodes and edges so far. */
  get size(): number {
    return this.lefts.length + this.edgeSets.length;
  }

  /** The node of a variable with these edges: values ascending in each, disjoint, one at least. */
  decision(variable: number, edges: readonly Edge[]): number {
    const sets = edges.map(({ values }) => this.set(variable, values));
    return this.branch(
      sets,
      edges.map(({ target }) => target),
    );
  }

  /** The same with sets of `set`, the `i`th leading to `targets[i]`; by their first values ascending. */
  branch(sets: readonly number[], targets: readonly number[]): number {
    const edges = areDistinct(targets) ? undefined : this.merged(sets, targets);
    const count = edges ? edges.length : sets.length;
    this.nodes.reserve(2 * count);
    const { scratch } = this.nodes;
    for (let i = 0; i < count; i++) {
      scratch[2 * i] = (edges ? edges[i]?.set : sets[i]) as number;
      scratch[2 * i + 1] = (edges ? edges[i]?.target : targets[i]) as number;
    }
    const known = this.nodes.get(2 * count);
    if (known >= 0) return known;
    this.nodes.set(2 * count, this.lefts.length);
    for (let i = 0; i < count; i++) {
      this.edgeSets.push(scratch[2 * i] as number);
      this.edgeTargets.push(scratch[2 * i + 1] as number);
    }
    return this.add(0, 0);
  }

  /** The number of a set of values of a variable: ascending, one at least. */
  set(variable: number, values: ArrayLike<number>): number {
    const length = values.length + 1;
    this.sets.reserve(length);
    const { scratch } = this.sets;
    scratch[0] = variable;
    for (let i = 0; i < values.length; i++) scratch[i + 1] = values[i] as number;
    const known = this.sets.get(length);
    if (known >= 0) return known;
    const set = this.setVariables.length;
    this.sets.set(length, set);
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

  /** `parents` is the tree of the variables; see Diagram. */
  finish(domains: readonly number[], parents: Int32Array, root: number): Diagram {
    return {
      domains,
      parents,
      edgeStarts: Int32Array.from(this.edgeStarts),
      edgeSets: Int32Array.from(this.edgeSets),
      edgeTargets: Int32Array.from(this.edgeTargets),
      lefts: Int32Array.from(this.lefts),
      rights: Int32Array.from(this.rights),
      setVariables: Int32Array.from(this.setVariables),
      setStarts: Int32Array.from(this.setStarts),
      setValues: Uint16Array.from(this.setValues),
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
    const known = this.nodes.get(3);
    if (known >= 0) return known;
    this.nodes.set(3, this.lefts.length);
    return this.add(left, right);
  }

  private add(left: number, right: number): number {
    this.lefts.push(left);
    this.rights.push(right);
    this.edgeStarts.push(this.edgeSets.length);
    return this.lefts.length - 1;
  }

  /** Sets with one target put together. */
  private merged(
    sets: readonly number[],
    targets: readonly number[],
  ): readonly { readonly set: number; readonly target: number }[] {
    const variable = this.setVariables[sets[0] as number] as number;
    const byTarget = new Map<number, number[]>();
    sets.forEach((set, i) => {
      const values = this.setValues.slice(this.setStarts[set], this.setStarts[set + 1]);
      const same = byTarget.get(targets[i] as number);
      if (same) same.push(...values);
      else byTarget.set(targets[i] as number, values);
    });
    return [...byTarget]
      .map(([target, values]) => ({ target, values: values.sort((a, b) => a - b) }))
      .sort((a, b) => (a.values[0] ?? 0) - (b.values[0] ?? 0))
      .map(({ target, values }) => ({ target, set: this.set(variable, values) }));
  }
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

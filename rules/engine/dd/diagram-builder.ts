/** Collects the nodes of a diagram; equal sets, equal pairs and equal decisions are kept once. */
import { VectorMap } from '#rules/kernel/vector-map.ts';
import { NO_SOLUTION, NOTHING_LEFT, type Diagram } from './diagram.ts';

export interface Edge {
  readonly values: readonly number[];
  readonly target: number;
}

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
    const merged = mergeEqualTargets(edges);
    const sets = merged.map(({ values }) => this.set(variable, values));
    this.nodes.reserve(2 * merged.length);
    merged.forEach(({ target }, i) => {
      this.nodes.scratch[2 * i] = sets[i] as number;
      this.nodes.scratch[2 * i + 1] = target;
    });
    const known = this.nodes.get(2 * merged.length);
    if (known >= 0) return known;
    this.nodes.set(2 * merged.length, this.lefts.length);
    merged.forEach(({ target }, i) => {
      this.edgeSets.push(sets[i] as number);
      this.edgeTargets.push(target);
    });
    return this.add(0, 0);
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

  private pair(left: number, right: number): number {
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

  private set(variable: number, values: readonly number[]): number {
    const length = values.length + 1;
    this.sets.reserve(length);
    this.sets.scratch[0] = variable;
    values.forEach((value, i) => (this.sets.scratch[i + 1] = value));
    const known = this.sets.get(length);
    if (known >= 0) return known;
    const set = this.setVariables.length;
    this.sets.set(length, set);
    this.setVariables.push(variable);
    for (const value of values) this.setValues.push(value);
    this.setStarts.push(this.setValues.length);
    return set;
  }
}

/** The diagram of a network without a solution. */
export const emptyDiagram = (domains: readonly number[]): Diagram =>
  new DiagramBuilder().finish(domains, new Int32Array(domains.length).fill(-1), NO_SOLUTION);

function mergeEqualTargets(edges: readonly Edge[]): Edge[] {
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

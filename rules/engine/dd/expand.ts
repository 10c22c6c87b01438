/**
 * Compilation: depth-first search along the pseudo-tree that solves each subproblem once.
 *
 * A subproblem is the subtree of a variable under what was decided above. All that the decisions
 * above mean for it is told by the states of the constraints that reach into it: states of
 * automata, which clauses are settled, and which of its values propagation took away. That is the
 * key under which its node is remembered.
 * Method: AND/OR search with caching on context (Dechter and Mateescu 2007); where the cited method
 * keys on the values of the ancestors, this keys on the remaining constraints, which are equal
 * far more often. Time and memory: one visit for each distinct key; the search gives up when its work,
 * counted in words of keys and occurrences of values, exceeds the budget.
 */
import type { Clause } from '../network/network.ts';
import { VectorMap } from '#rules/kernel/vector-map.ts';
import { BROKEN, SATISFIED, type Automaton } from './automaton.ts';
import { ClauseStore } from './clause-store.ts';
import { NO_SOLUTION } from './diagram.ts';
import { DiagramBuilder, type Edge } from './diagram-builder.ts';
import type { PseudoTree } from './pseudo-tree.ts';
import { ValueGrouping, type ValueGroup } from './value-grouping.ts';

/** Everything in preorder numbers of the tree. */
export interface Problem {
  readonly tree: PseudoTree;
  readonly sizes: readonly number[];
  readonly offsets: Int32Array;
  readonly automata: readonly Automaton[];
  readonly clauses: readonly Clause[];
}

export interface DiagramBudget {
  /**
   * Steps of the search for one order; ten million take a second or two. An order gets no more than
   * 3,000,000 of it in the first round, and no more than 25,000,000 in the second where there are
   * orders by chance.
   */
  readonly work: number;
  /** Nodes and edges together: what one pass has to look at. */
  readonly size: number;
  /** States of one sum, 20,000 where not said; one that needs more makes too large a diagram. */
  readonly sumStates?: number;
  /** Orders by chance where there are many variables, of domains that differ: 8 where not said. */
  readonly randomOrders?: number;
}

export class BudgetSpent extends Error {}

export class Expansion {
  readonly builder = new DiagramBuilder();
  private keyWords = 0;
  private readonly store: ClauseStore;
  private readonly memo = new VectorMap();
  private readonly states: Int32Array;
  private readonly reading: readonly (readonly number[])[];
  private readonly children: readonly (readonly number[])[];
  private readonly crossingAutomata: readonly Int32Array[];
  private readonly crossingClauses: readonly Int32Array[];
  private readonly told: Uint8Array;
  private readonly grouping = new ValueGrouping();
  /** By automaton and state, filled as they are met: the values that no continuation has. */
  private readonly unsupported: readonly Int32Array[][];

  constructor(
    private readonly problem: Problem,
    private readonly budget: DiagramBudget,
  ) {
    const { tree, sizes, offsets, automata, clauses } = problem;
    this.store = new ClauseStore(sizes, offsets, clauses);
    this.states = Int32Array.from(automata, ({ initial }) => initial);
    this.told = toldByValues(problem);
    this.unsupported = automata.map(() => []);
    const reading: number[][] = sizes.map(() => []);
    automata.forEach(({ scope }, i) => scope.forEach((x) => reading[x]?.push(i)));
    this.reading = reading;
    const children: number[][] = sizes.map(() => []);
    tree.parents.forEach((parent, x) => children[parent]?.push(x));
    this.crossingAutomata = crossing(
      tree,
      automata.map(({ scope }) => scope),
      this.told,
    );
    this.crossingClauses = crossing(
      tree,
      clauses.map(({ literals }) => literals.map(({ variable }) => variable)),
      this.told,
    );
    // What depends least on the decisions above comes first, to be shared in pairs.
    const dependence = (x: number): number =>
      (this.crossingAutomata[x]?.length ?? 0) + (this.crossingClauses[x]?.length ?? 0);
    this.children = children.map((list) => list.sort((a, b) => dependence(a) - dependence(b)));
  }

  /** The root of the diagram in `builder`; NO_SOLUTION when there is none. Throws BudgetSpent. */
  run(): number {
    const { automata, tree } = this.problem;
    if (this.states.includes(BROKEN)) return NO_SOLUTION;
    for (let i = 0; i < automata.length; i++) this.filter(i);
    if (!this.store.propagate()) return NO_SOLUTION;
    const roots: number[] = [];
    for (let x = 0; x < tree.parents.length; x = tree.ends[x] as number) roots.push(x);
    return this.expandAll(roots);
  }

  /** The node of the subtree of `x` under what is decided above; NO_SOLUTION if it has none. */
  private expand(x: number): number {
    const length = this.writeKey(x);
    this.keyWords += length;
    const known = this.memo.get(length);
    if (known >= 0) return known - 1;
    if (this.keyWords + this.store.work > this.budget.work) throw new BudgetSpent();
    if (this.builder.size > this.budget.size) throw new BudgetSpent();
    // Kept now, while the key stands in the scratch: what is below never asks for the same.
    const place = this.memo.set(length, 0);
    const node = this.branch(x);
    this.memo.setAt(place, node + 1);
    return node;
  }

  private branch(x: number): number {
    const { store, states } = this;
    const reading = this.reading[x] as readonly number[];
    const before = reading.map((i) => states[i] as number);
    const edges: Edge[] = [];
    for (const { values, after } of this.groups(x, reading, before)) {
      const mark = store.mark;
      reading.forEach((i, k) => (states[i] = after[k] as number));
      const target = this.decide(x, values, reading)
        ? this.expandAll(this.children[x] as readonly number[])
        : NO_SOLUTION;
      if (target !== NO_SOLUTION) edges.push({ values, target });
      store.undo(mark);
    }
    reading.forEach((i, k) => (states[i] = before[k] as number));
    const variable = this.problem.tree.variables[x] as number;
    return edges.length === 0 ? NO_SOLUTION : this.builder.decision(variable, edges);
  }

  /** The live values of `x`, those together that no constraint tells apart. */
  private groups(
    x: number,
    reading: readonly number[],
    before: readonly number[],
  ): readonly ValueGroup[] {
    const { store, grouping } = this;
    const { automata, offsets, sizes } = this.problem;
    const start = offsets[x] as number;
    const rows = reading.map((i, k) => automata[i]?.next[before[k] as number]);
    grouping.begin(rows.length);
    for (let value = 0; value < (sizes[x] as number); value++) {
      if (store.live[start + value] === 0) continue;
      let isBroken = false;
      for (let k = 0; k < rows.length && !isBroken; k++) {
        const after = before[k] === SATISFIED ? SATISFIED : (rows[k]?.[value] ?? BROKEN);
        grouping.after[k] = after;
        isBroken = after === BROKEN;
      }
      if (!isBroken) grouping.add(value, store.kind(x, value));
    }
    return grouping.groups;
  }

  /** Restricts `x` and draws the conclusions; false when there is a contradiction. */
  private decide(x: number, values: readonly number[], reading: readonly number[]): boolean {
    const { store } = this;
    const start = this.problem.offsets[x] as number;
    if ((store.liveCount[x] as number) > values.length) {
      let next = 0;
      for (let value = 0; value < (this.problem.sizes[x] as number); value++) {
        if (values[next] === value) next++;
        else if (store.live[start + value] === 1) store.remove(start + value);
      }
    }
    for (const i of reading) this.filter(i);
    return store.propagate();
  }

  /**
   * Takes away the values that no accepted continuation of an automaton has. Not from a variable of
   * this automaton alone, for which the state says it all.
   */
  private filter(i: number): void {
    const { store } = this;
    const state = this.states[i] as number;
    if (state === SATISFIED) return;
    const without = this.unsupported[i] as Int32Array[];
    for (const value of (without[state] ??= this.unsupportedIn(i, state))) {
      if (store.live[value] === 1) store.remove(value);
    }
  }

  private unsupportedIn(i: number, state: number): Int32Array {
    const { scope, layers, offsets, supports } = this.problem.automata[i] as Automaton;
    const support = supports[state] as Uint8Array;
    const layer = layers[state] as number;
    const base = offsets[layer] as number;
    const values: number[] = [];
    for (let at = layer; at < scope.length; at++) {
      const x = scope[at] as number;
      if (this.told[x] === 0) continue;
      const from = offsets[at] as number;
      const to = offsets[at + 1] as number;
      for (let j = from; j < to; j++) {
        if (support[j - base] === 0) values.push((this.problem.offsets[x] as number) + j - from);
      }
    }
    return Int32Array.from(values);
  }

  private expandAll(variables: readonly number[]): number {
    const nodes: number[] = [];
    for (const x of variables) {
      const node = this.expand(x);
      if (node === NO_SOLUTION) return NO_SOLUTION;
      nodes.push(node);
    }
    return this.builder.all(nodes);
  }

  /** Writes the key of the subproblem at `x` to the memo's scratch; its length. */
  private writeKey(x: number): number {
    const { store, memo } = this;
    const { tree } = this.problem;
    const automata = this.crossingAutomata[x] as Int32Array;
    const clauses = this.crossingClauses[x] as Int32Array;
    const end = tree.ends[x] as number;
    memo.reserve(2 + automata.length + (clauses.length >> 5) + this.widthOf(x, end));
    const { scratch } = memo;
    let at = 0;
    scratch[at++] = x;
    for (let k = 0; k < automata.length; k++) {
      scratch[at++] = this.states[automata[k] as number] as number;
    }
    for (let k = 0; k < clauses.length; k += 32) {
      let word = 0;
      const last = Math.min(32, clauses.length - k);
      for (let bit = 0; bit < last; bit++) {
        if ((store.trueLiterals[clauses[k + bit] as number] as number) > 0) word |= 1 << bit;
      }
      scratch[at++] = word;
    }
    return this.writeValues(x, end, at);
  }

  /**
   * Writes what propagation took away in the subtree, where it is not told by states. Two bits for a variable of two values, in one block;
   * for any other that lost values its number and a word for each 32 values.
   */
  private writeValues(x: number, end: number, from: number): number {
    const { store } = this;
    const { sizes, offsets } = this.problem;
    const { scratch } = this.memo;
    const { live, liveCount } = store;
    const { told } = this;
    let at = from;
    let word = 0;
    let bits = 0;
    for (let y = x; y < end; y++) {
      if (told[y] === 0) continue;
      const size = sizes[y] as number;
      const start = offsets[y] as number;
      if (size === 2) {
        if (liveCount[y] === 1) word |= (1 + (live[start] as number)) << bits;
        bits += 2;
        if (bits < 32) continue;
        scratch[at++] = word;
        word = 0;
        bits = 0;
      }
    }
    scratch[at++] = word;
    for (let y = x; y < end; y++) {
      const size = sizes[y] as number;
      if (size === 2 || told[y] === 0 || liveCount[y] === size) continue;
      const start = offsets[y] as number;
      scratch[at++] = y;
      for (let v = 0; v < size; v += 32) {
        let values = 0;
        const last = Math.min(32, size - v);
        for (let bit = 0; bit < last; bit++) values |= (live[start + v + bit] as number) << bit;
        scratch[at++] = values;
      }
    }
    return at;
  }

  /** The most that the values of the subtree can take in a key. */
  private widthOf(x: number, end: number): number {
    const { offsets } = this.problem;
    return 2 * (end - x) + (((offsets[end] as number) - (offsets[x] as number)) >> 5);
  }
}

/**
 * By variable: the constraints with a variable above it and at least two in its subtree. One that
 * has a single variable left is told by what propagation has taken away from that variable, unless
 * nothing is ever taken away from it.
 */
function crossing(
  tree: PseudoTree,
  scopes: readonly (readonly number[])[],
  told: Uint8Array,
): Int32Array[] {
  const lists: number[][] = Array.from(tree.parents, () => []);
  scopes.forEach((scope, constraint) => {
    const path = [...scope].sort((a, b) => a - b);
    const top = path[0] as number;
    // The variables lie on one path: below the last but one only the last is left.
    const last = path.at(-1) as number;
    let y = told[last] === 1 ? (path.at(-2) ?? top) : last;
    for (; y !== top; y = tree.parents[y] as number) lists[y]?.push(constraint);
  });
  return lists.map((list) => Int32Array.from(list));
}

/** 1 for the variables that keys tell by their values: all but those of one automaton alone. */
function toldByValues({ sizes, automata, clauses }: Problem): Uint8Array {
  const told = new Uint8Array(sizes.length);
  const seen = new Uint8Array(sizes.length);
  for (const { literals } of clauses) for (const { variable } of literals) told[variable] = 1;
  for (const { scope } of automata) {
    for (const x of scope) {
      if (seen[x] === 1) told[x] = 1;
      seen[x] = 1;
    }
  }
  return told;
}

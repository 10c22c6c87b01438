/**
 * A decision diagram with decomposition: the solutions of a network as a graph.
 *
 * Node 0 stands for nothing left to decide. A decision node decides one variable: each of its edges
 * allows a set of values and leads to one node, the rest. A pair stands for two rests that have no
 * constraint in common. A solution takes both sides of every pair it meets, and one edge and one
 * of its values at every decision node.
 * Invariants: along any way every variable is met at most once, in a solution exactly once; the
 * edges of a node have disjoint sets; every node has a solution; a node leads to smaller numbers.
 * Source: multi-valued decomposable decision graphs (Koriche et al., Compiling constraint networks
 * into multivalued decomposable decision graphs, IJCAI 2015); AND/OR multi-valued decision
 * diagrams (Mateescu, Dechter and Marinescu, JAIR 33, 2008).
 */
export const NOTHING_LEFT = 0;
/** The root of a network without a solution. */
export const NO_SOLUTION = -1;

export interface Diagram {
  /** Number of values of each variable of the network. */
  readonly domains: readonly number[];
  /**
   * A tree of the variables, -1 above its roots: below a node of `x`, and beside each other in the
   * pairs under it, stand only variables from below `x` in the tree.
   */
  readonly parents: Int32Array;
  /** Edges of node `n`: `edgeStarts[n] … edgeStarts[n + 1] - 1`; a pair has none. */
  readonly edgeStarts: Int32Array;
  readonly edgeSets: Int32Array;
  readonly edgeTargets: Int32Array;
  /** The two sides of a pair; 0 for other nodes. */
  readonly lefts: Int32Array;
  readonly rights: Int32Array;
  /** The variable a set is of, and its values: `setValues[setStarts[s] … setStarts[s + 1] - 1]`. */
  readonly setVariables: Int32Array;
  readonly setStarts: Int32Array;
  readonly setValues: Uint16Array;
  readonly root: number;
}

export const nodeCount = ({ lefts }: Diagram): number => lefts.length;
export const edgeCount = ({ edgeSets }: Diagram): number => edgeSets.length;
/** What one pass over the diagram has to look at. */
export const sizeOf = (diagram: Diagram): number => edgeCount(diagram) + nodeCount(diagram);

/**
 * A network as a diagram, if it fits the budget.
 *
 * Which order of variables is good can't be known beforehand. All are tried with a small part of
 * the budget, and of those that get through the smallest diagram is kept; where none does, the
 * first that gets through with the whole budget.
 */
import {
  valueOffsets,
  type Clause,
  type Linear,
  type Network,
  type Table,
} from '../network/network.ts';
import { SATISFIED } from './automaton.ts';
import { sizeOf, type Diagram } from './diagram.ts';
import { emptyDiagram } from './diagram-builder.ts';
import { BudgetSpent, Expansion, type DiagramBudget, type Problem } from './expand.ts';
import { linearAutomaton } from './linear-automaton.ts';
import { normalise } from './normalise.ts';
import { pseudoTree, type Heuristic } from './pseudo-tree.ts';
import { tableAutomaton } from './table-automaton.ts';

export type { DiagramBudget };

/**
 * Where the solver is the better back-end: it learns from two-valued variables what a large diagram
 * takes long to pass over, but needs a solution for each of a variable's thousands of values.
 */
const TWO_VALUED: DiagramBudget = { work: 30_000_000, size: 100_000 };
const MANY_VALUED: DiagramBudget = { work: 100_000_000, size: 400_000 };

export const budgetFor = ({ domains }: Network): DiagramBudget =>
  domains.every((size) => size <= 2) ? TWO_VALUED : MANY_VALUED;

const SUM_STATES = 20_000;
const HEURISTICS: readonly Heuristic[] = ['weighted-fill', 'fill', 'degree'];
const FIRST_ROUND = 3_000_000;
/** The search goes as deep as the tree. */
const MOST_DEPTH = 2_500;

/** Undefined when no order got through within the budget. */
export function compileDiagram(
  network: Network,
  budget: DiagramBudget = budgetFor(network),
): Diagram | undefined {
  if (budget.work === 0) return undefined;
  const normal = normalise(network);
  if (!normal) return emptyDiagram(network.domains);
  const scopes = [
    ...normal.tables.map(({ scope }) => scope),
    ...normal.clauses.map(({ literals }) => literals.map(({ variable }) => variable)),
    ...normal.linears.map(({ terms }) => terms.map(({ variable }) => variable)),
  ];
  // Weights of equal domains say nothing.
  const alike = network.domains.every((size) => size === network.domains[0]);
  const heuristics = HEURISTICS.filter((each) => !alike || each !== 'weighted-fill');
  const problems: Problem[] = [];
  for (const heuristic of heuristics) {
    const tree = pseudoTree(network.domains, scopes, heuristic);
    if (tree.depth > MOST_DEPTH) continue;
    const inOrder = problem(network.domains, normal, tree, budget.sumStates ?? SUM_STATES);
    // A sum has about as many states in any order.
    if (!inOrder) return undefined;
    problems.push(inOrder);
  }
  const small = { ...budget, work: Math.min(FIRST_ROUND, budget.work) };
  const found = problems.flatMap((each) => attempt(network.domains, each, small) ?? []);
  if (found.length > 0) return found.sort((a, b) => sizeOf(a) - sizeOf(b))[0];
  for (const each of problems) {
    const diagram = attempt(network.domains, each, budget);
    if (diagram) return diagram;
  }
  return undefined;
}

function attempt(
  domains: readonly number[],
  problem: Problem,
  budget: DiagramBudget,
): Diagram | undefined {
  const expansion = new Expansion(problem, budget);
  try {
    const root = expansion.run();
    return expansion.builder.finish(domains, treeOf(problem.tree), root);
  } catch (error) {
    if (error instanceof BudgetSpent) return undefined;
    throw error;
  }
}

/** The parent of each variable in the tree, in the network's own numbers. */
function treeOf({ variables, numbers, parents }: Problem['tree']): Int32Array {
  return Int32Array.from(variables, (_, x) => {
    const parent = parents[numbers[x] as number] as number;
    return parent < 0 ? -1 : (variables[parent] as number);
  });
}

interface Normal {
  readonly tables: readonly Table[];
  readonly clauses: readonly Clause[];
  readonly linears: readonly Linear[];
}

/** The constraints in the numbers of a tree; undefined when a sum has too many states. */
function problem(
  domains: readonly number[],
  { tables, clauses, linears }: Normal,
  tree: Problem['tree'],
  sumStates: number,
): Problem | undefined {
  const number = (x: number): number => tree.numbers[x] as number;
  const sizes = Array.from(tree.variables, (x) => domains[x] as number);
  const automata = tables.map((table) =>
    tableAutomaton({ ...table, scope: table.scope.map(number) }, sizes),
  );
  for (const linear of linears) {
    const terms = linear.terms.map((term) => ({ ...term, variable: number(term.variable) }));
    const automaton = linearAutomaton({ ...linear, terms }, sizes, sumStates);
    if (!automaton) return undefined;
    automata.push(automaton);
  }
  return {
    tree,
    sizes,
    offsets: valueOffsets(sizes),
    automata: automata.filter(({ initial }) => initial !== SATISFIED),
    clauses: clauses.map(({ kind, literals }) => ({
      kind,
      literals: literals.map((each) => ({ ...each, variable: number(each.variable) })),
    })),
  };
}

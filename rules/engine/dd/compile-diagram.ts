/**
 * A network as a diagram, if it fits the budget.
 *
 * Which order of variables is good can't be known beforehand. Some are tried with a small part of
 * the budget, and of those that get through the smallest diagram is kept; where none does, the
 * first of all that gets through with more.
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
import { pseudoTree, type Heuristic, type PseudoTree } from './pseudo-tree.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { tableAutomaton } from './table-automaton.ts';

export type { DiagramBudget };

/**
 * Where the solver is the better back-end: it learns from two-valued variables what a large diagram
 * takes long to pass over, but needs a solution for each of a variable's thousands of values.
 */
const TWO_VALUED: DiagramBudget = { work: 30_000_000, size: 100_000 };
const MANY_VALUED: DiagramBudget = { work: 100_000_000, size: 1_000_000 };

export const budgetFor = ({ domains }: Network): DiagramBudget =>
  domains.every((size) => size <= 2) ? TWO_VALUED : MANY_VALUED;

const SUM_STATES = 20_000;
const HEURISTICS: readonly Heuristic[] = ['weighted-fill', 'fill', 'degree'];
/** The search goes as deep as the tree. */
const MOST_DEPTH = 2_500;

/**
 * Orders by the same heuristics with ties broken at random, where there are ties enough to matter:
 * what one order takes for minutes another does in a second, and nothing seen beforehand tells which
 * (of a generated car of 268 variables 2 of 12 got through). Many short attempts find one of those.
 */
const RANDOM_ORDERS = 8;
const ENOUGH_VARIABLES = 50;
const SEED = 20_261_126;

/** What one order may work, how many take part, and whether the smallest diagram is looked for. */
interface Round {
  readonly work: number;
  readonly orders: number;
  readonly isForSize: boolean;
}
const MANY_ORDERS: readonly Round[] = [
  { work: 3_000_000, orders: HEURISTICS.length + 1, isForSize: true },
  { work: 25_000_000, orders: HEURISTICS.length + RANDOM_ORDERS, isForSize: false },
];
const FEW_ORDERS: readonly Round[] = [
  { work: 3_000_000, orders: HEURISTICS.length, isForSize: true },
  { work: Infinity, orders: HEURISTICS.length, isForSize: false },
];

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
  const orders = ordersOf(network.domains, scopes).filter(({ depth }) => depth <= MOST_DEPTH);
  const problems: (Problem | undefined)[] = [];
  for (const round of orders.length > HEURISTICS.length ? MANY_ORDERS : FEW_ORDERS) {
    let best: Diagram | undefined;
    for (const [i, tree] of orders.slice(0, round.orders).entries()) {
      problems[i] ??= problem(network.domains, normal, tree, budget.sumStates ?? SUM_STATES);
      // A sum has about as many states in any order.
      if (!problems[i]) return undefined;
      const size = best ? sizeOf(best) : budget.size;
      const within = { ...budget, size, work: Math.min(round.work, budget.work) };
      best = attempt(network.domains, problems[i], within) ?? best;
      if (best && !round.isForSize) break;
    }
    if (best) return best;
  }
  return undefined;
}

function ordersOf(
  sizes: readonly number[],
  scopes: readonly (readonly number[])[],
): readonly PseudoTree[] {
  // Weights of equal domains say nothing.
  const alike = sizes.every((size) => size === sizes[0]);
  const heuristics = HEURISTICS.filter((each) => !alike || each !== 'weighted-fill');
  const orders = heuristics.map((heuristic) => pseudoTree(sizes, scopes, heuristic));
  if (alike || sizes.length < ENOUGH_VARIABLES) return orders;
  const random = seededRandom(SEED);
  const byChance = Array.from({ length: RANDOM_ORDERS }, (_, i) =>
    pseudoTree(sizes, scopes, heuristics[(i + 1) % heuristics.length] as Heuristic, random),
  );
  return [...orders, ...byChance];
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

/**
 * A network as a diagram, if it fits the budget.
 *
 * Which order of variables is good can't be known beforehand. Some are tried with a small part of
 * the budget, and of those that get through the smallest diagram is kept; where none does, the
 * first of all that gets through with more.
 */
import { valueOffsets, type Network } from '../network/network.ts';
import { SATISFIED } from './automaton.ts';
import { sizeOf, type Diagram } from './diagram.ts';
import { emptyDiagram } from './diagram-builder.ts';
import { BudgetSpent, Expansion, type DiagramBudget, type Problem } from './expand.ts';
import { linearAutomaton } from './linear-automaton.ts';
import { normalise, type NormalConstraints } from './normalise.ts';
import { pseudoTree, type Heuristic } from './pseudo-tree.ts';
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
const FEW_ORDERS: readonly Round[] = [
  { work: 3_000_000, orders: HEURISTICS.length, isForSize: true },
  { work: Infinity, orders: HEURISTICS.length, isForSize: false },
];
const manyOrders = (random: number): readonly Round[] => [
  { work: 3_000_000, orders: HEURISTICS.length + 1, isForSize: true },
  { work: 25_000_000, orders: HEURISTICS.length + random, isForSize: false },
];

/** Undefined when no order got through within the budget. */
export function compileDiagram(
  network: Network,
  budget: DiagramBudget = budgetFor(network),
): Diagram | undefined {
  if (budget.work === 0) return undefined;
  const { domains } = network;
  const normal = normalise(network);
  if (!normal) return emptyDiagram(domains);
  // Weights of equal domains say nothing.
  const alike = domains.every((size) => size === domains[0]);
  const heuristics = HEURISTICS.filter((each) => !alike || each !== 'weighted-fill');
  const isSmall = alike || domains.length < ENOUGH_VARIABLES;
  const random = isSmall ? 0 : (budget.randomOrders ?? RANDOM_ORDERS);
  const further = problems(domains, normal, { heuristics, random, sumStates: budget.sumStates });
  const drawn: Problem[] = [];
  for (const round of random > 0 ? manyOrders(random) : FEW_ORDERS) {
    let best: Diagram | undefined;
    for (let i = 0; i < round.orders; i++) {
      const problem = drawn[i] ?? further.next().value;
      if (!problem) break;
      drawn[i] = problem;
      const size = best ? sizeOf(best) : budget.size;
      const within = { ...budget, size, work: Math.min(round.work, budget.work) };
      const found = attempt(domains, problem, within);
      // One that grows too large in its last step is noticed only now.
      if (found && (!best || sizeOf(found) < sizeOf(best))) best = found;
      if (best && !round.isForSize) break;
    }
    if (best) return best;
  }
  return undefined;
}

interface Orders {
  readonly heuristics: readonly Heuristic[];
  /** How many more there are, with ties broken at random. */
  readonly random: number;
  readonly sumStates: number | undefined;
}

/**
 * The constraints in one order after another, each made when it is asked for; orders of too deep a
 * tree or too many states of a sum are passed over. Where none of the heuristics' own will do, none
 * like them is tried.
 */
function* problems(
  domains: readonly number[],
  normal: NormalConstraints,
  { heuristics, random, sumStates = SUM_STATES }: Orders,
): Generator<Problem, undefined> {
  const scopes = [
    ...normal.tables.map(({ scope }) => scope),
    ...normal.clauses.map(({ literals }) => literals.map(({ variable }) => variable)),
    ...normal.linears.map(({ terms }) => terms.map(({ variable }) => variable)),
  ];
  const number = seededRandom(SEED);
  let isHopeless = true;
  for (let i = 0; i < heuristics.length + random; i++) {
    const isOwn = i < heuristics.length;
    if (!isOwn && isHopeless) return;
    const heuristic = heuristics[isOwn ? i : (i - heuristics.length + 1) % heuristics.length];
    const tree = pseudoTree(domains, scopes, heuristic as Heuristic, isOwn ? undefined : number);
    if (tree.depth > MOST_DEPTH) continue;
    const made = problem(domains, normal, tree, sumStates);
    if (!made) continue;
    isHopeless = false;
    yield made;
  }
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

/** The constraints in the numbers of a tree; undefined when a sum has too many states. */
function problem(
  domains: readonly number[],
  { tables, clauses, linears }: NormalConstraints,
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

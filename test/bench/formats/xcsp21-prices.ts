/**
 * Price functions as an objective of single variables.
 *
 * A function of several variables gets one more variable, its cost, which a table ties to them; a
 * function of too many combinations to list is read variable by variable through further ones, each
 * telling which of the listed tuples' beginnings was followed. All are determined by the file's own.
 */
import type { Term } from '#rules/engine/network/network.ts';
import { FormatError } from './model.ts';
import type { NetworkBuilder } from './network-builder.ts';
import { indicesOf, scopeOf, type Instance, type Use } from './xcsp21.ts';

// Up to here the combinations of a price function are listed in one table.
const FEW_COMBINATIONS = 2_048;

/** The cost of each listed tuple (by its indices, joined), and of all others. */
interface Costs {
  readonly scope: readonly number[];
  readonly listed: ReadonlyMap<string, number>;
  readonly other: number;
}

export function addPrices(builder: NetworkBuilder, prices: Instance): void {
  const { file, maximalCost } = prices;
  const weights = new Map<number, number[]>();
  const add = (variable: number, costs: readonly number[]): void => {
    const sum = weights.get(variable) ?? costs.map(() => 0);
    weights.set(
      variable,
      sum.map((weight, value) => weight + (costs[value] ?? 0)),
    );
  };
  for (const { name } of prices.variables) {
    if (builder.variable(name) === undefined) {
      throw new FormatError(file, 1, `variable ${name} of the prices is not in the model`);
    }
  }
  for (const use of prices.uses) {
    if (use.relation.semantics !== 'soft') {
      throw new FormatError(file, use.line, 'a constraint without costs among the prices');
    }
    const costs = costsOf(builder, use, file);
    if ([...costs.listed.values(), costs.other].some((cost) => cost >= maximalCost)) {
      throw new FormatError(file, use.line, 'a cost that forbids is not supported');
    }
    const { scope } = costs;
    const [only] = scope;
    if (scope.length === 1 && only !== undefined) add(only, unaryCosts(builder, only, costs));
    else if (builder.combinations(scope) <= FEW_COMBINATIONS) addListed(builder, costs, add);
    else addChain(builder, costs, add);
  }
  const terms: Term[] = [...weights]
    .map(([variable, costs]) => ({ variable, weights: costs }))
    .filter((term) => term.weights.some((weight) => weight !== 0));
  builder.objectives.push({ name: 'price', constant: prices.initialCost, terms });
}

function costsOf(builder: NetworkBuilder, use: Use, file: string): Costs {
  const scope = scopeOf(builder, use, file);
  const { tuples, defaultCost } = use.relation;
  const listed = new Map<string, number>();
  for (const { values, cost = 0 } of tuples) {
    const indices = indicesOf(builder, scope, values);
    if (!indices) throw new FormatError(file, use.line, `no such combination: ${values.join(' ')}`);
    const key = indices.join(' ');
    listed.set(key, (listed.get(key) ?? 0) + cost);
  }
  return { scope, listed, other: defaultCost };
}

const costOf = ({ listed, other }: Costs, values: readonly number[]): number =>
  listed.get(values.join(' ')) ?? other;

const unaryCosts = (builder: NetworkBuilder, variable: number, costs: Costs): number[] =>
  Array.from({ length: builder.sizeOf(variable) }, (_, value) => costOf(costs, [value]));

type Add = (variable: number, costs: readonly number[]) => void;

/** One variable for the cost, and every combination with its cost in a table. */
function addListed(builder: NetworkBuilder, costs: Costs, add: Add): void {
  const { scope } = costs;
  const distinct = distinctCosts(builder, costs);
  const indices = new Map(distinct.map((cost, index) => [cost, index]));
  const helper = builder.addHelper(distinct.length);
  const rows: number[] = [];
  builder.forEachCombination(scope, (values) => {
    rows.push(...values, indices.get(costOf(costs, values)) ?? 0);
  });
  builder.addTable([...scope, helper], rows);
  add(helper, distinct);
}

function distinctCosts(builder: NetworkBuilder, { scope, listed, other }: Costs): number[] {
  const all = new Set(listed.values());
  if (listed.size < builder.combinations(scope)) all.add(other);
  return [...all].sort((a, b) => a - b);
}

/**
 * A chain of variables along the scope: each says which beginning of a listed tuple was followed
 * so far, or that none was; the last says the cost.
 */
function addChain(builder: NetworkBuilder, costs: Costs, add: Add): void {
  const { scope, listed, other } = costs;
  const distinct = [...new Set([...listed.values(), other])].sort((a, b) => a - b);
  let states = new Map<string, number>([['', 0]]);
  let previous: number | undefined;
  for (const [column, variable] of scope.entries()) {
    const last = column === scope.length - 1;
    const next = last ? undefined : beginnings(listed, column + 1);
    // The state after all beginnings: none was followed.
    const nowhere = next?.size ?? 0;
    const helper = builder.addHelper(next ? nowhere + 1 : distinct.length);
    const rows: number[] = [];
    const step = (begin: string | undefined, from: number): void => {
      for (let value = 0; value < builder.sizeOf(variable); value++) {
        const key = begin === '' ? String(value) : `${begin} ${value}`;
        const to = next
          ? ((begin === undefined ? undefined : next.get(key)) ?? nowhere)
          : distinct.indexOf((begin === undefined ? undefined : listed.get(key)) ?? other);
        if (previous === undefined) rows.push(value, to);
        else rows.push(from, value, to);
      }
    };
    for (const [begin, from] of states) step(begin, from);
    if (previous !== undefined) step(undefined, states.size);
    builder.addTable(
      previous === undefined ? [variable, helper] : [previous, variable, helper],
      rows,
    );
    previous = helper;
    states = next ?? states;
    if (last) add(helper, distinct);
  }
}

/** The distinct beginnings, of that many values, of the listed tuples. */
function beginnings(listed: ReadonlyMap<string, number>, length: number): Map<string, number> {
  const found = new Map<string, number>();
  for (const key of listed.keys()) {
    const begin = key.split(' ').slice(0, length).join(' ');
    if (!found.has(begin)) found.set(begin, found.size);
  }
  return found;
}

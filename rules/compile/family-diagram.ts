/**
 * The products of a family as a diagram, for all customers at once, where one of bearable size
 * exists; else undefined, and the solver answers.
 *
 * Sums that would take too many states stay beside it, unless all its solutions keep them anyway.
 * Helper literals that follow from others, weigh nothing and make nothing active are forgotten: what is left has the
 * same products, as many of them, in a fraction of the nodes.
 */
import { canBreak } from '#rules/engine/dd/bounded-session.ts';
import { compileDiagram, type DiagramBudget } from '#rules/engine/dd/compile-diagram.ts';
import { conditioned } from '#rules/engine/dd/condition.ts';
import { Restriction } from '#rules/engine/dd/restriction.ts';
import { linearAutomaton } from '#rules/engine/dd/linear-automaton.ts';
import { normalise } from '#rules/engine/dd/normalise.ts';
import type { Linear, Network } from '#rules/engine/network/network.ts';
import type { CompiledFamily, FamilyDiagram } from './compiled-family.ts';
import { networkOf } from './network-of.ts';

export interface FamilyBudget extends DiagramBudget {
  /** A sum of more states, in the network's own order, stays beside the diagram. */
  readonly statesWithin: number;
  /** More sums than these beside it make answers slow: no diagram then. */
  readonly mostBeside: number;
}

/** Small enough that compiling takes a second or two, and a click a few milliseconds. */
const BUDGET: FamilyBudget = {
  work: 20_000_000,
  // Before helpers are forgotten, which leaves a third or less of a family's.
  size: 250_000,
  // In the order of the tree a sum may come to some more.
  sumStates: 9_000,
  // No family known needs any, and one without a diagram shouldn't wait for more.
  randomOrders: 1,
  statesWithin: 3_000,
  mostBeside: 8,
};

export function familyDiagram(
  compiled: CompiledFamily,
  budget: FamilyBudget = BUDGET,
): FamilyDiagram | undefined {
  const { network, contexts, placeOf } = networkOf(compiled);
  const long = longSums(compiled, network, budget.statesWithin);
  if (long.size > budget.mostBeside) return undefined;
  const sums = sumsOf(network);
  const constraints = network.constraints.filter(
    (each) => each.kind !== 'linear' || !long.has(sums.indexOf(each)),
  );
  const whole = compileDiagram({ ...network, constraints }, budget);
  if (!whole) return undefined;
  const open = new Restriction(whole);
  const beside = [...long].filter((number) => canBreak(open, sums[number] as Linear));
  const weighed = [...network.objectives, ...beside.map((number) => sums[number] as Linear)];
  const kept = new Set([
    ...compiled.variables.keys(),
    ...contexts.map(({ variable }) => variable),
    ...weighed.flatMap(({ terms }) => terms.map(({ variable }) => variable)),
    ...compiled.activated.map(({ literal }) => placeOf(literal).variable),
  ]);
  const diagram = conditioned(open, (variable) => !kept.has(variable));
  return { diagram, beside };
}

/**
 * The diagram of a family compiled for another price list, where it is this one's too: the
 * constraints are the same, and prices weigh the same variables.
 */
export function sharedDiagram(
  compiled: CompiledFamily,
  other: CompiledFamily,
): FamilyDiagram | undefined {
  const facts = ({ clauses, groups, linears, softLinears, contextChains }: CompiledFamily) =>
    JSON.stringify([clauses, groups, linears, softLinears, contextChains]);
  const weighed = ({ objectives }: CompiledFamily) =>
    JSON.stringify(
      Object.values(objectives).map((sums) =>
        sums.flatMap(({ literals, weights }) =>
          literals.filter((_, index) => (weights[index] ?? 0) !== 0),
        ),
      ),
    );
  const same = facts(compiled) === facts(other) && weighed(compiled) === weighed(other);
  return same ? other.diagram : undefined;
}

/** In the order of the family's. */
const sumsOf = ({ constraints }: Network): readonly Linear[] =>
  constraints.filter((each): each is Linear => each.kind === 'linear');

/** A sum that binds only where a literal holds has that literal last of its groups. */
export const guardOf = ({ linears }: CompiledFamily, number: number): number =>
  Math.abs(linears[number]?.groups.at(-1)?.literals[0] ?? 0);

/**
 * The numbers of the sums that take more states than a limit, and of those with the same guard: they
 * say together what the guard means.
 */
function longSums(compiled: CompiledFamily, network: Network, limit: number): ReadonlySet<number> {
  const clauses = network.constraints.filter(({ kind }) => kind === 'clause');
  const isLong = (sum: Linear): boolean => {
    if (linearAutomaton(sum, network.domains, limit)) return false;
    // Without the values that the rules exclude by themselves it may be shorter.
    const normal = normalise({ ...network, constraints: [...clauses, sum] });
    const [shorter] = normal?.linears ?? [];
    return shorter !== undefined && !linearAutomaton(shorter, network.domains, limit);
  };
  const numbers = [...compiled.linears.keys()];
  const sums = sumsOf(network);
  const guards = new Set(
    numbers.filter((n) => isLong(sums[n] as Linear)).map((n) => guardOf(compiled, n)),
  );
  return new Set(numbers.filter((n) => guards.has(guardOf(compiled, n))));
}

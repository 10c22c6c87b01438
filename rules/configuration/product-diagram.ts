/**
 * The products of a family for one customer, answered by passes over the family's diagram.
 *
 * The context is assigned once, when it is opened; the decisions come and go with each question.
 */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import { networkOf } from '#rules/compile/network-of.ts';
import { DiagramSession } from '#rules/engine/dd/diagram-session.ts';
import type { Diagram } from '#rules/engine/dd/diagram.ts';
import type { AnyObjective } from '#rules/engine/dd/objective.ts';
import { fromDimacs, type Literal } from '#rules/engine/sat/literal.ts';
import { valueOffsets } from '#rules/engine/network/network.ts';
import { VALID } from '#rules/engine/network/session.ts';
import type { Correcting } from './explain.ts';
import type { Product } from './space.ts';
import type { ContextLiterals, Objective } from './types.ts';
import type { Assumed, Status } from './valid-domains.ts';

/** What an option's best completions come to, each in its own respect. */
export interface Outlook {
  /** Minor units, without the base price. */
  readonly net: number;
  /** Grams. */
  readonly mass: number;
  /** Working days waited for the slowest choice. */
  readonly days: number;
  /** The weight of the preferences missed. */
  readonly unfit: number;
}

const RESPECTS = ['net', 'mass', 'days', 'unfit'] as const;

interface Place {
  readonly variable: number;
  readonly value: number;
  readonly literal: Literal;
}

export class ProductDiagram implements Correcting {
  private readonly session: DiagramSession;
  private readonly offsets: Int32Array;
  private readonly objectives: readonly AnyObjective[];
  /** By literal of a value. */
  private readonly places: ReadonlyMap<Literal, Place>;
  private held: Assumed = new Map();

  constructor(
    private readonly compiled: CompiledFamily,
    diagram: Diagram,
    context: ContextLiterals,
  ) {
    const { network, contexts } = networkOf(compiled);
    this.offsets = valueOffsets(network.domains);
    this.objectives = objectivesOf(compiled, network.objectives);
    this.session = new DiagramSession(diagram, this.objectives);
    const places = compiled.variables.flatMap(({ first, domain }, variable) =>
      domain.map((_, value): Place => ({ variable, value, literal: fromDimacs(first + value) })),
    );
    this.places = new Map(places.map((place) => [place.literal, place]));
    for (const { variable, keys } of contexts) {
      const value = keys.filter((key) => context[key] === true).length;
      this.session.assign(variable, value);
    }
  }

  isPossible(assumed: Assumed): boolean {
    this.hold(assumed);
    return this.session.solution() !== undefined;
  }

  /** As DomainFinder.domains: the values of an assumed variable are judged by the others. */
  domains(assumed: Assumed): Status[][] {
    this.hold(assumed);
    const open = this.session.domains();
    const valid = this.compiled.variables.map(({ domain }, x) =>
      domain.map((_, value): Status => (open[this.at(x, value)] === VALID ? 'valid' : 'invalid')),
    );
    if (assumed.size === 0) return valid;
    const changes = this.session.leastOfChanges();
    for (const x of assumed.keys()) {
      valid[x] = (valid[x] ?? []).map((_, value) =>
        changes[this.at(x, value)] === Infinity ? 'invalid' : 'valid',
      );
    }
    return valid;
  }

  count(assumed: Assumed): bigint {
    this.hold(assumed);
    return this.session.count();
  }

  /** A best product, proven; undefined when there is none. */
  best(assumed: Assumed, objective: Objective): Product | undefined {
    this.hold(assumed);
    const name = objective === 'fastest' ? this.promptest() : objective;
    const found = name === undefined ? undefined : this.session.solution(this.objective(name));
    return found && Int16Array.from(found.subarray(0, this.compiled.variables.length));
  }

  /**
   * For every value of every variable what its best completions come to; undefined where it is not
   * valid. Of a decided variable: if the decision were changed to it.
   */
  outlook(assumed: Assumed): (Outlook | undefined)[][] {
    this.hold(assumed);
    const found = RESPECTS.map((respect) =>
      this.session.leastOfChanges(this.objective(respect)).slice(),
    );
    return this.compiled.variables.map(({ domain }, x) =>
      domain.map((_, value) => {
        const [net = 0, mass = 0, days = 0, unfit = 0] = found.map(
          (least) => least[this.at(x, value)],
        );
        return net === Infinity ? undefined : { net, mass, days, unfit };
      }),
    );
  }

  *corrections(
    fixed: readonly Literal[],
    losses: ReadonlyMap<Literal, number>,
  ): Generator<readonly Literal[]> {
    const places = [...fixed, ...losses.keys()].map((literal) => this.places.get(literal) as Place);
    this.hold(new Map(places.map(({ variable, value }) => [variable, value])));
    const soft = places.slice(fixed.length);
    const byVariable = new Map(soft.map((place) => [place.variable, place.literal]));
    const lossOf = new Map(soft.map((place) => [place.variable, losses.get(place.literal) ?? 1]));
    for (const set of this.session.corrections(lossOf)) {
      yield set.map((variable) => byVariable.get(variable) as Literal);
    }
  }

  /** The objective whose best solutions are the cheapest of those waited for the least time. */
  private promptest(): string | undefined {
    const days = this.session.optimum(this.objective('days'), 'least');
    return days === undefined ? undefined : within(days);
  }

  private objective(name: string): number {
    const index = this.objectives.findIndex((each) => each.name === name);
    if (index < 0) throw new RangeError(`there is no objective ${name}`);
    return index;
  }

  private at(variable: number, value: number): number {
    return (this.offsets[variable] as number) + value;
  }

  private hold(assumed: Assumed): void {
    for (const x of this.held.keys()) if (!assumed.has(x)) this.session.retract(x);
    for (const [x, value] of assumed) this.session.assign(x, value);
    this.held = new Map(assumed);
  }
}

const within = (days: number): string => `within ${days} days`;

/** The family's own objectives, those with a tie broken by price, and one for each waiting time. */
function objectivesOf(
  { variables, waits }: CompiledFamily,
  own: readonly AnyObjective[],
): readonly AnyObjective[] {
  const find = (name: keyof CompiledFamily['objectives']): AnyObjective =>
    own.find((each) => each.name === name) ?? { name, constant: 0, terms: [] };
  const net = find('net');
  const daysOf = new Map(waits.map(({ literal, days }) => [literal, days]));
  const waiting = variables.map(({ first, domain }, variable) => ({
    variable,
    weights: domain.map((_, value) => daysOf.get(first + value) ?? 0),
  }));
  const days = { name: 'days', constant: 0, terms: waiting, combine: 'max' as const };
  const limits = [...new Set([0, ...daysOf.values()])];
  const prompt = limits.map((limit) => {
    const late = waiting.map(({ variable, weights }) => ({
      variable,
      weights: weights.map((weight) => (weight > limit ? 1 : 0)),
    }));
    return { ...before({ name: '', constant: 0, terms: late }, net), name: within(limit) };
  });
  return [
    net,
    find('mass'),
    find('unfit'),
    days,
    { ...net, name: 'cheapest' },
    { ...before(find('mass'), net), name: 'lightest' },
    { ...before(find('unfit'), net), name: 'best-fit' },
    ...prompt,
  ];
}

/** One objective that puts `first` before `second`. */
function before(first: AnyObjective, second: AnyObjective): AnyObjective {
  const spread = second.terms.reduce(
    (sum, { weights }) => sum + Math.max(...weights) - Math.min(...weights),
    1,
  );
  const terms = new Map<number, number[]>();
  const add = ({ terms: some }: AnyObjective, factor: number): void => {
    for (const { variable, weights } of some) {
      const sums = terms.get(variable) ?? weights.map(() => 0);
      weights.forEach((weight, value) => (sums[value] = (sums[value] ?? 0) + weight * factor));
      terms.set(variable, sums);
    }
  };
  add(first, spread);
  add(second, 1);
  return {
    name: '',
    constant: 0,
    terms: [...terms].map(([variable, weights]) => ({ variable, weights })),
  };
}

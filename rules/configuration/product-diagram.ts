/**
 * The products of a family for one customer, answered by passes over the family's diagram.
 *
 * The context is assigned once, when it is opened; the decisions come and go with each question.
 * What sums beside the diagram leave undecided is `unknown`.
 */
import type { CompiledFamily, FamilyDiagram } from '#rules/compile/compiled-family.ts';
import type { FamilyPlaces } from '#rules/compile/network-of.ts';
import type { BoundedCount } from '#rules/engine/dd/bounded-session.ts';
import type { AnyObjective } from '#rules/engine/dd/objective.ts';
import { fromDimacs, type Literal } from '#rules/engine/sat/literal.ts';
import { valueOffsets } from '#rules/engine/network/network.ts';
import { INVALID, VALID } from '#rules/engine/network/session.ts';
import { remembered } from '#rules/kernel/remembered.ts';
import type { Correcting } from './explain.ts';
import { openDiagram, type OpenSession } from './open-diagram.ts';
import { UNPROPOSED, waitingTimes, within } from './product-objectives.ts';
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

export const RESPECTS = ['net', 'mass', 'days', 'unfit'] as const;

interface Place {
  readonly variable: number;
  readonly value: number;
  readonly literal: Literal;
}

export class ProductDiagram {
  private readonly plain: OpenSession;
  private readonly openFit: () => OpenSession;
  private fit: OpenSession | undefined;
  private readonly offsets: Int32Array;
  /** By literal of a value. */
  private readonly places: ReadonlyMap<Literal, Place>;
  private readonly placeOf: FamilyPlaces['placeOf'];
  private held: Assumed = new Map();
  /** As BoundedSession.changes. */
  private readonly changes = remembered((assumed: Assumed): Uint8Array => {
    this.hold(assumed);
    return this.plain.session.changes().slice();
  });

  constructor(
    private readonly compiled: CompiledFamily,
    own: FamilyDiagram,
    context: ContextLiterals,
  ) {
    const { plain, fit, placeOf } = openDiagram(compiled, own, context);
    this.plain = plain;
    this.openFit = fit;
    this.placeOf = placeOf;
    this.offsets = valueOffsets(own.diagram.domains);
    const places = compiled.variables.flatMap(({ first, domain }, variable) =>
      domain.map((_, value): Place => ({ variable, value, literal: fromDimacs(first + value) })),
    );
    this.places = new Map(places.map((place) => [place.literal, place]));
  }

  /** Some product, with many proposed values; undefined when there is none. */
  find(assumed: Assumed): Product | undefined | 'unknown' {
    this.hold(assumed);
    if (this.plain.session.isComplete()) return this.least(UNPROPOSED);
    const found = this.plain.session.find();
    return found && found !== 'unknown' ? this.productOf(found) : found;
  }

  /** As DomainFinder.domains: the values of an assumed variable are judged by the others. */
  domains(assumed: Assumed): Status[][] {
    return this.statuses(this.changes(assumed));
  }

  /** The same where only variables that are not assumed are looked at; sooner found. */
  openDomains(assumed: Assumed): Status[][] {
    this.hold(assumed);
    return this.statuses(this.plain.session.changesOfOpen());
  }

  /** Whether a helper literal, one that says when something is active, holds in some product. */
  judge(assumed: Assumed, literal: number): Status {
    const found = this.changes(assumed);
    const { variable, values } = this.placeOf(literal);
    const statuses = values.map((value) => statusOf(found[this.at(variable, value)]));
    return RANKED.find((status) => statuses.includes(status)) ?? 'invalid';
  }

  count(assumed: Assumed): BoundedCount {
    this.hold(assumed);
    return this.plain.session.count();
  }

  /** A best product, proven; undefined when there is none. */
  best(assumed: Assumed, objective: Objective): Product | undefined | 'unknown' {
    this.hold(assumed);
    if (objective !== 'fastest') return this.least(objective);
    for (const days of waitingTimes(this.compiled)) {
      const product = this.least(within(days));
      if (!product || product === 'unknown' || this.daysOf(product) <= days) return product;
    }
    return undefined;
  }

  /**
   * For every value of every variable, one after the other, what its best completions come to;
   * undefined where it is not valid. Of a decided variable: if the decision were changed to it.
   */
  *outlook(assumed: Assumed): Generator<{
    readonly variable: number;
    readonly value: number;
    readonly outlook: Partial<Outlook>;
  }> {
    this.hold(assumed);
    const found = RESPECTS.map((respect) => {
      const { session, number } = this.sessionFor(respect);
      return session.least(number).least;
    });
    for (const [variable, { domain }] of this.compiled.variables.entries()) {
      for (const value of domain.keys()) {
        const outlook: Partial<Record<keyof Outlook, number>> = {};
        let valid = true;
        for (const [i, respect] of RESPECTS.entries()) {
          let least = found[i]?.[this.at(variable, value)];
          if (least !== undefined && Number.isNaN(least)) {
            this.hold(assumed);
            const { session, number } = this.sessionFor(respect);
            least = session.exactLeast(number, variable, value);
          }
          if (least === Infinity) valid = false;
          else if (least !== undefined) outlook[respect] = least;
        }
        if (valid) yield { variable, value, outlook };
      }
    }
  }

  /** The diagram's own ways out; undefined where a sum beside it may be in their way. */
  correcting(): Correcting | undefined {
    const { session } = this.plain;
    return session.isComplete() ? { corrections: this.corrections.bind(this) } : undefined;
  }

  private *corrections(
    fixed: readonly Literal[],
    losses: ReadonlyMap<Literal, number>,
  ): Generator<readonly Literal[]> {
    const places = [...fixed, ...losses.keys()].map((literal) => this.places.get(literal) as Place);
    this.hold(new Map(places.map(({ variable, value }) => [variable, value])));
    const soft = places.slice(fixed.length);
    const byVariable = new Map(soft.map((place) => [place.variable, place.literal]));
    const lossOf = new Map(soft.map((place) => [place.variable, losses.get(place.literal) ?? 1]));
    for (const set of this.plain.session.corrections(lossOf)) {
      yield set.map((variable) => byVariable.get(variable) as Literal);
    }
  }

  private least(name: string): Product | undefined | 'unknown' {
    const { session, number, objective } = this.sessionFor(name);
    const cost = (solution: Int32Array): number =>
      objective.terms.reduce(
        (sum, { variable, weights }) => sum + (weights[solution[variable] ?? 0] ?? 0),
        0,
      );
    const found = session.solution(number, cost);
    if (!found || found === 'unknown') return found;
    return this.productOf(found);
  }

  private productOf(solution: Int32Array): Product {
    return Int16Array.from(solution.subarray(0, this.compiled.variables.length));
  }

  private sessionFor(name: string) {
    const number = this.plain.objectives.findIndex((each) => each.name === name);
    const objective = this.plain.objectives[number];
    return objective ? { session: this.plain.session, number, objective } : this.findFit(name);
  }

  private findFit(name: string) {
    if (!this.fit) {
      this.fit = this.openFit();
      for (const [x, value] of this.held) this.fit.session.assign(x, value);
    }
    const number = this.fit.objectives.findIndex((each) => each.name === name);
    const objective: AnyObjective | undefined = this.fit.objectives[number];
    if (!objective) throw new RangeError(`there is no objective ${name}`);
    return { session: this.fit.session, number, objective };
  }

  private daysOf(product: Product): number {
    const { terms } = this.sessionFor('days').objective;
    return terms.reduce(
      (most, term) => Math.max(most, term.weights[product[term.variable] ?? 0] ?? 0),
      0,
    );
  }

  private statuses(found: Uint8Array): Status[][] {
    return this.compiled.variables.map(({ domain }, x) =>
      domain.map((_, value) => statusOf(found[this.at(x, value)])),
    );
  }

  private at(variable: number, value: number): number {
    return (this.offsets[variable] as number) + value;
  }

  private hold(assumed: Assumed): void {
    for (const { session } of this.fit ? [this.plain, this.fit] : [this.plain]) {
      for (const x of this.held.keys()) if (!assumed.has(x)) session.retract(x);
      for (const [x, value] of assumed) session.assign(x, value);
    }
    this.held = new Map(assumed);
  }
}

const RANKED: readonly Status[] = ['valid', 'unknown', 'invalid'];

const statusOf = (found: number | undefined): Status =>
  found === VALID ? 'valid' : found === INVALID ? 'invalid' : 'unknown';

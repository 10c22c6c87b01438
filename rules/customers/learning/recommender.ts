/**
 * The probability of every value of an open variable, given what is decided; by number.
 *
 * What everybody chose is the prior of what this customer will choose: the customer's own past
 * configurations, as near as they are, and preferences count beside it as in the mean of a Dirichlet
 * distribution. Answers are functions of the decisions alone, whatever was decided, taken back or
 * asked before.
 */
import type { Learnt } from './learnt.ts';
import { contextsOf, pool, powersIn, type Allowed } from './mixture.ts';
import { Neighbourhood } from './neighbours.ts';
import { opinionsOn, OPINIONS, supportOf } from './opinions.ts';
import { UNSET, type Sample } from './sample.ts';

/** An own configuration just like what is decided counts so many times what everybody says. */
const OWN = 4;

/** By number; see recommend.ts for the one by name. */
export interface NumberedPreference {
  readonly variable: number;
  readonly value: number;
  /** 0 and above: 1 counts as much as what everybody says. */
  readonly strength: number;
}

/** What is known of one customer. */
export interface Own {
  readonly sample: Sample;
  readonly preferences: readonly NumberedPreference[];
}

export class Recommender {
  private readonly near: Neighbourhood;
  private readonly own: Neighbourhood | undefined;
  private readonly preferences: readonly NumberedPreference[];
  private readonly opinions: Float64Array;
  private readonly powers = new Float64Array(OPINIONS);

  constructor(
    private readonly learnt: Learnt,
    own?: Own,
  ) {
    this.near = new Neighbourhood(learnt.neighbours);
    const { domains } = learnt.neighbours.sample;
    this.opinions = new Float64Array(Math.max(1, ...domains) * OPINIONS);
    this.preferences = own?.preferences ?? [];
    if (own && own.sample.weights.length > 0) {
      this.own = new Neighbourhood({ ...learnt.neighbours, sample: own.sample });
    }
  }

  /** Sets a variable to a value; an earlier value of it gives way. O(rows). */
  assign(variable: number, value: number): void {
    this.near.assign(variable, value);
    this.own?.assign(variable, value);
  }

  /** Leaves a variable open. O(rows). */
  retract(variable: number): void {
    this.near.retract(variable);
    this.own?.retract(variable);
  }

  /** Leaves every variable open. O(rows). */
  clear(): void {
    this.near.clear();
    this.own?.clear();
  }

  /**
   * How many past configurations just like what is decided would weigh as much as all those there
   * are, each by its likeness. O(rows).
   */
  get similar(): number {
    return Math.exp(supportOf(this.near));
  }

  /**
   * Writes the probability of each of the variable's values to `into`: 0 for one that is not
   * allowed, and they add up to 1 where any is. O(rows + neighbours × decided variables).
   */
  probabilities(variable: number, into: Float64Array, allowed?: Allowed): void {
    const { near, opinions, powers } = this;
    const size = near.shares[variable]?.length ?? 0;
    opinionsOn(near, variable, opinions);
    powersIn(this.learnt.powers, contextsOf(near.stage, supportOf(near)), powers);
    pool(opinions, powers, size, into, allowed);
    if (this.own || this.preferences.length > 0) this.addOwn(variable, size, into, allowed);
  }

  private addOwn(variable: number, size: number, into: Float64Array, allowed?: Allowed): void {
    const { own } = this;
    const add = (value: number, weight: number): void => {
      if (value !== UNSET && (!allowed || allowed[value] === 1)) {
        into[value] = (into[value] as number) + weight;
      }
    };
    for (const preference of this.preferences) {
      if (preference.variable === variable) add(preference.value, preference.strength);
    }
    if (own) {
      own.look();
      const scale = OWN * Math.exp(-own.nearest);
      for (let i = 0; i < own.count; i++) {
        const value = own.columns[variable]?.[own.rows[i] as number] ?? UNSET;
        add(value, scale * (own.narrow[i] as number));
      }
    }
    let total = 0;
    for (let value = 0; value < size; value++) total += into[value] as number;
    for (let value = 0; value < size && total > 0; value++) {
      into[value] = (into[value] as number) / total;
    }
  }
}

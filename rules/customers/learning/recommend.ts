/**
 * Recommends values by name: what a configurator asks, in a browser or on the server.
 *
 * Probabilities are over the values that are valid now, whatever was sold in the past. A valid
 * value that the model has never heard of is as likely as if it came next among all that were
 * chosen; a decided value or variable it has never heard of says nothing.
 */
import { sampleOf, type Choices } from './history.ts';
import type { Forgetting, PastConfiguration } from './history.ts';
import type { RecommendationModel } from './model.ts';
import { Recommender } from './recommender.ts';

export interface Recommendation {
  readonly value: string;
  /** Between 0 and 1; over all valid values they add up to 1. */
  readonly probability: number;
}

/** A value the customer likes, as told or remembered. */
export interface Preference {
  readonly variable: string;
  readonly value: string;
  /** 0 and above: 1 counts as much as what everybody else chose. */
  readonly strength: number;
}

/** What this customer chose and likes, where they allow it to be used. */
export interface OwnTastes extends Forgetting {
  readonly history: readonly PastConfiguration[];
  readonly preferences: readonly Preference[];
}

export interface RecommenderSession {
  /** The variable has that value from now on. */
  decide(variable: string, value: string): void;
  retract(variable: string): void;
  /** Leaves every variable open. */
  clear(): void;
  /** In the order of the valid values. */
  recommend(variable: string, validValues: readonly string[]): readonly Recommendation[];
  /** How many past configurations it goes by, each by its weight and its likeness; 0 and above. */
  readonly similar: number;
}

/** Decisions that come and go, and recommendations for the rest. */
export function openRecommender(model: RecommendationModel, own?: OwnTastes): RecommenderSession {
  return new NamedRecommender(model, own);
}

/** Recommendations for one variable, in the order of its valid values. */
export function recommend(
  model: RecommendationModel,
  decided: Choices,
  variable: string,
  validValues: readonly string[],
  own?: OwnTastes,
): readonly Recommendation[] {
  const session = openRecommender(model, own);
  for (const [name, value] of Object.entries(decided)) {
    if (name !== variable) session.decide(name, value);
  }
  return session.recommend(variable, validValues);
}

class NamedRecommender implements RecommenderSession {
  private readonly recommender: Recommender;
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly indices: readonly ReadonlyMap<string, number>[];
  /** How much all past configurations weigh. */
  private readonly weight: number;

  constructor(
    private readonly model: RecommendationModel,
    own: OwnTastes | undefined,
  ) {
    const { variables, learnt } = model;
    this.numbers = new Map(variables.map(({ name }, i) => [name, i]));
    this.indices = variables.map(({ values }) => new Map(values.map((value, i) => [value, i])));
    this.recommender = new Recommender(learnt, own && this.numbered(own));
    this.weight = learnt.neighbours.sample.weights.reduce((sum, weight) => sum + weight, 0);
  }

  private numbered({ history, preferences, ...forgetting }: OwnTastes) {
    const { variables } = this.model;
    const numbered = preferences.flatMap(({ variable, value, strength }) => {
      const number = this.numbers.get(variable);
      const index = number === undefined ? undefined : this.indices[number]?.get(value);
      if (number === undefined || index === undefined) return [];
      return [{ variable: number, value: index, strength }];
    });
    return { sample: sampleOf(variables, history, forgetting), preferences: numbered };
  }

  decide(variable: string, value: string): void {
    const number = this.numbers.get(variable);
    if (number === undefined) return;
    const index = this.indices[number]?.get(value);
    if (index === undefined) this.recommender.retract(number);
    else this.recommender.assign(number, index);
  }

  retract(variable: string): void {
    const number = this.numbers.get(variable);
    if (number !== undefined) this.recommender.retract(number);
  }

  clear(): void {
    this.recommender.clear();
  }

  get similar(): number {
    return this.recommender.similar;
  }

  recommend(variable: string, validValues: readonly string[]): readonly Recommendation[] {
    const number = this.numbers.get(variable);
    const known = number === undefined ? undefined : this.indices[number];
    const indices = validValues.map((value) => known?.get(value));
    const odds = new Float64Array(known?.size ?? 0);
    const allowed = new Uint8Array(odds.length);
    let unheard = 0;
    for (const index of indices) {
      if (index === undefined) unheard++;
      else allowed[index] = 1;
    }
    if (number !== undefined) this.recommender.probabilities(number, odds, allowed);
    const each =
      unheard === validValues.length
        ? 1 / validValues.length
        : 1 / (this.weight + validValues.length);
    return validValues.map((value, i) => {
      const index = indices[i];
      const heard = index === undefined ? 0 : (1 - unheard * each) * (odds[index] as number);
      return { value, probability: index === undefined ? each : heard };
    });
  }
}

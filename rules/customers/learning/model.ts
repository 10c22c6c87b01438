/**
 * What is learnt from a family's history, made to be published with the family and loaded by the
 * browser. What is published of people is learnt by `hidden-model.ts`, which hides them first.
 *
 * It holds configurations and how much each counts, and nothing of who made them. It is a function
 * of the history, the date and the seed alone: learnt again without a person's rows, it is as if
 * they had never been.
 */
import { seededRandom } from '#rules/kernel/random.ts';
import { sampleOf, withPastValues } from './history.ts';
import type { Forgetting, PastConfiguration, Variable } from './history.ts';
import { learn, USUAL_EFFORT, type Effort } from './learn.ts';
import type { Learnt } from './learnt.ts';

export interface RecommendationModel {
  /** The family's variables, with the values of today and of the past. */
  readonly variables: readonly Variable[];
  readonly learnt: Learnt;
}

export interface Learning extends Forgetting {
  readonly seed: number;
  readonly effort?: Effort;
}

/**
 * A model of the family's variables, from its history, which may be empty. Weights and dates as in
 * history.ts. Throws a RangeError for a variable of 65,535 values or more.
 */
export function learnModel(
  variables: readonly Variable[],
  history: readonly PastConfiguration[],
  { seed, effort = USUAL_EFFORT, ...forgetting }: Learning,
): RecommendationModel {
  const all = withPastValues(variables, history);
  const sample = sampleOf(all, history, forgetting);
  return { variables: all, learnt: learn(sample, seededRandom(seed), effort) };
}

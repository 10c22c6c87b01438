/**
 * Which value of an open question is marked as what most people like this one choose, if any.
 *
 * Only where the sentence is true and the model is sure of it: more than half of the probability,
 * over the values that are valid now, drawn from at least as many similar products as are people
 * needed to hide one (each counted by its age and its likeness, so there are more of them).
 */
import { LEAST_PEOPLE } from './hide-people.ts';
import type { RecommenderSession } from './recommend.ts';

export interface Mark {
  readonly value: string;
  /** How likely it is, in whole per cent: above 50. */
  readonly percent: number;
  /** How many similar products it is drawn from, rounded down. */
  readonly similar: number;
}

const MORE_THAN_HALF = 0.55;

/** For the decisions the session has; undefined where it is not sure, or there is no choice. */
export function markOf(
  session: RecommenderSession,
  variable: string,
  validValues: readonly string[],
): Mark | undefined {
  if (validValues.length < 2) return undefined;
  const similar = Math.floor(session.similar);
  if (similar < LEAST_PEOPLE) return undefined;
  for (const { value, probability } of session.recommend(variable, validValues)) {
    if (probability >= MORE_THAN_HALF) {
      return { value, percent: Math.round(100 * probability), similar };
    }
  }
  return undefined;
}

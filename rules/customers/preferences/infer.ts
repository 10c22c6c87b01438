/**
 * Preferences inferred from lessons: for each question the answer most of the customer's orders speak
 * for, while they speak for it clearly enough.
 *
 * A lesson counts half as much after each half-life. The confidence in an answer is its share of the
 * weight of all lessons on its question, with `DOUBT` besides for none of them: the mean of a Dirichlet
 * distribution with one more category. So one order is enough to suggest something, two that
 * contradict each other are not, and what is old alone is forgotten.
 */
import type { Scalar } from '#rules/model/condition.ts';
import type { Lesson } from './lessons.ts';

export const HALF_LIFE_DAYS = 730;
export const DOUBT = 0.5;
/** From here on an answer is taken for a preference. */
export const LEAST_CONFIDENCE = 0.5;

const DAY_MS = 86_400_000;

/** A lesson, and the order that taught it. */
export interface DatedLesson extends Lesson {
  readonly order: string;
  readonly at: Date;
}

export interface InferredPreference {
  readonly preference: string;
  readonly value: Scalar;
  /** 0.5 to below 1. */
  readonly confidence: number;
  /** Orders that speak for it, the newest first. */
  readonly orders: readonly string[];
}

/**
 * By question in the order of their first lesson. `since`: by question, the moment before which
 * lessons do not count, because the customer said so. O(lessons).
 */
export function inferPreferences(
  lessons: readonly DatedLesson[],
  now: Date,
  since: ReadonlyMap<string, Date> = new Map(),
): readonly InferredPreference[] {
  const newestFirst = lessons.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const byQuestion = new Map<string, Map<Scalar, { weight: number; orders: Set<string> }>>();
  for (const { preference, value, order, at } of newestFirst) {
    const from = since.get(preference);
    if (from !== undefined && at <= from) continue;
    const answers = byQuestion.get(preference) ?? new Map();
    byQuestion.set(preference, answers);
    const answer = answers.get(value) ?? { weight: 0, orders: new Set() };
    answers.set(value, answer);
    // An order speaks once for an answer, however many of its lines or rules do.
    if (answer.orders.has(order)) continue;
    answer.orders.add(order);
    answer.weight += weightOf(at, now);
  }
  return [...byQuestion].flatMap(([preference, answers]) => {
    const total = DOUBT + [...answers.values()].reduce((sum, { weight }) => sum + weight, 0);
    const [best] = [...answers].toSorted(([, a], [, b]) => b.weight - a.weight);
    if (best === undefined) return [];
    const [value, { weight, orders }] = best;
    const confidence = weight / total;
    return confidence >= LEAST_CONFIDENCE
      ? [{ preference, value, confidence, orders: [...orders] }]
      : [];
  });
}

const weightOf = (at: Date, now: Date): number =>
  2 ** (-Math.max(0, now.getTime() - at.getTime()) / DAY_MS / HALF_LIFE_DAYS);

/** What is measured: something that learns from sales and then guesses values one by one. */
import type { Sample } from '#rules/customers/learning/sample.ts';

/** Of a variable's values, those that may be chosen: 1 where so. */
export type Candidates = Uint8Array;

export interface Guesser {
  /** Compressed, where there is a model to publish. */
  readonly modelBytes?: number;
  /** A new product, of which nothing is known. */
  start(): void;
  /** The value most likely for a variable that is not known, among the candidates. */
  guess(variable: number, candidates: Candidates | undefined): number;
  reveal(variable: number, value: number): void;
}

/** What was sold, twice: each alike; and what could not be sold today counting less. */
export interface Past {
  readonly sample: Sample;
  readonly discounted: Sample;
}

export interface Method {
  readonly name: string;
  learn(past: Past): Guesser;
}

/** The likeliest of the candidates: the first of those with the greatest score. */
export function likeliest(
  scores: ArrayLike<number>,
  size: number,
  candidates: Candidates | undefined,
): number {
  let best = -1;
  for (let value = 0; value < size; value++) {
    if (candidates && candidates[value] !== 1) continue;
    if (best < 0 || (scores[value] as number) > (scores[best] as number)) best = value;
  }
  return best;
}

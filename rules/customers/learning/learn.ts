/** Learns to recommend from a sample of past configurations. */
import { finish } from '#rules/kernel/steps.ts';
import { fitMixture } from './fit-mixture.ts';
import { fitNeighbours } from './fit-neighbours.ts';
import type { Learnt } from './learnt.ts';
import type { Sample } from './sample.ts';

export interface Effort {
  /** Past configurations gone through to learn distances. */
  readonly rounds: number;
  /** Past configurations gone through, value by value, to learn whom to trust. */
  readonly configurations: number;
}

export const USUAL_EFFORT: Effort = { rounds: 2_000, configurations: 500 };

/**
 * Deterministic for a sample and a sequence of random numbers. O(effort × rows × variables), in
 * steps of O(rows × variables), between which a server can answer others.
 */
export function* learnBySteps(
  sample: Sample,
  random: () => number,
  effort = USUAL_EFFORT,
): Generator<void, Learnt> {
  const neighbours = yield* fitNeighbours(sample, effort.rounds, random);
  return { neighbours, powers: yield* fitMixture(neighbours, effort.configurations, random) };
}

/** The same at once. */
export const learn = (sample: Sample, random: () => number, effort = USUAL_EFFORT): Learnt =>
  finish(learnBySteps(sample, random, effort));

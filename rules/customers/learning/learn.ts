/** Learns to recommend from a sample of past configurations. */
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

/** Deterministic for a sample and a sequence of random numbers. O(effort × rows × variables). */
export function learn(sample: Sample, random: () => number, effort = USUAL_EFFORT): Learnt {
  const neighbours = fitNeighbours(sample, effort.rounds, random);
  return { neighbours, powers: fitMixture(neighbours, effort.configurations, random) };
}

/**
 * Draws rows of a sample, each as often as it weighs: systematic sampling, one round after the
 * other, each round shuffled.
 */
import { shuffle } from '#rules/kernel/shuffle.ts';
import type { Sample } from './sample.ts';

/** `count` row numbers; in each round as many as the rows weigh in all, at least one. */
export function drawRows({ weights }: Sample, count: number, random: () => number): Int32Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const drawn = new Int32Array(weights.length === 0 ? 0 : count);
  const round = Math.max(1, Math.round(total));
  for (let start = 0; start < drawn.length; start += round) {
    const part = drawn.subarray(start, start + round);
    // A last round that is cut short must reach all rows, too.
    const step = total / part.length;
    let at = random() * step;
    let row = 0;
    let end = weights[0] ?? 0;
    for (let i = 0; i < part.length; i++) {
      while (at >= end && row + 1 < weights.length) end += weights[++row] as number;
      part[i] = row;
      at += step;
    }
    shuffle(part, random);
  }
  return drawn;
}

/**
 * How far to trust which opinion: the odds of each are raised to a power and multiplied. The power
 * depends on how far the configuration has come, and on how much its neighbours know.
 *
 * A logarithmic opinion pool (C. Genest, J. Zidek, Statistical Science 1, 1986) with weights chosen
 * by context, as in context mixing (M. Mahoney, "Adaptive weighing of context models for lossless
 * data compression", 2005).
 */
import { OPINIONS } from './opinions.ts';
import { STAGES } from './stage.ts';

/** Levels of support: below -3 nats, four of 3 nats each, and above. */
export const SUPPORTS = 6;
const LOWEST = -3;
const LEVEL = 3;

/** Powers that always count, then those of each stage, then those of each level of support. */
export const POWERS = (1 + STAGES + SUPPORTS) * OPINIONS;

/** Where nothing could be learnt: the nearest before all. */
export const UNLEARNT: readonly number[] = [0.6, 0.15, 0.2];

/** Where the powers that count begin in the list of all. */
export function contextsOf(stage: number, support: number): readonly [number, number, number] {
  const level = support < LOWEST ? 0 : 1 + Math.floor((support - LOWEST) / LEVEL);
  const last = Math.min(SUPPORTS - 1, level);
  return [0, (1 + stage) * OPINIONS, (1 + STAGES + last) * OPINIONS];
}

/** Writes the power of each opinion to `into`. */
export function powersIn(
  powers: Float32Array,
  contexts: readonly [number, number, number],
  into: Float64Array,
): void {
  const [always, stage, support] = contexts;
  for (let opinion = 0; opinion < OPINIONS; opinion++) {
    into[opinion] =
      (powers[always + opinion] as number) +
      (powers[stage + opinion] as number) +
      (powers[support + opinion] as number);
  }
}

/** Of a variable's values, those that may be chosen: 1 where so. */
export type Allowed = ArrayLike<number>;

/** Writes each value's probability to `into`; they add up to 1, over what is allowed. */
export function pool(
  opinions: Float64Array,
  powers: Float64Array,
  size: number,
  into: Float64Array,
  allowed?: Allowed,
): void {
  let greatest = -Infinity;
  for (let value = 0; value < size; value++) {
    let sum = 0;
    for (let opinion = 0; opinion < OPINIONS; opinion++) {
      sum += (powers[opinion] as number) * (opinions[value * OPINIONS + opinion] as number);
    }
    if (allowed && allowed[value] !== 1) sum = -Infinity;
    into[value] = sum;
    if (sum > greatest) greatest = sum;
  }
  let total = 0;
  for (let value = 0; value < size; value++) {
    into[value] = greatest === -Infinity ? 0 : Math.exp((into[value] as number) - greatest);
    total += into[value] as number;
  }
  for (let value = 0; value < size && total > 0; value++) {
    into[value] = (into[value] as number) / total;
  }
}

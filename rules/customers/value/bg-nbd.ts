/**
 * How often customers will buy again, and whether they still do: the BG/NBD model.
 *
 * While a customer is active they buy at a rate of their own (gamma among customers), and after each
 * purchase they may stop for good, with a chance of their own (beta among customers).
 * Source: Fader, Hardie and Lee, “Counting your customers” the easy way: an alternative to the
 * Pareto/NBD model (Marketing Science 24(2), 2005); the equations are numbered as there.
 */
import { leastOf } from './nelder-mead.ts';
import { hypergeometric, logBeta, logGamma } from './special.ts';

/** Of one customer, in weeks from the first purchase on, which is not counted itself. */
export interface BuyingHistory {
  /** Purchases after the first. */
  readonly repeats: number;
  /** When the last purchase was; 0 where there was but one. */
  readonly last: number;
  /** How long the customer has been known; not before the last purchase. */
  readonly age: number;
}

export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** The natural logarithm of how likely the model makes a history (6). */
export function logLikelihood({ r, alpha, a, b }: BgNbd, history: BuyingHistory): number {
  const { repeats: x, last, age } = history;
  const buying = logGamma(r + x) - logGamma(r) + r * Math.log(alpha);
  const active = logBeta(a, b + x) - logBeta(a, b) - (r + x) * Math.log(alpha + age);
  if (x === 0) return buying + active;
  const gone = logBeta(a + 1, b + x - 1) - logBeta(a, b) - (r + x) * Math.log(alpha + last);
  const most = Math.max(active, gone);
  return buying + most + Math.log(Math.exp(active - most) + Math.exp(gone - most));
}

/**
 * The model that makes the histories likeliest; undefined of fewer than `FEWEST` customers who
 * bought again, or where no model settles. Some hundred looks at each different history.
 */
export function fitBgNbd(histories: readonly BuyingHistory[]): BgNbd | undefined {
  if (histories.filter(({ repeats }) => repeats > 0).length < FEWEST) return undefined;
  const counted = new Map<string, { history: BuyingHistory; count: number }>();
  for (const history of histories) {
    const key = `${history.repeats} ${history.last} ${history.age}`;
    const same = counted.get(key);
    if (same) same.count += 1;
    else counted.set(key, { history, count: 1 });
  }
  const all = [...counted.values()];
  const modelAt = (at: readonly number[]): BgNbd => {
    const [r = 1, alpha = 1, a = 1, b = 1] = at.map(Math.exp);
    return { r, alpha, a, b };
  };
  const unlikely = (at: readonly number[]): number => {
    // Beyond these the parameters say nothing more and the sums lose their digits.
    if (at.some((x) => Math.abs(x) > 10)) return Infinity;
    const model = modelAt(at);
    return -all.reduce((sum, { history, count }) => sum + count * logLikelihood(model, history), 0);
  };
  const ages = histories.reduce((sum, { age }) => sum + age, 0) / histories.length;
  const { at, settled } = leastOf(unlikely, [0, Math.log(Math.max(1, ages / 4)), 0, 0]);
  return settled ? modelAt(at) : undefined;
}

/** The chance that a customer still buys, from 0 to 1. Who bought once only is active by definition. */
export function activeChance({ r, alpha, a, b }: BgNbd, history: BuyingHistory): number {
  const { repeats: x, last, age } = history;
  if (x === 0) return 1;
  const odds = Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + age) / (alpha + last));
  return 1 / (1 + Math.exp(odds));
}

/** Purchases to be expected of a customer in the next `weeks` (10). */
export function expectedRepeats(model: BgNbd, history: BuyingHistory, weeks: number): number {
  const { r, alpha, b } = model;
  // The formula divides by a - 1, and its limit there is of no use to a computer.
  const a = Math.abs(model.a - 1) < 1e-6 ? 1 + 1e-6 : model.a;
  const { repeats: x, age } = history;
  const z = weeks / (alpha + age + weeks);
  const stays = ((alpha + age) / (alpha + age + weeks)) ** (r + x);
  const series = hypergeometric(r + x, b + x, a + b + x - 1, z);
  const whole = ((a + b + x - 1) / (a - 1)) * (1 - stays * series);
  return whole * activeChance(model, history);
}

/** Customers who bought again, of whom a model is made at all. */
export const FEWEST = 30;

/**
 * What a customer spends a purchase: the gamma-gamma model. Amounts vary about a mean of the
 * customer's own, and these means vary among customers; who bought little is taken to be more like the
 * others. It supposes that the amount does not hang on how often somebody buys.
 * Source: Fader and Hardie, The Gamma-Gamma Model of Monetary Value (2013).
 */
import { leastOf } from './nelder-mead.ts';
import { logGamma } from './special.ts';

export interface Spending {
  /** Purchases, one at least. */
  readonly purchases: number;
  /** Their mean, above 0. */
  readonly mean: number;
}

export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

const logLikelihood = ({ p, q, v }: GammaGamma, { purchases: x, mean }: Spending): number =>
  logGamma(p * x + q) -
  logGamma(p * x) -
  logGamma(q) +
  q * Math.log(v) +
  (p * x - 1) * Math.log(mean) +
  p * x * Math.log(x) -
  (p * x + q) * Math.log(x * mean + v);

/** The model that makes the spending likeliest; undefined of too few customers. */
export function fitGammaGamma(all: readonly Spending[], fewest = 30): GammaGamma | undefined {
  const told = all.filter(({ purchases, mean }) => purchases > 0 && mean > 0);
  if (told.length < fewest) return undefined;
  const typical = told.reduce((sum, { mean }) => sum + mean, 0) / told.length;
  const modelAt = (at: readonly number[]): GammaGamma => {
    const [p = 1, q = 1, v = 1] = at.map(Math.exp);
    return { p, q: 1 + q, v: v * typical };
  };
  const unlikely = (at: readonly number[]): number => {
    if (at.some((x) => Math.abs(x) > 10)) return Infinity;
    const model = modelAt(at);
    return -told.reduce((sum, spending) => sum + logLikelihood(model, spending), 0);
  };
  const { at, settled } = leastOf(unlikely, [1, 1, 0]);
  return settled ? modelAt(at) : undefined;
}

/** The mean to be expected of a customer's further purchases, in the unit of `mean`. */
export const expectedSpending = ({ p, q, v }: GammaGamma, { purchases, mean }: Spending): number =>
  (p * (v + purchases * mean)) / (p * purchases + q - 1);

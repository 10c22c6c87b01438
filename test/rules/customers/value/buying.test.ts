/** The models of buying: against published figures, against sums done otherwise, and on customers
 * simulated with known parameters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activeChance,
  expectedRepeats,
  fitBgNbd,
  logLikelihood,
  type BgNbd,
  type BuyingHistory,
} from '#rules/customers/value/bg-nbd.ts';
import { expectedSpending, fitGammaGamma } from '#rules/customers/value/gamma-gamma.ts';
import { leastOf } from '#rules/customers/value/nelder-mead.ts';
import { hypergeometric, logBeta, logGamma } from '#rules/customers/value/special.ts';
import { seededRandom } from '#rules/kernel/random.ts';

/** Of the CDNOW customers, as Fader, Hardie and Lee (2005) and Fader and Hardie (2013) print them. */
const CDNOW: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const CDNOW_SPENDING = { p: 6.25, q: 3.74, v: 15.44 };

describe('special functions', () => {
  it('know the factorials, the half and the reflection', () => {
    let product = 1;
    for (let n = 1; n < 20; n++) {
      expect(Math.exp(logGamma(n)) / product).toBeCloseTo(1, 11);
      product *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
    expect(logGamma(0.01) + logGamma(0.99)).toBeCloseTo(
      Math.log(Math.PI / Math.sin(Math.PI / 100)),
      11,
    );
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 12);
  });

  it('give the series of Gauss where it has a plain form', () => {
    for (const z of [0, 0.1, 0.5, 0.9, 0.99]) {
      expect(hypergeometric(1, 1, 2, z)).toBeCloseTo(z === 0 ? 1 : -Math.log(1 - z) / z, 8);
      expect(hypergeometric(0.7, 2.5, 2.5, z)).toBeCloseTo((1 - z) ** -0.7, 8);
    }
  });
});

it('finds the least of a valley that bends', () => {
  const banana = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const { at, settled } = leastOf(banana, [-1.2, 1]);
  expect(settled).toBe(true);
  expect(at[0]).toBeCloseTo(1, 3);
  expect(at[1]).toBeCloseTo(1, 3);
});

describe('buying again', () => {
  it('is expected as published of a CDNOW customer', () => {
    const customer = { repeats: 2, last: 30.43, age: 38.86 };
    expect(expectedRepeats(CDNOW, customer, 39)).toBeCloseTo(1.226, 3);
  });

  it('is likelier the more was bought, and active the sooner it was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 1, max: 200, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (repeats, age, share) => {
          const history = { repeats, last: share * age, age };
          const chance = activeChance(CDNOW, history);
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
          expect(activeChance(CDNOW, { ...history, last: age })).toBeGreaterThanOrEqual(chance);
          const [soon, later] = [10, 50].map((weeks) => expectedRepeats(CDNOW, history, weeks));
          expect(soon).toBeGreaterThanOrEqual(0);
          expect(later).toBeGreaterThanOrEqual(soon as number);
        },
      ),
    );
  });

  it('makes histories of one purchase or none as likely as they come to', () => {
    // The chance of no purchase in a time, by its own formula: (α / (α + t))^r.
    const { r, alpha } = CDNOW;
    const none = logLikelihood(CDNOW, { repeats: 0, last: 0, age: 20 });
    expect(Math.exp(none)).toBeCloseTo((alpha / (alpha + 20)) ** r, 10);
    // One purchase at any time before: the density summed up, against the published P(X(t) = 1).
    const steps = 4_000;
    let one = 0;
    for (let i = 0; i < steps; i++) {
      const last = ((i + 0.5) * 20) / steps;
      one += (Math.exp(logLikelihood(CDNOW, { repeats: 1, last, age: 20 })) * 20) / steps;
    }
    const { a, b } = CDNOW;
    const beta = (x: number, y: number) => Math.exp(logBeta(x, y) - logBeta(a, b));
    const stays = (beta(a, b + 1) * r * (alpha / (alpha + 20)) ** r * 20) / (alpha + 20);
    const stops = beta(a + 1, b) * (1 - (alpha / (alpha + 20)) ** r);
    expect(one).toBeCloseTo(stays + stops, 4);
  });

  it('is learnt from simulated customers: what they do next is what was foretold', () => {
    const truth: BgNbd = { r: 0.6, alpha: 6, a: 0.8, b: 2.5 };
    const random = seededRandom(7);
    const customers = Array.from({ length: 4_000 }, () => simulate(truth, random, 52, 52));
    const found = fitBgNbd(customers.map(({ history }) => history));
    if (!found) throw new Error('no model settled');
    const sum = (of: (model: BgNbd) => number) => of(found) / of(truth);
    // What the model says of the crowd is near the truth, though single parameters vary more.
    const average = { repeats: 1, last: 20, age: 40 };
    const share = sum((model) => expectedRepeats(model, average, 52));
    expect(Math.abs(share - 1)).toBeLessThan(0.15);
    const foretold = customers.reduce(
      (total, { history }) => total + expectedRepeats(found, history, 52),
      0,
    );
    const came = customers.reduce((total, { next }) => total + next, 0);
    expect(foretold / came).toBeGreaterThan(0.93);
    expect(foretold / came).toBeLessThan(1.07);
    const likelihood = (model: BgNbd) =>
      customers.reduce((total, { history }) => total + logLikelihood(model, history), 0);
    expect(likelihood(found)).toBeGreaterThanOrEqual(likelihood(truth));
  });

  it('is not guessed of a few', () => {
    const few = Array.from({ length: 29 }, () => ({ repeats: 1, last: 5, age: 20 }));
    expect(fitBgNbd(few)).toBeUndefined();
  });
});

describe('spending', () => {
  it('has the mean of the population as published, and leans to the customer as they buy', () => {
    const { p, q, v } = CDNOW_SPENDING;
    expect((p * v) / (q - 1)).toBeCloseTo(35.2, 1);
    const once = expectedSpending(CDNOW_SPENDING, { purchases: 1, mean: 100 });
    const often = expectedSpending(CDNOW_SPENDING, { purchases: 20, mean: 100 });
    expect(once).toBeGreaterThan(35.2);
    expect(often).toBeGreaterThan(once);
    expect(often).toBeLessThan(100);
  });

  it('is learnt from simulated customers, in whatever currency', () => {
    const random = seededRandom(11);
    const { p, q, v } = { p: 4, q: 5, v: 20 };
    const drawn = Array.from({ length: 3_000 }, () => {
      const rate = gamma(q, random) / v;
      const purchases = 1 + Math.floor(6 * random());
      const total = Array.from({ length: purchases }, () => gamma(p, random) / rate);
      return { purchases, mean: total.reduce((sum, one) => sum + one, 0) / purchases };
    });
    for (const unit of [1, 100]) {
      const found = fitGammaGamma(drawn.map((one) => ({ ...one, mean: one.mean * unit })));
      if (!found) throw new Error('no model settled');
      expect((found.p * found.v) / (found.q - 1) / unit).toBeCloseTo((p * v) / (q - 1), 0);
      expect(found.p / p).toBeGreaterThan(0.8);
      expect(found.p / p).toBeLessThan(1.25);
    }
  });
});

/** What a customer of the model does in the first `age` weeks, and in the `after` weeks after them. */
function simulate(
  { r, alpha, a, b }: BgNbd,
  random: () => number,
  age: number,
  after: number,
): { readonly history: BuyingHistory; readonly next: number } {
  const rate = gamma(r, random) / alpha;
  const [x, y] = [gamma(a, random), gamma(b, random)];
  const stops = x / (x + y);
  let [time, repeats, last, next] = [0, 0, 0, 0];
  for (;;) {
    time -= Math.log(1 - random()) / rate;
    if (time > age + after) break;
    if (time <= age) [repeats, last] = [repeats + 1, time];
    else next += 1;
    if (random() < stops) break;
  }
  return { history: { repeats, last, age }, next };
}

/** Marsaglia and Tsang, A simple method for generating gamma variables (2000). */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) {
      return d * v;
    }
  }
}

/** Customers by value: what is counted, that nobody is compared across currencies, that order of
 * purchases does not matter, and what is said of the year to come. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { VALUE_SEGMENTS } from '#rules/customers/value/segments.ts';
import {
  type CustomerValue,
  type Purchase,
  valueCustomers,
} from '#rules/customers/value/value-customers.ts';
import { seededRandom } from '#rules/kernel/random.ts';

const TODAY = 20_000;

const buys = (customer: string, day: number, net: number, currency = 'EUR'): Purchase => ({
  ...{ customer, day, net, currency },
});

it('counts what was bought on one day as one purchase, in the currency most was bought in', () => {
  const [value] = valueCustomers(
    [
      buys('ann', TODAY - 100, 500),
      buys('ann', TODAY - 10, 200),
      buys('ann', TODAY - 10, 100),
      buys('ann', TODAY - 50, 700, 'SEK'),
    ],
    TODAY,
  );
  expect(value).toMatchObject({
    ...{ customer: 'ann', currency: 'EUR', realised: 800, purchases: 3 },
    ...{ firstDay: TODAY - 100, lastDay: TODAY - 10 },
  });
  expect(value?.outlook).toBeUndefined();
});

it('compares nobody where there are few, and tells the best from the others where there are many', () => {
  const crowd = (size: number) =>
    Array.from({ length: size }, (_, n) => n).flatMap((n) =>
      Array.from({ length: n + 1 }, (__, i) => buys(`c${n}`, TODAY - size + n - i, 1_000)),
    );
  const few = [...valueCustomers(crowd(24), TODAY)];
  expect(new Set(few.map(({ segment }) => segment))).toEqual(new Set(['regular']));
  const many = [...valueCustomers(crowd(25), TODAY)];
  expect(many.at(-1)).toMatchObject({ customer: 'c24', segment: 'champion', monetary: 5 });
  expect(many[0]).toMatchObject({ customer: 'c0', segment: 'lost', monetary: 1 });
});

const purchase = fc.record({
  // Enough to be compared, too few to learn from: what is foretold is a sum that order can round.
  customer: fc.integer({ min: 1, max: 29 }).map(String),
  day: fc.integer({ min: TODAY - 900, max: TODAY }),
  net: fc.integer({ min: 1, max: 1_000_000 }),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'EUR', 'SEK'),
});

/** Who did more of a kind has no less of it; those of one currency alone are compared by money. */
const fairlyScored = (one: CustomerValue, other: CustomerValue): boolean =>
  (one.lastDay <= other.lastDay || one.recency >= other.recency) &&
  (one.purchases < other.purchases || one.frequency >= other.frequency) &&
  (one.currency !== other.currency ||
    one.realised < other.realised ||
    one.monetary >= other.monetary);

it('is one line for each customer, whatever the order of the purchases', () => {
  fc.assert(
    fc.property(
      fc.array(purchase, { maxLength: 200, size: 'max' }),
      fc.nat(),
      (purchases, seed) => {
        const random = seededRandom(seed);
        const shuffled = [...purchases].sort(() => random() - 0.5);
        const byName = (all: readonly Purchase[]) =>
          [...valueCustomers(all, TODAY)].sort((a, b) => (a.customer < b.customer ? -1 : 1));
        const values = byName(purchases);
        expect(byName(shuffled)).toEqual(values);
        expect(values.map(({ customer }) => customer)).toEqual(
          [...new Set(purchases.map(({ customer }) => customer))].sort(),
        );
        for (const one of values) {
          for (const score of [one.recency, one.frequency, one.monetary]) {
            expect([1, 2, 3, 4, 5]).toContain(score);
          }
          expect(VALUE_SEGMENTS).toContain(one.segment);
          expect(values.filter((other) => !fairlyScored(one, other))).toEqual([]);
        }
      },
    ),
  );
});

it('foretells the year of customers enough, more of those who bought often and lately', () => {
  const random = seededRandom(3);
  const crowd = Array.from({ length: 120 }, (_, n) => n).flatMap((n) => {
    const first = TODAY - 700 + Math.floor(random() * 300);
    const every = 20 + Math.floor(random() * 200);
    const days: number[] = [];
    for (let day = first; day <= TODAY && (days.length === 0 || random() < 0.8); day += every) {
      days.push(day);
    }
    return days.map((day) => buys(`c${n}`, day, 5_000 + Math.floor(random() * 20_000)));
  });
  const often = Array.from({ length: 10 }, (_, i) => buys('often', TODAY - 5 - 50 * i, 10_000));
  const gone = Array.from({ length: 10 }, (_, i) => buys('gone', TODAY - 400 - 20 * i, 10_000));
  const values = [...valueCustomers([...crowd, ...often, ...gone], TODAY)];
  const of = (name: string) => values.find(({ customer }) => customer === name);
  const [kept, lost] = [of('often')?.outlook, of('gone')?.outlook];
  if (!kept || !lost) throw new Error('nothing foretold');
  expect(kept.active).toBeGreaterThan(0.8);
  expect(lost.active).toBeLessThan(0.3);
  expect(kept.purchases).toBeGreaterThan(lost.purchases);
  expect(kept.value).toBeGreaterThan(lost.value ?? Infinity);
  expect(kept.nextDay).toBeGreaterThanOrEqual(TODAY);
  // Discounted, at about what this customer spends.
  expect(kept.value).toBeLessThan(kept.purchases * 15_000);
  expect(kept.value).toBeGreaterThan(kept.purchases * 8_000);
});

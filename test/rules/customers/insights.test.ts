import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf, stepsOf, type PlacedOrder } from '#rules/customers/insights/insights.ts';
import { estimateCategory, shareOfCustomer } from '#rules/customers/value/share-of-customer.ts';

const TODAY = '2026-03-15';
const order: fc.Arbitrary<PlacedOrder> = fc.record({
  customer: fc.constantFrom('anna', 'bo', 'cia'),
  day: fc
    .date({ min: new Date('2023-06-01'), max: new Date('2026-05-01'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  currency: fc.constantFrom('EUR', 'SEK'),
  net: fc.integer({ min: 0, max: 1_000_000 }),
});

describe('growth', () => {
  it('is at the end of each month what had been bought until then, for two years at most', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 30, size: 'max' }), (orders) => {
        const growth = growthOf(orders, TODAY);
        expect(growth.map(({ currency }) => currency)).toEqual(
          [...new Set(orders.map(({ currency }) => currency))].sort(),
        );
        for (const { currency, months } of growth) {
          expect(months.length).toBeLessThanOrEqual(24);
          expect(months.at(-1)?.month).toBe('2026-03');
          for (const [at, { month, customers, realised }] of months.entries()) {
            const until = orders.filter(
              (one) => one.currency === currency && one.day.slice(0, 7) <= month,
            );
            expect(realised).toBe(until.reduce((sum, { net }) => sum + net, 0));
            expect(customers).toBe(new Set(until.map((one) => one.customer)).size);
            const before = months[at - 1];
            if (before) {
              const [year = 0, number = 0] = before.month.split('-').map(Number);
              const after = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
              expect(month).toBe(after);
            }
          }
        }
      }),
    );
  });

  it('is nothing without orders', () => {
    expect(growthOf([], TODAY)).toEqual([]);
  });
});

it('choices are counted apart for first orders and later ones', () => {
  expect(
    stepsOf([
      { family: 'lamp', first: true, choices: 7 },
      { family: 'bike', first: false, choices: 2 },
      { family: 'lamp', first: true, choices: 4 },
      { family: 'lamp', first: false, choices: 0 },
    ]),
  ).toEqual([
    { family: 'bike', first: { products: 0, choices: 0 }, later: { products: 1, choices: 2 } },
    { family: 'lamp', first: { products: 2, choices: 11 }, later: { products: 1, choices: 0 } },
  ]);
});

describe('share of customer', () => {
  it('is by what they declare, else by what is estimated, and says which', () => {
    expect(shareOfCustomer(200, 1_000, 500)).toEqual({
      ...{ bought: 200, category: 1_000, basis: 'declared', share: 0.2 },
    });
    expect(shareOfCustomer(200, undefined, 500)).toEqual({
      ...{ bought: 200, category: 500, basis: 'estimated', share: 0.4 },
    });
    expect(shareOfCustomer(200, undefined, undefined)).toBeUndefined();
  });

  it('is never more than all, and nothing of nothing', () => {
    expect(shareOfCustomer(900, 500, undefined)).toMatchObject({ category: 900, share: 1 });
    expect(shareOfCustomer(0, 0, undefined)).toMatchObject({ category: 0, share: 0 });
  });

  it('is estimated by the tenth who buy most, once there are thirty who buy', () => {
    const bought = Array.from({ length: 30 }, (_, n) => (n + 1) * 10);
    expect(estimateCategory([...bought, 0, 0])).toBe(270);
    expect(estimateCategory([...bought.slice(1), 0, 0])).toBeUndefined();
    fc.assert(
      fc.property(
        fc.array(fc.nat(1_000), { minLength: 30, maxLength: 200, size: 'max' }),
        (amounts) => {
          const estimate = estimateCategory(amounts);
          const buying = amounts.filter((amount) => amount > 0);
          if (estimate === undefined) return buying.length < 30;
          const notMore = buying.filter((amount) => amount <= estimate).length;
          const less = buying.filter((amount) => amount < estimate).length;
          return notMore >= 0.9 * buying.length && less < 0.9 * buying.length;
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  collectOrders,
  daysOfMonth,
  monthOf,
  type CollectableOrder,
} from '#rules/invoicing/collect.ts';

const address = { street: 'Storgatan 1', postalCode: '411 01', city: 'Göteborg', country: 'SE' };

const orders: fc.Arbitrary<CollectableOrder[]> = fc
  .array(
    fc.record({
      customer: fc.constantFrom('a', 'b'),
      month: fc.constantFrom('2025-12', '2026-01', '2026-02', '2026-03'),
      day: fc.integer({ min: 1, max: 28 }),
      currency: fc.constantFrom('SEK', 'SEK', 'EUR'),
      name: fc.constantFrom('Öst AB', 'Öst AB', 'Väst AB'),
      days: fc.constantFrom(30, 30, 60),
    }),
    { maxLength: 30, size: 'max' },
  )
  .map((made) =>
    made.map(({ customer, month, day, currency, name, days }, index) => ({
      number: `K${10_001 + index}`,
      customer,
      shippedOn: `${month}-${String(day).padStart(2, '0')}`,
      currency,
      buyer: { name, address },
      payment: { id: `net-${days}`, days },
    })),
  );

const together = (one: CollectableOrder, other: CollectableOrder): boolean =>
  one.customer === other.customer &&
  monthOf(one.shippedOn) === monthOf(other.shippedOn) &&
  one.currency === other.currency &&
  one.buyer.name === other.buyer.name &&
  one.payment.id === other.payment.id;

it('two orders share an invoice exactly if one invoice can say both, and the month is over', () => {
  let shared = 0;
  fc.assert(
    fc.property(orders, (all) => {
      const collections = collectOrders(all, '2026-03-05');
      const placeOf = new Map(
        collections.flatMap(({ orders: own }, place) => own.map(({ number }) => [number, place])),
      );
      const over = all.filter(({ shippedOn }) => shippedOn < '2026-03-01');
      expect(placeOf.size).toBe(over.length);
      expect(collections.flatMap((collection) => collection.orders)).toHaveLength(over.length);
      for (const one of over) {
        for (const other of over) {
          const same = placeOf.get(one.number) === placeOf.get(other.number);
          expect(same).toBe(together(one, other));
          if (same && one !== other) shared += 1;
        }
      }
      for (const { customer, month, orders: own } of collections) {
        expect(own.every((order) => order.customer === customer)).toBe(true);
        expect(own.every(({ shippedOn }) => monthOf(shippedOn) === month)).toBe(true);
        const days = own.map(({ shippedOn }) => shippedOn);
        expect(days).toEqual([...days].sort());
      }
    }),
    { numRuns: 200, seed: 20261126 },
  );
  expect(shared).toBeGreaterThan(100);
});

it('does not depend on the order in which they are given', () => {
  fc.assert(
    fc.property(orders, (all) => {
      const backwards = collectOrders(all.toReversed(), '2026-04-01');
      expect(collectOrders(all, '2026-04-01')).toEqual(backwards);
    }),
    { numRuns: 100, seed: 20261127 },
  );
});

it.each([
  ['2026-02', '2026-02-28'],
  ['2028-02', '2028-02-29'],
  ['2026-12', '2026-12-31'],
  ['2026-04', '2026-04-30'],
])('the month %s ends on %s', (month, to) => {
  expect(daysOfMonth(month)).toEqual({ from: `${month}-01`, to });
});

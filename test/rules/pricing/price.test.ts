import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assignment } from '#rules/configuration/types.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { cartTotal, priceCart } from '#rules/pricing/cart-total.ts';
import { priceChanges } from '#rules/pricing/price-changes.ts';
import { optionDelta } from '#rules/pricing/option-delta.ts';
import { priceOf } from '#rules/pricing/price.ts';
import { fullLamp, lampContext, lampFamily } from './lamp-family.ts';

const family = publicFamily(lampFamily);
const sweden = { ...lampContext, market: 'SE' };

const lamp = fc.record({
  foot: fc.constantFrom('oak', 'steel'),
  'light.1': fc.constantFrom('warm', 'cold'),
  'light.2': fc.constantFrom('none', 'warm', 'cold'),
  'light.3': fc.constantFrom('none', 'warm', 'cold'),
  shade: fc.constantFrom('none', 'cone'),
  clips: fc.constant('cable-clip'),
  'clips.quantity': fc.integer({ min: 1, max: 8 }),
  colour: fc.constantFrom('white', 'copper'),
  cable: fc.integer({ min: 500, max: 3000 }),
  engraving: fc.constantFrom('none', '', 'Åsa'),
}) satisfies fc.Arbitrary<Assignment>;
const market = fc.constantFrom('DE', 'SE');
const quantity = fc.integer({ min: 1, max: 40 });

describe('priceOf', () => {
  it('lists every cause in the fixed order, with the amounts of the price list', () => {
    const price = priceOf(family, lampContext, fullLamp);
    expect(price.steps.map(({ kind, cause, amount }) => [kind, cause, amount])).toEqual([
      ['list', 'price-list:euro', 4_990],
      ['option', 'component:oak', 1_500],
      ['option', 'component:warm', 333],
      ['option', 'component:cold', 299],
      ['option', 'component:cone', 1_250],
      ['option', 'component:cable-clip', 140],
      ['characteristic', 'characteristic:colour', 700],
      ['characteristic', 'characteristic:cable', 750],
      ['characteristic', 'characteristic:engraving', 1_200],
      ['bundle', 'bundle:oak-and-cone', -400],
      ['delivery', 'market:DE', 590],
      ['tax', 'market:DE', 2_157],
      ['rounding', 'market:DE', 1],
    ]);
    // 11 352 · 19 % = 2 156.88; the gross 13 509 goes to the nearest multiple of 5.
    expect(price).toMatchObject({ currency: 'EUR', net: 10_762, tax: 2_157, total: 13_510 });
  });

  it('says how many pieces and which value were priced, in each language', () => {
    const titles = priceOf(family, lampContext, fullLamp).steps.map(({ title }) => title);
    expect(titles).toContainEqual({ en: '4 × The cable-clip', sv: '4 × En cable-clip' });
    expect(titles).toContainEqual({ en: 'Colour: copper', sv: 'Färg: koppar' });
    expect(titles).toContainEqual({ en: 'Cable: 1750 mm', sv: 'Sladd: 1750 mm' });
  });

  it('rounds a tax of exactly half a unit up', () => {
    const half = { ...family, markets: [{ ...family.markets[0]!, delivery: 8, roundTo: 1 }] };
    const bare = { ...fullLamp, engraving: 'none', shade: 'none', cable: 1500, colour: 'white' };
    const { net, tax } = priceOf(half, lampContext, bare);
    expect(net + 8).toBe(7_270);
    expect(tax).toBe(1_381); // 1381.3
    const even = { ...half, markets: [{ ...half.markets[0]!, taxBasisPoints: 5, delivery: 738 }] };
    expect(priceOf(even, lampContext, bare).tax).toBe(4); // 8 000 · 0.05 % = 4
    const odd = { ...half, markets: [{ ...half.markets[0]!, taxBasisPoints: 5, delivery: 1_738 }] };
    expect(priceOf(odd, lampContext, bare).tax).toBe(5); // 9 000 · 0.05 % = 4.5
  });

  it('adds up, in integers, to a multiple of what the market rounds to', () => {
    fc.assert(
      fc.property(lamp, market, quantity, (product, marketId, pieces) => {
        const price = priceOf(family, { ...lampContext, market: marketId }, product, {
          quantity: pieces,
        });
        let running = 0;
        for (const step of price.steps) {
          running += step.amount;
          expect(step.running).toBe(running);
          expect(Number.isSafeInteger(step.amount)).toBe(true);
        }
        expect(running).toBe(price.total);
        expect(price.net + price.delivery + price.tax + price.rounding).toBe(price.total);
        const { roundTo, taxBasisPoints } = family.markets.find(({ id }) => id === marketId)!;
        expect(price.total % roundTo).toBe(0);
        expect(Math.abs(price.rounding) * 2).toBeLessThanOrEqual(roundTo);
        // BigInt oracle: half up is floor((2·n·rate + scale) / 2·scale) for n ≥ 0.
        const basis = BigInt(price.net + price.delivery) * BigInt(taxBasisPoints);
        expect(BigInt(price.tax)).toBe((2n * basis + 10_000n) / 20_000n);
      }),
    );
  });

  it('contains the tax where the prices of a market do', () => {
    const markets = family.markets.map((m) => ({ ...m, taxMode: 'inclusive' as const }));
    const price = priceOf({ ...family, markets }, lampContext, fullLamp);
    // 10 762 + 590 = 11 352, of which 11 352 · 19 / 119 = 1 812.5.
    expect(price).toMatchObject({ net: 10_762, tax: 0, taxIncluded: 1_813, rounding: -2 });
    expect(price.steps.find(({ kind }) => kind === 'tax')).toMatchObject({
      amount: 0,
      included: 1_813,
      running: 11_352,
    });
  });

  it('is less from so many products on, by the last break that is reached', () => {
    const quantityBreaks = [
      { from: 3, basisPoints: 250 },
      { from: 5, base: 4_000 },
    ];
    const broken = {
      ...family,
      priceLists: family.priceLists.map((list) => ({ ...list, quantityBreaks })),
    };
    const saved = (pieces: number) =>
      priceOf(broken, lampContext, fullLamp, { quantity: pieces }).steps.find(
        ({ kind }) => kind === 'quantity-break',
      );
    expect(saved(2)).toBeUndefined();
    expect(saved(4)).toMatchObject({ cause: 'quantity-break:euro:3', amount: -1_076 });
    expect(saved(6)).toMatchObject({ cause: 'quantity-break:euro:5', amount: -5_940 });
  });

  it('does not depend on the order in which the product was put together', () => {
    fc.assert(
      fc.property(lamp, fc.infiniteStream(fc.nat()), (product, random) => {
        const shuffled = Object.entries(product)
          .map((entry) => [random.next().value as number, entry] as const)
          .sort(([left], [right]) => left - right)
          .map(([, entry]) => entry);
        expect(priceOf(family, lampContext, Object.fromEntries(shuffled))).toEqual(
          priceOf(family, lampContext, product),
        );
      }),
    );
  });

  it('refuses a market the family is not sold in, and a quantity that is none', () => {
    expect(() => priceOf(family, { ...lampContext, market: 'XX' }, fullLamp)).toThrow(/XX/);
    for (const pieces of [0, -1, 1.5, Number.NaN])
      expect(() => priceOf(family, lampContext, fullLamp, { quantity: pieces })).toThrow(
        RangeError,
      );
  });
});

describe('optionDelta', () => {
  it('is the difference of the two net prices, bundles included', () => {
    expect(optionDelta(family, lampContext, fullLamp, 'shade', 'none')).toBe(-1_250 + 400);
    fc.assert(
      fc.property(lamp, lamp, fc.constantFrom(...Object.keys(fullLamp)), (before, other, key) => {
        const after = { ...before, [key]: (other as Assignment)[key]! };
        expect(optionDelta(family, lampContext, before, key, (other as Assignment)[key]!)).toBe(
          priceOf(family, lampContext, after).net - priceOf(family, lampContext, before).net,
        );
      }),
    );
  });
});

describe('priceCart', () => {
  it('charges delivery once and comes to exactly the sum of its lines', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(lamp, quantity), { minLength: 1, maxLength: 5 }), (wanted) => {
        const lines = wanted.map(([assignment, pieces]) => ({
          family,
          context: lampContext,
          assignment,
          quantity: pieces,
        }));
        const { prices, total } = priceCart(lines);
        expect(total.delivery).toBe(590);
        expect(prices.filter(({ delivery }) => delivery > 0)).toHaveLength(1);
        expect(total.total).toBe(prices.reduce((sum, price) => sum + price.total, 0));
        expect(total.total).toBe(total.net + total.delivery + total.tax + total.rounding);
      }),
    );
  });

  it('lets the dearest delivery carry the order', () => {
    const dear = { ...family, markets: family.markets.map((m) => ({ ...m, delivery: 2_000 })) };
    const line = { context: lampContext, assignment: fullLamp, quantity: 1 };
    const { prices } = priceCart([
      { ...line, family },
      { ...line, family: dear },
    ]);
    expect(prices.map(({ delivery }) => delivery)).toEqual([0, 2_000]);
  });

  it('refuses two currencies and no lines', () => {
    expect(() => cartTotal([])).toThrow(RangeError);
    expect(() =>
      cartTotal([priceOf(family, lampContext, fullLamp), priceOf(family, sweden, fullLamp)]),
    ).toThrow(/EUR, SEK/);
  });
});

describe('priceChanges', () => {
  const before = priceOf(family, lampContext, fullLamp);

  it('is empty for the same price', () => {
    expect(priceChanges(before, priceOf(family, lampContext, { ...fullLamp }))).toEqual([]);
  });

  it('names what is dearer, new and gone', () => {
    const after = priceOf(family, lampContext, { ...fullLamp, shade: 'none', cable: 1800 });
    const changes = priceChanges(before, after);
    expect(changes.map(({ cause, before: old, after: now }) => [cause, old, now])).toEqual([
      ['characteristic:cable', 750, 900],
      ['market:DE', before.tax, after.tax],
      ['market:DE', before.rounding, after.rounding],
      ['component:cone', 1_250, undefined],
      ['bundle:oak-and-cone', -400, undefined],
    ]);
  });
});

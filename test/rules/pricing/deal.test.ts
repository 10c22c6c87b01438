/** One deal by hand for each thing that can happen to its price. */
import { describe, expect, it } from 'vitest';
import { publicFamily } from '#rules/model/public-family.ts';
import { priceDeal } from '#rules/pricing/deal.ts';
import type { DealLine, DealTerms } from '#rules/pricing/deal-types.ts';
import { priceOf } from '#rules/pricing/price.ts';
import { fullLamp, lampContext, lampFamily } from './lamp-family.ts';
import { policyWith, standardPolicy } from './standard-policy.ts';

const family = publicFamily(lampFamily);
const terms: DealTerms = { market: 'DE', currency: 'EUR', date: '2026-03-02' };
const lamp = (id: string, more: Partial<DealLine> = {}): DealLine =>
  ({
    id,
    kind: 'configured',
    family,
    context: lampContext,
    assignment: fullLamp,
    quantity: 1,
    ...more,
  }) as DealLine;
const plain = (id: string, unitPrice: number, more: Partial<DealLine> = {}): DealLine =>
  ({ id, kind: 'plain', title: { en: id }, unitPrice, quantity: 1, ...more }) as DealLine;

describe('priceDeal', () => {
  it('prices one product as priceOf does', () => {
    const deal = priceDeal(standardPolicy, terms, [lamp('a', { quantity: 3 })]);
    const price = priceOf(family, lampContext, fullLamp, { quantity: 3 });
    expect(deal).toMatchObject({
      goods: price.net,
      delivery: price.delivery,
      tax: price.tax,
      rounding: price.rounding,
      total: price.total,
    });
    const [line] = deal.lines;
    expect(line?.steps.map(({ amount, running }) => [amount, running])).toEqual(
      price.steps.map(({ amount, running }) => [amount, running]),
    );
  });

  it('takes every kind of step in its order, each from what the one before left', () => {
    const lines = [
      plain('a', 10_000, {
        quantity: 2,
        discount: { kind: 'percent', basisPoints: 1_000, reason: 'old friend' },
      }),
      plain('b', 5_000, { discount: { kind: 'price', unitPrice: 4_000 } }),
    ];
    const deal = priceDeal(
      standardPolicy,
      {
        ...terms,
        tier: 'gold',
        promotions: [
          {
            code: 'MAY',
            id: 'may',
            version: '3',
            value: { kind: 'amount', amount: 240 },
            scope: { kind: 'order' },
          },
        ],
        discount: { kind: 'percent', basisPoints: 500 },
        deliveryTerm: 'carrier',
        paymentTerm: 'in-advance',
      },
      lines,
    );
    expect(deal.steps.map(({ kind, cause, amount }) => [kind, cause, amount])).toEqual([
      ['list', 'lines', 25_000],
      ['tier', 'tier:gold', -1_000],
      ['promotion', 'promotion:may', -240],
      // 10 % of 19 008, and 4 752 down to the agreed 4 000.
      ['line-discount', 'lines', -1_901 - 752],
      ['header-discount', 'deal', -1_055],
      ['delivery', 'delivery-term:carrier', 4_900],
      ['payment-term', 'payment-term:in-advance', -499],
      ['tax', 'tax:DE:1900', 4_646],
    ]);
    expect(deal.lines[0]?.steps.find(({ kind }) => kind === 'line-discount')).toMatchObject({
      cause: 'line:a',
      reason: 'old friend',
    });
  });

  it('raises what falls below a floor, but never above its list price', () => {
    const half = { kind: 'percent', basisPoints: 6_000 } as const;
    const deal = priceDeal(policyWith({}), terms, [
      plain('a', 1_001, { discount: half }),
      plain('b', 1_000, { discount: half, cost: 900 }),
      plain('c', 1_000, { discount: half, cost: 990 }),
    ]);
    expect(deal.lines.map(({ goods }) => goods)).toEqual([501, 948, 1_000]);
  });

  it('prices alternatives beside the deal, never in it', () => {
    const only = priceDeal(standardPolicy, terms, [plain('a', 10_000)]);
    const both = priceDeal(standardPolicy, terms, [
      plain('b', 3_000, { optional: true }),
      plain('a', 10_000),
    ]);
    expect(both.total).toBe(only.total);
    expect(both.steps).toEqual(only.steps);
    expect(both.lines[0]).toMatchObject({ id: 'b', optional: true, total: 3_570 });
  });

  it('takes a promotion within its scope and what is left of its budget', () => {
    const code = (scope: object, value: object, more: object = {}) =>
      ({ code: 'X', id: 'x', version: '7', scope, value, ...more }) as never;
    const lines = [lamp('a', { quantity: 2 }), plain('b', 10_000)];
    const given = (promotion: never) => {
      const { steps } = priceDeal(standardPolicy, { ...terms, promotions: [promotion] }, lines);
      return steps.find(({ kind }) => kind === 'promotion');
    };
    const tenth = { kind: 'percent', basisPoints: 1_000 };
    expect(given(code({ kind: 'component', component: 'oak' }, tenth))).toMatchObject({
      cause: 'promotion:x',
      version: '7',
      title: { en: 'Code X', sv: 'Kod X' },
      amount: -300,
    });
    expect(given(code({ kind: 'family', family: 'lamp' }, tenth))?.amount).toBe(-2_152);
    expect(given(code({ kind: 'order' }, tenth))?.amount).toBe(-3_152);
    expect(given(code({ kind: 'order' }, tenth, { remainingBudget: 99 }))?.amount).toBe(-99);
    expect(given(code({ kind: 'family', family: 'chair' }, tenth))).toBeUndefined();
    const least = { minimumSpend: 31_524 };
    expect(given(code({ kind: 'order' }, tenth, least))?.amount).toBe(-3_152);
    expect(given(code({ kind: 'order' }, tenth, { minimumSpend: 31_525 }))).toBeUndefined();
  });

  it('says the version of what caused a step', () => {
    const { lines, steps } = priceDeal(
      policyWith({ version: 4 }),
      { ...terms, tier: 'gold', deliveryTerm: 'carrier' },
      [lamp('a', { version: 'family-9' })],
    );
    const versions = new Map(lines[0]?.steps.map(({ kind, version }) => [kind, version]));
    expect(versions.get('list')).toBe('family-9');
    expect(versions.get('bundle')).toBe('family-9');
    expect(versions.get('tier')).toBe('4');
    expect(steps.find(({ kind }) => kind === 'delivery')?.version).toBe('4');
  });

  it('adds up lines sold as one', () => {
    const { bundles } = priceDeal(standardPolicy, terms, [
      plain('a', 1_000, { bundle: 'set' }),
      plain('b', 2_000, { bundle: 'set' }),
      plain('c', 4_000),
      plain('d', 8_000, { bundle: 'set', optional: true }),
    ]);
    expect(bundles).toHaveLength(1);
    expect(bundles[0]).toMatchObject({ id: 'set', lines: ['a', 'b'], net: 3_000, total: 3_570 });
  });

  it('taxes each rate by itself, delivery in proportion', () => {
    const deal = priceDeal(standardPolicy, { ...terms, deliveryTerm: 'carrier' }, [
      plain('a', 30_000),
      plain('b', 10_000, { taxBasisPoints: 700 }),
      plain('c', 9_000, { taxBasisPoints: 0 }),
    ]);
    expect(deal.taxes).toEqual([
      { basisPoints: 0, title: { en: 'VAT 0 %', sv: 'Moms 0 %' }, base: 9_900, amount: 0 },
      { basisPoints: 700, title: { en: 'VAT 7 %', sv: 'Moms 7 %' }, base: 11_000, amount: 770 },
      {
        basisPoints: 1_900,
        title: { en: 'VAT 19 %', sv: 'Moms 19 %' },
        base: 33_000,
        amount: 6_270,
      },
    ]);
  });

  it('is nothing for nothing', () => {
    const deal = priceDeal(standardPolicy, { ...terms, deliveryTerm: 'carrier' }, []);
    expect(deal).toMatchObject({ list: 0, delivery: 0, total: 0, lines: [], taxes: [] });
  });

  it('works out again only the line that changed', () => {
    let read = 0;
    const watched = new Proxy(fullLamp, {
      get: (target, key) => (read++, Reflect.get(target, key) as unknown),
    });
    const lines = [lamp('a', { assignment: watched }), lamp('b')];
    const before = priceDeal(standardPolicy, terms, lines);
    expect(read).toBeGreaterThan(0);
    read = 0;
    const changed = lamp('b', { assignment: { ...fullLamp, shade: 'none' } });
    const after = priceDeal(standardPolicy, terms, [lamp('a', { assignment: watched }), changed]);
    expect(read).toBe(0);
    expect(after.lines[0]?.list).toBe(before.lines[0]?.list);
    const more = lamp('a', { assignment: watched, quantity: 2 });
    expect(priceDeal(standardPolicy, terms, [more]).list).toBe(2 * (before.lines[0]?.list ?? 0));
  });

  it('refuses what no caller may ask', () => {
    const refused: readonly [DealTerms, readonly DealLine[], RegExp][] = [
      [terms, [plain('a', 1), plain('a', 2)], /two lines a/],
      [terms, [plain('a', 1, { quantity: 0 })], /quantity of 0/],
      [terms, [plain('a', -1)], /unit price of -1/],
      [terms, [plain('a', 1.5)], /unit price of 1.5/],
      [terms, [plain('a', 1, { discount: { kind: 'percent', basisPoints: 10_001 } })], /10001/],
      [{ ...terms, discount: { kind: 'amount', amount: -5 } }, [], /discount of -5/],
      [{ ...terms, market: 'XX' }, [], /no market XX/],
      [{ ...terms, tier: 'wood' }, [], /no tier wood/],
      [{ ...terms, customerGroup: 'kings' }, [], /no customer group kings/],
      [{ ...terms, paymentTerm: 'never' }, [], /no payment term never/],
      [{ ...terms, deliveryTerm: 'rocket' }, [], /no delivery term rocket/],
      [{ ...terms, deliveryTerm: 'carrier', currency: 'CHF' }, [], /no amount in CHF/],
      [{ ...terms, currency: 'SEK' }, [lamp('a')], /EUR, not in SEK/],
      [{ ...terms, market: 'SE', currency: 'SEK' }, [lamp('a')], /market DE, not SE/],
    ];
    for (const [asked, lines, words] of refused)
      expect(() => priceDeal(standardPolicy, asked, lines), String(words)).toThrow(words);
    const markets = standardPolicy.markets.map((m) => ({ ...m, taxMode: 'inclusive' }));
    expect(() => priceDeal(policyWith({ markets }), terms, [lamp('a')])).toThrow(
      /differ about tax/,
    );
  });
});

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
});

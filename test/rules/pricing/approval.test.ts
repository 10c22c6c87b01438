/** Margins and the approvals they need, by hand, and at the very limits. */
import { describe, expect, it } from 'vitest';
import { approvalNeeded } from '#rules/pricing/approval.ts';
import { priceDeal } from '#rules/pricing/deal.ts';
import type { DealLine, DealTerms } from '#rules/pricing/deal-types.ts';
import { marginsOf } from '#rules/pricing/margin.ts';
import { policyWith, standardPolicy } from './standard-policy.ts';

const terms: DealTerms = { market: 'DE', currency: 'EUR', date: '2026-03-02' };
const item = (id: string, unitPrice: number, more: Partial<DealLine> = {}): DealLine =>
  ({ id, kind: 'plain', title: { en: id }, unitPrice, quantity: 1, ...more }) as DealLine;
const percent = (basisPoints: number) => ({ kind: 'percent', basisPoints }) as const;

describe('approvalNeeded', () => {
  it('says for each line and for the deal what is beyond the limits of a role', () => {
    const lines = [
      item('a', 10_000, { discount: percent(1_200), cost: 7_500 }),
      item('b', 10_000, { cost: 5_000 }),
    ];
    const deal = priceDeal(standardPolicy, { ...terms, discount: percent(500) }, lines);
    const margins = marginsOf(deal, lines);
    // a: 10 000 − 1 200 − 5 % of it; of 8 360 the cost leaves 10.28 %.
    expect(margins.lines.map(({ net, basisPoints }) => [net, basisPoints])).toEqual([
      [8_360, 1_028],
      [9_500, 4_736],
    ]);
    expect(approvalNeeded(standardPolicy, 'sales', deal, margins)).toEqual([
      { limit: 'discount', line: 'a', allowed: 1_000, actual: 1_640, excess: 640 },
      { limit: 'margin', line: 'a', allowed: 2_000, actual: 1_028, excess: 972 },
      { limit: 'discount', allowed: 1_000, actual: 1_070, excess: 70 },
    ]);
    expect(approvalNeeded(standardPolicy, 'sales-manager', deal, margins)).toEqual([]);
    expect(approvalNeeded(standardPolicy, 'sales', deal).map(({ limit }) => limit)).toEqual([
      'discount',
      'discount',
    ]);
  });

  it('counts no tier, no break and no promotion, but alternatives', () => {
    const lines = [
      item('a', 10_000),
      item('b', 10_000, { optional: true, discount: percent(1_010) }),
    ];
    const code = {
      code: 'X',
      id: 'x',
      version: '1',
      value: percent(3_000),
      scope: { kind: 'order' },
    } as const;
    const deal = priceDeal(standardPolicy, { ...terms, tier: 'gold', promotions: [code] }, lines);
    expect(approvalNeeded(standardPolicy, 'sales', deal)).toEqual([
      { limit: 'discount', line: 'b', allowed: 1_000, actual: 1_010, excess: 10 },
    ]);
  });

  it('draws the line at the limit, but for what rounding may add', () => {
    const one = (amount: number) => {
      const lines = [item('a', 1_000_000, { discount: { kind: 'amount', amount } })];
      return approvalNeeded(standardPolicy, 'sales', priceDeal(standardPolicy, terms, lines));
    };
    expect(one(100_002)).toEqual([]);
    expect(one(100_003)).toMatchObject([
      { line: 'a', actual: 1_001, excess: 1 },
      { actual: 1_001, excess: 1 },
    ]);
  });

  it('needs approval for what is given away and costs something', () => {
    const lines = [item('a', 0, { cost: 100 }), item('b', 0, { cost: 0 })];
    const deal = priceDeal(standardPolicy, terms, lines);
    const needed = approvalNeeded(standardPolicy, 'sales-manager', deal, marginsOf(deal, lines));
    expect(needed.map(({ line, limit }) => [line, limit])).toEqual([
      ['a', 'margin'],
      [undefined, 'margin'],
    ]);
  });
});

describe('marginsOf', () => {
  it('is of the price without the tax, where prices contain it', () => {
    const markets = standardPolicy.markets.map((m) => ({ ...m, taxMode: 'inclusive' }));
    const policy = policyWith({ markets });
    const lines = [item('a', 11_900, { cost: 5_000, quantity: 2 })];
    const { deal } = marginsOf(priceDeal(policy, terms, lines), lines);
    expect(deal).toEqual({ net: 20_000, cost: 10_000, amount: 10_000, basisPoints: 5_000 });
  });

  it('knows no margin of a deal with a cost unknown, and counts no alternative', () => {
    const lines = [item('a', 500, { cost: 100 }), item('b', 500)];
    expect(marginsOf(priceDeal(standardPolicy, terms, lines), lines).deal).toBeUndefined();
    const other = [item('a', 500, { cost: 100 }), item('b', 500, { optional: true, cost: 1 })];
    const { deal, lines: each } = marginsOf(priceDeal(standardPolicy, terms, other), other);
    expect(deal).toMatchObject({ cost: 100 });
    expect(each).toHaveLength(2);
  });
});

/** Random deals of which lines are changed after they were agreed: what moves, and what must not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvalOfChange } from '#rules/pricing/approval.ts';
import { changeDeal } from '#rules/pricing/change-deal.ts';
import { priceDeal } from '#rules/pricing/deal.ts';
import type { Deal, DealLine, PricedLine } from '#rules/pricing/deal-types.ts';
import { STEP_KINDS } from '#rules/pricing/types.ts';
import { randomDeal, type RandomDeal } from '../factories/deals.ts';
import { standardPolicy } from '../rules/pricing/standard-policy.ts';

const RUNS = { numRuns: 500 };

/** A deal of two lines at least, one of which becomes another quantity, and perhaps a product. */
const changed = fc
  .tuple(randomDeal(), fc.nat(), fc.integer({ min: 1, max: 9 }), fc.boolean())
  .filter(([{ lines }]) => lines.length > 1)
  .map(([deal, at, quantity, rebuilt]) => {
    const place = at % deal.lines.length;
    const lines = deal.lines.map((line, index): DealLine => {
      if (index !== place) return line;
      if (line.kind === 'plain' || !rebuilt) return { ...line, quantity };
      const foot = line.assignment['foot'] === 'oak' ? 'steel' : 'oak';
      return { ...line, quantity, assignment: { ...line.assignment, foot } };
    });
    return { deal, lines, id: deal.lines[place]?.id ?? '' };
  });

const change = ({ policy, terms, lines: offered }: RandomDeal, lines: readonly DealLine[]) =>
  changeDeal(policy, terms, offered, lines);

const OWN = STEP_KINDS.slice(0, STEP_KINDS.indexOf('quantity-break') + 1);
const own = ({ steps }: PricedLine) => steps.filter(({ kind }) => OWN.includes(kind));

const others = ({ lines }: Deal, id: string) => lines.filter((line) => line.id !== id);

describe('a changed deal', () => {
  it('is the deal that was agreed, to the minor unit, where nothing is changed', () => {
    fc.assert(
      fc.property(randomDeal(), (deal) => {
        const again = structuredClone(deal.lines);
        const now = change(deal, again);
        expect(now.deal).toEqual(priceDeal(deal.policy, deal.terms, deal.lines));
        expect(approvalOfChange(deal.policy, 'sales', now, now)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('leaves what every other line costs by itself as it was', () => {
    let alone = 0;
    fc.assert(
      fc.property(changed, ({ deal, lines, id }) => {
        const before = others(priceDeal(deal.policy, deal.terms, deal.lines), id);
        const after = others(change(deal, lines).deal, id);
        expect(after.map(own)).toEqual(before.map(own));
        const { promotions = [], discount } = deal.terms;
        if (promotions.length > 0 || discount !== undefined) return;
        // Nothing is taken off the whole: what the goods cost is the line's alone.
        expect(after.map(({ goods }) => goods)).toEqual(before.map(({ goods }) => goods));
        alone++;
      }),
      RUNS,
    );
    expect(alone).toBeGreaterThan(20);
  });

  it('costs as much more as its list price where a price was agreed per piece', () => {
    let moved = 0;
    fc.assert(
      fc.property(changed, fc.integer({ min: 0, max: 500_000 }), (one, unitPrice) => {
        const { deal, lines, id } = one;
        const discount = { kind: 'price', unitPrice } as const;
        // Floors apart: no share and no margin is kept.
        const policy = { ...deal.policy, floors: { netShare: 0, margin: 0 } };
        const free = {
          market: deal.terms.market,
          currency: deal.terms.currency,
          date: deal.terms.date,
        };
        const agreeing = (all: readonly DealLine[]) =>
          all.map((line) => ({
            ...line,
            cost: undefined,
            discount: line.id === id ? discount : undefined,
          }));
        const [offered, now] = [agreeing(deal.lines), agreeing(lines)];
        const found = (from: Deal) => from.lines.find((line) => line.id === id);
        const before = found(priceDeal(policy, free, offered));
        const after = found(changeDeal(policy, free, offered, now).deal);
        if (before === undefined || after === undefined) throw new Error('no such line');
        const listed = (line: PricedLine) => line.list / line.quantity;
        const expected = unitPrice + listed(after) - listed(before);
        if (now.find((line) => line.id === id)?.kind === 'plain') {
          expect(after.goods).toBe(unitPrice * after.quantity);
          return;
        }
        expect(after.goods).toBe(Math.max(0, expected) * after.quantity);
        if (expected !== unitPrice) moved++;
      }),
      RUNS,
    );
    expect(moved).toBeGreaterThan(20);
  });
});

describe('the approval of a changed deal', () => {
  const percentOff = ({ lines }: Pick<RandomDeal, 'lines'>, basisPoints: number) =>
    lines.map((line): DealLine => {
      return { ...line, cost: undefined, discount: { kind: 'percent', basisPoints } };
    });

  it('is not needed again for a per cent that was agreed on every line', () => {
    let beyond = 0;
    const share = fc.integer({ min: 1_500, max: 4_500 });
    fc.assert(
      fc.property(changed, share, ({ deal, lines }, basisPoints) => {
        const { policy } = deal;
        const { market, currency, date } = deal.terms;
        const agreed = {
          policy,
          terms: { market, currency, date },
          lines: percentOff(deal, basisPoints),
        };
        const before = change(agreed, agreed.lines);
        const after = change(agreed, percentOff({ lines }, basisPoints));
        const floored = before.deal.lines.some(({ steps }) =>
          steps.some(({ kind }) => kind === 'floor'),
        );
        if (floored) return;
        expect(approvalOfChange(policy, 'sales', before, after)).toEqual([]);
        beyond++;
      }),
      RUNS,
    );
    expect(beyond).toBeGreaterThan(100);
  });

  it('is needed where an amount off becomes a larger share, unless the role may give it', () => {
    const item = (quantity: number): DealLine => ({
      ...{ id: 'bulbs', kind: 'plain', title: { en: 'Bulbs' }, unitPrice: 10_000, quantity },
      discount: { kind: 'amount', amount: 4_000 },
    });
    fc.assert(
      fc.property(randomDeal(), ({ policy }) => {
        const terms = { market: 'SE', currency: 'SEK', date: '2026-03-02' };
        const agreed = { policy, terms, lines: [item(5)] };
        const before = change(agreed, [item(5)]);
        const asked = (role: 'sales' | 'sales-manager', quantity: number) =>
          approvalOfChange(policy, role, before, change(agreed, [item(quantity)])).length;
        expect([asked('sales', 9), asked('sales', 4), asked('sales', 3)]).toEqual([0, 0, 2]);
        expect([asked('sales-manager', 2), asked('sales-manager', 1)]).toEqual([0, 2]);
      }),
      { numRuns: 5 },
    );
  });

  it('is needed where the margin is less than agreed, unless the role may agree to it', () => {
    /** `margin` in basis points. */
    const item = (margin: number): DealLine => ({
      ...{ id: 'bulbs', kind: 'plain', title: { en: 'Bulbs' }, unitPrice: 10_000, quantity: 4 },
      cost: 10_000 - margin,
    });
    const terms = { market: 'SE', currency: 'SEK', date: '2026-03-02' };
    const policy = standardPolicy;
    const allowed = policy.approvals.find(({ role }) => role === 'sales')!.margin;
    const asked = (before: number, after: number) => {
      const agreed = { policy, terms, lines: [item(before)] };
      const [was, is] = [change(agreed, [item(before)]), change(agreed, [item(after)])];
      return approvalOfChange(policy, 'sales', was, is).map(({ limit, line }) => [limit, line]);
    };
    const both = [
      ['margin', 'bulbs'],
      ['margin', undefined],
    ];
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 900 }), (less) => {
        expect(asked(allowed + less, allowed)).toEqual([]);
        expect(asked(allowed + less, allowed - less)).toEqual(both);
        expect(asked(allowed - less, allowed - less)).toEqual([]);
        expect(asked(allowed - less, allowed)).toEqual([]);
        expect(asked(allowed - less, allowed - 2 * less)).toEqual(both);
      }),
    );
  });
});

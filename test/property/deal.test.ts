/** Random deals: what always holds of them, and what an independent calculation says they cost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceListOf } from '#rules/model/price-list-of.ts';
import { approvalNeeded } from '#rules/pricing/approval.ts';
import { priceDeal } from '#rules/pricing/deal.ts';
import type { Amounts, Deal, DealLine, DealTerms } from '#rules/pricing/deal-types.ts';
import { marginsOf } from '#rules/pricing/margin.ts';
import { netSteps } from '#rules/pricing/net-steps.ts';
import { splitByLargestRemainder } from '#rules/pricing/split.ts';
import { STEP_KINDS, type WaterfallStep } from '#rules/pricing/types.ts';
import { randomDeal, type RandomDeal } from '../factories/deals.ts';
import { handedOut, oracleTotals, type OracleLine } from '../oracle/deal-oracle.ts';
import { policyWith } from '../rules/pricing/standard-policy.ts';

const RUNS = { numRuns: 1_000 };
const add = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
const price = ({ policy, terms, lines }: RandomDeal): Deal => priceDeal(policy, terms, lines);
const counted = (deal: Deal) => deal.lines.filter(({ optional }) => !optional);

function oracleLine(line: DealLine, terms: DealTerms, plainRate: number): OracleLine {
  const { id, quantity, cost, discount } = line;
  const told = { id, quantity, cost, discount };
  if (line.kind === 'plain') {
    const list = line.unitPrice * quantity;
    return { ...told, list, broken: list, rate: line.taxBasisPoints ?? plainRate, components: {} };
  }
  const { market, priceList } = priceListOf(line.family, terms);
  const steps = netSteps(line.family, priceList, line.context, line.assignment, quantity);
  const sum = (of: (step: (typeof steps)[number]) => boolean) =>
    add(steps.filter(of).map(({ amount }) => amount));
  const parts = Object.keys(priceList.components).map((component) => [
    component,
    sum(({ kind, cause }) => kind === 'option' && cause === `component:${component}`),
  ]);
  return {
    ...told,
    list: sum(({ kind }) => kind !== 'quantity-break'),
    broken: sum(() => true),
    rate: market.taxBasisPoints,
    family: line.family.id,
    components: Object.fromEntries(parts) as Record<string, number>,
    delivery: market.delivery,
    roundTo: market.roundTo,
  };
}

function expectWaterfall(steps: readonly WaterfallStep[], total: number): void {
  let running = 0;
  let place = 0;
  const seen = new Set<string>();
  for (const { kind, cause, amount, running: told } of steps) {
    running += amount;
    expect(told).toBe(running);
    expect(Number.isSafeInteger(amount)).toBe(true);
    expect(Object.is(amount, -0)).toBe(false);
    expect(STEP_KINDS.indexOf(kind)).toBeGreaterThanOrEqual(place);
    place = STEP_KINDS.indexOf(kind);
    if (place < STEP_KINDS.indexOf('quantity-break')) continue;
    expect(seen.has(`${kind} ${cause}`), `${kind} ${cause} twice`).toBe(false);
    seen.add(`${kind} ${cause}`);
  }
  expect(running).toBe(total);
}

const AMOUNTS = [
  'list',
  'goods',
  'delivery',
  'payment',
  'net',
  'tax',
  'rounding',
  'total',
] as const;

describe('a random deal', () => {
  it('costs what an independent calculation in fractions says, line by line', () => {
    let discounted = 0;
    fc.assert(
      fc.property(randomDeal(), (deal) => {
        const { policy, terms, lines } = deal;
        const priced = price(deal);
        const rate = policy.markets.find(({ id }) => id === terms.market)?.taxBasisPoints ?? 0;
        const told = oracleTotals(
          policy,
          terms,
          lines.map((line) => oracleLine(line, terms, rate)),
        );
        for (const line of priced.lines) expect(BigInt(line.total)).toBe(told.lines.get(line.id));
        expect(BigInt(priced.goods)).toBe(told.goods);
        expect(BigInt(priced.tax)).toBe(told.tax);
        expect(BigInt(priced.total)).toBe(told.total);
        for (const line of priced.lines)
          expect(BigInt(line.goods) >= (told.floors.get(line.id) ?? 0n)).toBe(true);
        if (priced.goods < priced.list) discounted++;
      }),
      RUNS,
    );
    expect(discounted).toBeGreaterThan(RUNS.numRuns / 4);
  });

  it('has waterfalls that add up, in the fixed order, each cause once', () => {
    fc.assert(
      fc.property(randomDeal(true), (deal) => {
        const priced = price(deal);
        expectWaterfall(priced.steps, priced.total);
        for (const { steps, total } of priced.lines) expectWaterfall(steps, total);
      }),
      RUNS,
    );
  });

  it('is the sum of its lines, field by field and step by step', () => {
    fc.assert(
      fc.property(randomDeal(true), (deal) => {
        const priced = price(deal);
        const lines = counted(priced);
        const own = (all: readonly Amounts[], field: (typeof AMOUNTS)[number]) =>
          add(all.map((each) => each[field]));
        for (const field of AMOUNTS) expect(priced[field]).toBe(own(lines, field));
        for (const each of [priced, ...priced.lines])
          expect(each.net + each.tax + each.rounding).toBe(each.total);
        const kinds = STEP_KINDS.slice(STEP_KINDS.indexOf('quantity-break'));
        for (const kind of kinds) {
          const of = (steps: readonly WaterfallStep[]) =>
            add(steps.filter((s) => s.kind === kind).map((s) => s.amount + (s.included ?? 0)));
          expect(of(priced.steps), kind).toBe(add(lines.map(({ steps }) => of(steps))));
        }
        expect(priced.tax).toBe(add(priced.taxes.map(({ amount }) => amount)));
        expect(priced.net).toBe(add(priced.taxes.map(({ base }) => base)));
        for (const { id, lines: members, ...amounts } of priced.bundles) {
          const inside = lines.filter(({ bundle }) => bundle === id);
          expect(new Set(members)).toEqual(new Set(inside.map((line) => line.id)));
          expect(amounts.total).toBe(own(inside, 'total'));
        }
      }),
      RUNS,
    );
  });

  it('does not depend on the order of lines and codes, nor on what was priced before', () => {
    fc.assert(
      fc.property(randomDeal(true), fc.infiniteStream(fc.nat()), (deal, random) => {
        const shuffled = <T>(all: readonly T[]): T[] =>
          all
            .map((each) => [random.next().value as number, each] as const)
            .sort(([a], [b]) => a - b)
            .map(([, each]) => each);
        const { promotions } = deal.terms;
        const priced = price(deal);
        const again = price({
          ...deal,
          terms: { ...deal.terms, promotions: promotions && shuffled(promotions) },
          lines: shuffled(structuredClone(deal.lines)),
        });
        const byId = ({ lines, ...rest }: Deal) => ({
          ...rest,
          lines: new Map(lines.map((line) => [line.id, line])),
          bundles: rest.bundles.map((each) => ({ ...each, lines: new Set(each.lines) })),
        });
        expect(byId(again)).toEqual(byId(priced));
        expect(price(deal)).toEqual(priced);
      }),
      { numRuns: 500 },
    );
  });

  it('is not changed by nothing: 0 %, amounts of 0, a code twice', () => {
    const free = policyWith({
      tiers: [{ id: 'new', title: { en: 'New' }, basisPoints: 0 }],
    });
    const nothing = { kind: 'percent', basisPoints: 0 } as const;
    fc.assert(
      fc.property(randomDeal(), ({ terms, lines, policy }) => {
        const zero = { ...free, markets: policy.markets };
        const bare = { ...terms, tier: undefined, discount: undefined, paymentTerm: undefined };
        const plainly = lines.map((line) => ({ ...line, discount: undefined }));
        const twice = [...(terms.promotions ?? []), ...(terms.promotions ?? [])];
        expect(
          priceDeal(
            zero,
            {
              ...bare,
              tier: 'new',
              discount: { kind: 'amount', amount: 0 },
              paymentTerm: 'days-30',
              promotions: twice,
            },
            plainly.map((line) => ({ ...line, discount: nothing })),
          ),
        ).toEqual(priceDeal(zero, bare, plainly));
      }),
      { numRuns: 500 },
    );
  });

  it('never has alternatives in its totals', () => {
    fc.assert(
      fc.property(randomDeal(true), (deal) => {
        const without = { ...deal, lines: deal.lines.filter(({ optional }) => !optional) };
        const { lines: _all, ...priced } = price(deal);
        const { lines: _counted, ...expected } = price(without);
        expect(priced).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('has alternatives at the price of an order of their own, without what is fixed', () => {
    let alternatives = 0;
    fc.assert(
      fc.property(randomDeal(true), (deal) => {
        const { policy, terms, lines } = deal;
        const percents = terms.promotions?.filter(({ value }) => value.kind === 'percent');
        const alone: DealTerms = {
          ...terms,
          promotions: percents,
          discount: terms.discount?.kind === 'percent' ? terms.discount : undefined,
          deliveryTerm: 'collected',
        };
        for (const line of price(deal).lines.filter(({ optional }) => optional)) {
          const asked = lines.filter(({ id }) => id === line.id);
          const [own] = priceDeal(
            policy,
            alone,
            asked.map((each) => ({ ...each, optional: false })),
          ).lines;
          expect({ ...line, optional: false }).toEqual(own);
          alternatives++;
        }
      }),
      { numRuns: 300 },
    );
    expect(alternatives).toBeGreaterThan(100);
  });

  it('tells of a contained tax what the tax on top of its net would be', () => {
    let contained = 0;
    fc.assert(
      fc.property(randomDeal(), (deal) => {
        const { taxes, taxMode, total, rounding, steps } = price(deal);
        if (taxMode === 'exclusive') return;
        contained++;
        expect(add(taxes.map(({ base, amount }) => base + amount))).toBe(total - rounding);
        for (const { base, amount, basisPoints } of taxes)
          expect(Math.abs((base * basisPoints) / 10_000 - amount)).toBeLessThanOrEqual(1);
        for (const { kind, amount } of steps) if (kind === 'tax') expect(amount).toBe(0);
      }),
      { numRuns: 500 },
    );
    expect(contained).toBeGreaterThan(100);
  });
});

describe('the approval of a random deal', () => {
  it('lets a role give exactly its per cent, on every line or on all of them', () => {
    const limit = { kind: 'percent', basisPoints: 1_000 } as const;
    fc.assert(
      fc.property(randomDeal(true), fc.boolean(), ({ policy, terms: agreed, lines }, header) => {
        const asked = lines.map((line) => ({ ...line, discount: header ? undefined : limit }));
        const deal = priceDeal(policy, { ...agreed, discount: header ? limit : undefined }, asked);
        expect(approvalNeeded(policy, 'sales', deal)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never asks more of a manager than of sales', () => {
    let asked = 0;
    fc.assert(
      fc.property(randomDeal(true), ({ policy, terms: agreed, lines }) => {
        const deal = priceDeal(policy, agreed, lines);
        const margins = marginsOf(deal, lines);
        const sales = approvalNeeded(policy, 'sales', deal, margins);
        const key = ({ limit, line }: (typeof sales)[number]) => `${limit} ${line}`;
        const keys = new Set(sales.map(key));
        const manager = approvalNeeded(policy, 'sales-manager', deal, margins);
        expect(manager.filter((each) => !keys.has(key(each)))).toEqual([]);
        if (manager.length > 0) asked++;
      }),
    );
    expect(asked).toBeGreaterThan(10);
  });
});

describe('splitByLargestRemainder', () => {
  const weights = fc.array(fc.oneof(fc.nat(9), fc.nat(1e12)), { minLength: 1, maxLength: 12 });

  it('gives every part its exact share, rounded down or up, and all of it to somebody', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (amount, shares) => {
        const parts = splitByLargestRemainder(amount, shares);
        expect(add(parts)).toBe(amount);
        const size = BigInt(Math.abs(amount));
        expect(parts.map((part) => BigInt(Math.abs(part)))).toEqual(
          handedOut(size, shares.map(BigInt)),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('has nothing for nobody', () => {
    expect(splitByLargestRemainder(0, [])).toEqual([]);
    expect(() => splitByLargestRemainder(1, [])).toThrow(RangeError);
  });
});

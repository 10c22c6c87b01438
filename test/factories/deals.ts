/** Random deals for fast-check: lamps and plain items, under terms of every kind. */
import fc from 'fast-check';
import type { Assignment } from '#rules/configuration/types.ts';
import type { Family } from '#rules/model/family.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import type { DealLine, DealTerms, LineDiscount, Promotion } from '#rules/pricing/deal-types.ts';
import type { Policy } from '#rules/pricing/policy.ts';
import { lampContext, lampFamily } from '../rules/pricing/lamp-family.ts';
import { policyWith, standardPolicy } from '../rules/pricing/standard-policy.ts';

export interface RandomDeal {
  readonly policy: Policy;
  readonly terms: DealTerms;
  readonly lines: readonly DealLine[];
}

const inclusive = <T>(markets: readonly T[]) =>
  markets.map((market) => ({ ...market, taxMode: 'inclusive' as const }));

const priced: Family = {
  ...lampFamily,
  priceLists: lampFamily.priceLists.map((list) => ({
    ...list,
    quantityBreaks: [
      { from: 3, basisPoints: 333 },
      { from: 6, base: Math.floor(list.base / 2) },
    ],
  })),
};
const MODES = {
  exclusive: { policy: standardPolicy, family: publicFamily(priced) },
  inclusive: {
    policy: policyWith({ markets: inclusive(standardPolicy.markets) }),
    family: publicFamily({ ...priced, markets: inclusive(priced.markets) }),
  },
};
export const BASIS_POINTS = fc.oneof(
  fc.constantFrom(0, 1, 3_333, 5_000, 10_000),
  fc.integer({ min: 0, max: 10_000 }),
);
const money = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 2_000_000 }));
const absent = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const percent = fc.record({ kind: fc.constant('percent' as const), basisPoints: BASIS_POINTS });
const amount = fc.record({ kind: fc.constant('amount' as const), amount: money });
const price = fc.record({ kind: fc.constant('price' as const), unitPrice: money });
const discount: fc.Arbitrary<LineDiscount> = fc.oneof(percent, amount, price);

const product = fc.record({
  foot: fc.constantFrom('oak', 'steel'),
  'light.1': fc.constantFrom('warm', 'cold'),
  'light.2': fc.constantFrom('none', 'warm', 'cold'),
  'light.3': fc.constant('none'),
  shade: fc.constantFrom('none', 'cone'),
  clips: fc.constant('cable-clip'),
  'clips.quantity': fc.integer({ min: 1, max: 8 }),
  colour: fc.constantFrom('white', 'copper'),
  cable: fc.integer({ min: 500, max: 3000 }),
  engraving: fc.constantFrom('none', 'Åsa'),
}) satisfies fc.Arbitrary<Assignment>;

const common = {
  quantity: fc.integer({ min: 1, max: 9 }),
  discount: absent(discount),
  cost: absent(fc.integer({ min: 0, max: 20_000 })),
  bundle: absent(fc.constantFrom('set-1', 'set-2')),
};

const promotion: fc.Arbitrary<Promotion> = fc
  .record({
    id: fc.constantFrom('may', 'june', 'july'),
    value: fc.oneof(percent, amount),
    scope: fc.oneof(
      fc.constant({ kind: 'order' as const }),
      fc.constant({ kind: 'family' as const, family: 'lamp' }),
      fc
        .constantFrom('oak', 'cone')
        .map((component) => ({ kind: 'component' as const, component })),
    ),
    minimumSpend: absent(fc.integer({ min: 0, max: 80_000 })),
    remainingBudget: absent(money),
  })
  .map((each) => ({ ...each, code: each.id.toUpperCase(), version: '1' }));

const terms = {
  tier: absent(fc.constantFrom('silver', 'gold')),
  discount: absent(fc.oneof(percent, amount)),
  deliveryTerm: absent(fc.constantFrom('collected', 'carrier', 'express')),
  paymentTerm: absent(fc.constantFrom('in-advance', 'days-30', 'days-60')),
  promotions: absent(fc.uniqueArray(promotion, { maxLength: 3, selector: ({ id }) => id })),
};

/** Ids are no order of creation; `optional` lines only where asked for. */
export function randomDeal(optional = false): fc.Arbitrary<RandomDeal> {
  return fc
    .tuple(fc.constantFrom('exclusive', 'inclusive'), fc.constantFrom('DE', 'SE'), fc.record(terms))
    .chain(([mode, market, agreed]) => {
      const { policy, family } = MODES[mode as keyof typeof MODES];
      const context = { ...lampContext, market };
      const apart = { optional: optional ? fc.boolean() : fc.constant(false) };
      const configured = fc
        .record({ ...common, ...apart, assignment: product })
        .map((line) => ({ ...line, kind: 'configured' as const, family, context }));
      const plain = fc
        .record({
          ...common,
          ...apart,
          unitPrice: money,
          taxBasisPoints: absent(fc.constantFrom(0, 600, 1_200)),
        })
        .map((line) => ({ ...line, kind: 'plain' as const, title: { en: 'An item' } }));
      const ids = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 7 });
      return ids.chain((numbers) =>
        fc.tuple(...numbers.map(() => fc.oneof(configured, plain))).map((all) => ({
          policy,
          terms: {
            ...agreed,
            market,
            currency: market === 'DE' ? 'EUR' : 'SEK',
            date: '2026-03-02',
          },
          lines: all.map((line, i): DealLine => ({ ...line, id: `line-${numbers[i]}` })),
        })),
      );
    });
}

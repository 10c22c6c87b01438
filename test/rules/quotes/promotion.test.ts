import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formOfPromotion,
  promotionForm,
  promotionState,
  type PromotionDraft,
} from '#rules/quotes/promotion.ts';

const CURRENCIES = [
  { id: 'EUR', digits: 2 },
  { id: 'JPY', digits: 0 },
  { id: 'SEK', digits: 2 },
];
const form = promotionForm(CURRENCIES);

const amounts = fc.dictionary(
  fc.constantFrom('EUR', 'JPY', 'SEK'),
  fc.integer({ min: 0, max: 99_999_999 }),
  { minKeys: 1, noNullPrototype: true },
);
const id = fc.constantFrom('ebike', 'frame-m', 'motor-2');
const days = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 }))
  .map(([a, b]) =>
    [Math.min(a, b), Math.max(a, b)].map((day) => `2026-03-${String(day).padStart(2, '0')}`),
  );

const drafts: fc.Arbitrary<PromotionDraft> = fc
  .record(
    {
      code: fc.constantFrom('SPRING', 'A-1', '10OFF'),
      title: fc.record(
        { en: fc.constantFrom('Spring', 'Off & on'), sv: fc.constant('Vår') },
        { requiredKeys: ['en'], noNullPrototype: true },
      ),
      value: fc.oneof(
        fc.record({
          kind: fc.constant('percent' as const),
          basisPoints: fc.integer({ min: 1, max: 10_000 }),
        }),
        fc.record({ kind: fc.constant('amount' as const), amounts }),
      ),
      scope: fc.oneof(
        fc.constant({ kind: 'order' as const }),
        id.map((family) => ({ kind: 'family' as const, family })),
        id.map((component) => ({ kind: 'component' as const, component })),
      ),
      minimumSpend: amounts,
      budget: amounts,
      days,
      starts: fc.boolean(),
      ends: fc.boolean(),
      uses: fc.integer({ min: 1, max: 1_000_000 }),
      usesEach: fc.integer({ min: 1, max: 9 }),
    },
    { requiredKeys: ['code', 'title', 'value', 'scope', 'days'], noNullPrototype: true },
  )
  .map(
    ({ value, scope, minimumSpend, budget, days: [startsOn, endsOn], starts, ends, ...rest }) => ({
      ...rest,
      effect: {
        value,
        scope,
        ...(minimumSpend && { minimumSpend }),
        ...(budget && { budget }),
      },
      ...(starts && startsOn && { startsOn }),
      ...(ends && endsOn && { endsOn }),
    }),
  );

/** As a browser sends it: what is empty is not there. */
const sent = (draft: PromotionDraft): Record<string, unknown> =>
  JSON.parse(JSON.stringify(formOfPromotion(draft, CURRENCIES))) as Record<string, unknown>;

describe('the form of a promotion', () => {
  it('says what the promotion says, to the last digit', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        expect(form.parse(sent(draft))).toEqual(draft);
      }),
      { numRuns: 300, seed: 20261130 },
    );
  });

  const whole = {
    code: 'spring-10',
    titleEn: 'Spring',
    kind: 'percent',
    percent: '12,5 %',
    scope: 'order',
  };
  it('takes shares and codes as people write them', () => {
    expect(form.parse(whole)).toMatchObject({
      code: 'SPRING-10',
      effect: { value: { kind: 'percent', basisPoints: 1250 }, scope: { kind: 'order' } },
    });
  });

  it.each([
    ['code', { code: 'a code' }],
    ['titleEn', { titleEn: ' ' }],
    ['percent', { percent: '0' }],
    ['percent', { percent: '100,01' }],
    ['percent', { percent: undefined }],
    ['amounts.EUR', { kind: 'amount' }],
    ['amounts.SEK', { kind: 'amount', amounts: { SEK: '1,234' } }],
    ['budget.JPY', { budget: { JPY: '10.5' } }],
    ['minimumSpend.SEK', { minimumSpend: { SEK: '-1' } }],
    ['scope', { scope: 'shop:all' }],
    ['startsOn', { startsOn: '2026-02-30' }],
    ['endsOn', { startsOn: '2026-03-02', endsOn: '2026-03-01' }],
    ['uses', { uses: '0' }],
    ['usesEach', { usesEach: 'many' }],
  ])('refuses %s of %j', (path, change) => {
    const { error } = form.safeParse({ ...whole, ...change });
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
});

describe('a promotion on a day', () => {
  const running = { active: true, startsOn: null, endsOn: null, uses: null, used: 7 };
  it.each([
    ['running', running],
    ['running', { ...running, startsOn: '2026-03-05', endsOn: '2026-03-05' }],
    ['coming', { ...running, startsOn: '2026-03-06' }],
    ['over', { ...running, endsOn: '2026-03-04' }],
    ['ended', { ...running, active: false, endsOn: '2026-03-04' }],
    ['used-up', { ...running, uses: 7 }],
    ['running', { ...running, uses: 8 }],
    ['coming', { ...running, startsOn: '2026-03-06', uses: 7 }],
  ] as const)('is %s', (state, promotion) => {
    expect(promotionState(promotion, '2026-03-05')).toBe(state);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consume } from '#rules/customers/loyalty/consume.ts';
import { monthsLater, pointsFor, programmeSchema } from '#rules/customers/loyalty/programme.ts';
import { tierOf } from '#rules/customers/loyalty/tier.ts';
import { promotionEffectSchema } from '#rules/quotes/promotion-effect.ts';
import { loadShipped } from '#test/factories/ebike-family.ts';
import document from '#rules/customers/loyalty/standard.json' with { type: 'json' };

const programme = programmeSchema.parse(document);
const NOW = new Date('2026-06-01T12:00:00Z');
const DAY_MS = 86_400_000;
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS);
const [first, , highest] = programme.tiers;
if (first === undefined || highest === undefined) throw new Error('three tiers');

describe('the programme', () => {
  it('has rewards that a promotion can be, on components that are sold', () => {
    const { components } = loadShipped('ebike');
    for (const { effect } of programme.rewards) {
      const { scope } = promotionEffectSchema.parse(effect);
      if (scope.kind !== 'component') continue;
      expect(components.map(({ id }) => id)).toContain(scope.component);
    }
  });

  it('gives points for full amounts alone, more in a higher tier, none in a foreign currency', () => {
    const net = 999_999;
    expect(pointsFor(programme, { net, currency: 'SEK', tier: first })).toBe(99);
    expect(pointsFor(programme, { net, currency: 'SEK', tier: highest })).toBe(123);
    expect(pointsFor(programme, { net, currency: 'USD', tier: first })).toBe(0);
    expect(pointsFor(programme, { net: -net, currency: 'SEK', tier: first })).toBe(0);
  });

  it('counts months to the last day of a shorter one', () => {
    expect(monthsLater(new Date('2024-02-29T10:00:00Z'), 12)).toEqual(
      new Date('2025-02-28T10:00:00Z'),
    );
    expect(monthsLater(new Date('2026-01-31T10:00:00Z'), -2)).toEqual(
      new Date('2025-11-30T10:00:00Z'),
    );
  });
});

describe('a tier', () => {
  const earned = (points: number, days: number) => ({ points, at: daysAgo(days) });

  it('is had from the day it is earned, and says what is missing for the next', () => {
    expect(tierOf(programme, [], NOW)).toMatchObject({
      tier: { id: 'friend' },
      next: { missing: 500 },
    });
    expect(tierOf(programme, [earned(400, 300), earned(100, 0)], NOW)).toMatchObject({
      tier: { id: 'regular' },
      earned: 500,
      next: { tier: { id: 'patron' }, missing: 1000 },
    });
    expect(tierOf(programme, [earned(2000, 5)], NOW).next).toBeUndefined();
  });

  it('is kept for the grace after what made it is a year ago, and no longer', () => {
    const year = 365;
    const lost = (days: number) => tierOf(programme, [earned(600, year + days)], NOW);
    expect(lost(0).tier.id).toBe('regular');
    expect(lost(programme.graceDays - 1)).toMatchObject({ tier: { id: 'regular' }, earned: 0 });
    expect(lost(programme.graceDays + 1).tier.id).toBe('friend');
  });

  it('never falls by earning more', () => {
    const lot = fc.record({ points: fc.nat(900), days: fc.nat(700) });
    fc.assert(
      fc.property(fc.array(lot, { maxLength: 12 }), lot, (lots, more) => {
        const before = lots.map(({ points, days }) => earned(points, days));
        const after = [...before, earned(more.points, more.days)];
        expect(tierOf(programme, after, NOW).tier.from).toBeGreaterThanOrEqual(
          tierOf(programme, before, NOW).tier.from,
        );
      }),
    );
  });
});

describe('points that are used', () => {
  it('are those that expire first, never expired ones, and exactly as many', () => {
    const lot = fc.record({ left: fc.nat(50), days: fc.integer({ min: -20, max: 60 }) });
    fc.assert(
      fc.property(fc.array(lot, { maxLength: 10 }), fc.integer({ min: 1, max: 200 }), (all, n) => {
        const lots = all.map(({ left, days }, index) => ({
          ...{ id: String(index), left },
          expiresAt: daysAgo(-days),
        }));
        const usable = lots.filter(({ left, expiresAt }) => left > 0 && expiresAt > NOW);
        const total = usable.reduce((sum, { left }) => sum + left, 0);
        const taken = consume(lots, n, NOW);
        if (total < n) {
          expect(taken).toBeUndefined();
          return;
        }
        expect(taken?.reduce((sum, { points }) => sum + points, 0)).toBe(n);
        const last = taken?.at(-1);
        const lastLot = lots.find(({ id }) => id === last?.lot);
        for (const { id, left, expiresAt } of usable) {
          const part = taken?.find((one) => one.lot === id)?.points ?? 0;
          if (lastLot && expiresAt < lastLot.expiresAt) expect(part).toBe(left);
          if (lastLot && expiresAt > lastLot.expiresAt) expect(part).toBe(0);
          expect(part).toBeLessThanOrEqual(left);
        }
      }),
    );
  });
});

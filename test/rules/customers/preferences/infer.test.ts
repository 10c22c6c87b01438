import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DOUBT,
  HALF_LIFE_DAYS,
  inferPreferences,
  LEAST_CONFIDENCE,
  type DatedLesson,
} from '#rules/customers/preferences/infer.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const DAY_MS = 86_400_000;
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS);
const lesson = (value: string, order: string, days = 0): DatedLesson => ({
  preference: 'terrain',
  value,
  rule: `tells-${value}`,
  order,
  at: daysAgo(days),
});

describe('preferences inferred from orders', () => {
  it('take one order for enough, and two that contradict each other for nothing', () => {
    expect(inferPreferences([lesson('hilly', 'K-1')], NOW)).toEqual([
      { preference: 'terrain', value: 'hilly', confidence: 1 / 1.5, orders: ['K-1'] },
    ]);
    expect(inferPreferences([lesson('hilly', 'K-1'), lesson('flat', 'K-2')], NOW)).toEqual([]);
  });

  it('forget one order that is as old as a half-life, and not two', () => {
    const old = HALF_LIFE_DAYS + 1;
    expect(inferPreferences([lesson('hilly', 'K-1', old)], NOW)).toEqual([]);
    const two = [lesson('hilly', 'K-1', old), lesson('hilly', 'K-2', old)];
    expect(inferPreferences(two, NOW)).toMatchObject([{ value: 'hilly', orders: ['K-1', 'K-2'] }]);
  });

  it('follow a taste that changes', () => {
    const changed = [
      lesson('flat', 'K-3', 1),
      lesson('hilly', 'K-1', 2000),
      lesson('hilly', 'K-2', 2200),
    ];
    expect(inferPreferences(changed, NOW)).toMatchObject([{ value: 'flat', orders: ['K-3'] }]);
  });

  it('learn nothing from what was before somebody said it is not so', () => {
    const since = new Map([['terrain', daysAgo(10)]]);
    expect(inferPreferences([lesson('hilly', 'K-1', 10)], NOW, since)).toEqual([]);
    expect(inferPreferences([lesson('hilly', 'K-2', 9)], NOW, since)).toHaveLength(1);
  });

  it('are what the definition says, for any lessons in any order', () => {
    const one = fc.record({
      preference: fc.constantFrom('a', 'b'),
      value: fc.constantFrom('x', 'y', 'z'),
      rule: fc.constant('r'),
      order: fc.constantFrom('1', '2', '3', '4'),
      at: fc.integer({ min: 0, max: 3000 }).map(daysAgo),
    });
    // One order has one day.
    const lessons = fc
      .uniqueArray(one, { selector: ({ order, preference, value }) => order + preference + value })
      .map((all) => all.map((each) => ({ ...each, at: daysAgo(500 * Number(each.order)) })));
    fc.assert(
      fc.property(lessons, (all) => {
        const found = inferPreferences(all, NOW);
        for (const preference of ['a', 'b']) {
          const of = all.filter((each) => each.preference === preference);
          const weight = (each: DatedLesson) =>
            0.5 ** ((NOW.getTime() - each.at.getTime()) / DAY_MS / HALF_LIFE_DAYS);
          const total = DOUBT + of.reduce((sum, each) => sum + weight(each), 0);
          const shares = ['x', 'y', 'z'].map((value) => ({
            value,
            share:
              of.filter((each) => each.value === value).reduce((sum, e) => sum + weight(e), 0) /
              total,
          }));
          const clear = shares.filter(({ share }) => share > LEAST_CONFIDENCE + 1e-9);
          const answer = found.find((each) => each.preference === preference);
          if (clear.length > 0) {
            expect(answer?.value).toBe(clear[0]?.value);
            expect(answer?.confidence).toBeCloseTo(clear[0]?.share ?? 0, 9);
          } else if (answer) expect(answer.confidence).toBeCloseTo(LEAST_CONFIDENCE, 9);
        }
        const reversed = inferPreferences(all.toReversed(), NOW);
        const byName = (list: typeof found) =>
          Object.fromEntries(list.map((each) => [each.preference, each.value]));
        expect(byName(reversed)).toEqual(byName(found));
      }),
    );
  });
});

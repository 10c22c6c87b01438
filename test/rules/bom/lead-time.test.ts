import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadTimeOf } from '#rules/bom/lead-time.ts';
import { addWorkingDays } from '#rules/bom/working-days.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { fullLamp, lampFamily } from '../pricing/lamp-family.ts';

const family = publicFamily(lampFamily);

describe('leadTimeOf', () => {
  it('waits for the slowest component, then builds', () => {
    expect(leadTimeOf(family, { market: 'DE' }, { ...fullLamp, foot: 'steel' })).toEqual({
      workingDays: 11,
      waitingFor: 'steel',
      deliveryDays: 2,
    });
    expect(leadTimeOf(family, { market: 'SE' }, fullLamp)).toMatchObject({
      workingDays: 5,
      waitingFor: 'cold',
      deliveryDays: 1,
    });
  });

  it('waits for nothing where all is in stock', () => {
    const lead = leadTimeOf(family, { market: 'DE' }, { ...fullLamp, 'light.2': 'none' });
    expect(lead).toEqual({ workingDays: 2, waitingFor: undefined, deliveryDays: 2 });
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-03-02', 0, '2026-03-02'],
    ['2026-03-06', 1, '2026-03-09'],
    ['2026-03-07', 1, '2026-03-09'],
    ['2026-03-08', 0, '2026-03-09'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2025-12-31', 5, '2026-01-07'],
  ])('%s + %i is %s', (day, count, expected) => {
    expect(addWorkingDays(day, count)).toBe(expected);
  });

  it('agrees with stepping day by day through the platform’s calendar', () => {
    const day = fc
      .integer({ min: -40_000, max: 60_000 })
      .map((days) => new Date(days * 86_400_000));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (start, count) => {
        const iso = (date: Date) => date.toISOString().slice(0, 10);
        const works = (date: Date) => date.getUTCDay() % 6 !== 0;
        const walker = new Date(start);
        for (let left = count; left > 0;) {
          walker.setUTCDate(walker.getUTCDate() + 1);
          if (works(walker)) left -= 1;
        }
        while (!works(walker)) walker.setUTCDate(walker.getUTCDate() + 1);
        expect(addWorkingDays(iso(start), count)).toBe(iso(walker));
      }),
    );
  });

  it('refuses what is no day', () => {
    expect(() => addWorkingDays('2 March', 1)).toThrow(/YYYY-MM-DD/);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addWorkingDays, dayName, workingDaysBetween } from '#rules/bom/working-days.ts';

const days = fc.integer({ min: 15_000, max: 30_000 }).map(dayName);

it('counts back what was added', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 60 }), (day, count) => {
      expect(workingDaysBetween(day, addWorkingDays(day, count))).toBe(count);
    }),
  );
});

it('counts nothing backwards', () => {
  expect(workingDaysBetween('2026-03-05', '2026-03-02')).toBe(0);
  expect(workingDaysBetween('2026-03-07', '2026-03-08')).toBe(0);
});

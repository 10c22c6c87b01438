import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarOf,
  DAY,
  dayOf,
  isoOf,
  minuteOf,
  startOfDay,
  workingTime,
} from '#rules/production/calendar.ts';
import { isOpen, MONDAY, workshop } from './workshop.ts';

const centre = workshop.map(([first]) => first!);
const moment = fc.integer({ min: -2 * DAY, max: 12 * DAY }).map((minute) => MONDAY + minute);

describe('working time', () => {
  it('counts what the definition of the calendar says is open, minute by minute', () => {
    let counted = 0;
    fc.assert(
      fc.property(centre, moment, moment, moment, (at, one, other, asked) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const time = workingTime(at.calendar, from, to);
        const open: number[] = [];
        for (let minute = from; minute < to; minute += 1) {
          if (isOpen(at, minute)) open.push(minute);
        }
        counted += open.length;
        expect(time.total).toBe(open.length);
        expect(time.before(asked)).toBe(open.filter((minute) => minute < asked).length);
        open.forEach((minute, index) => {
          if (index % 97 !== 0) return;
          expect(time.startOf(index)).toBe(minute);
          expect(time.endOf(index + 1)).toBe(minute + 1);
        });
      }),
    );
    expect(counted).toBeGreaterThan(10_000);
  });

  it('joins shifts that touch, and goes on over midnight', () => {
    const nights = calendarOf([
      { days: [1], from: '22:00', to: '24:00' },
      { days: [2], from: '00:00', to: '06:00' },
      { days: [2], from: '06:00', to: '07:00' },
    ]);
    expect(nights.week[1]).toEqual([{ from: 0, to: 420 }]);
    const time = workingTime(nights, MONDAY, MONDAY + 3 * DAY);
    expect(time.total).toBe(540);
    expect(time.endOf(121)).toBe(MONDAY + DAY + 1);
  });

  it('lets a day of its own win over holiday and weekday', () => {
    const calendar = calendarOf([{ days: [1, 2], from: '08:00', to: '16:00' }], {
      closed: ['2026-03-02', '2026-03-03'],
      extra: { '2026-03-03': [{ from: 600, to: 660 }], '2026-03-08': [{ from: 0, to: 30 }] },
    });
    expect(workingTime(calendar, MONDAY, MONDAY + 7 * DAY).total).toBe(90);
  });
});

describe('moments', () => {
  it('come in and go out by the offset of the workshop', () => {
    expect(isoOf(MONDAY, 60)).toBe('2026-03-01T23:00:00.000Z');
    expect(minuteOf('2026-03-01T23:00:59.000Z', 60)).toBe(MONDAY);
    expect(dayOf(MONDAY - 1)).toBe('2026-03-01');
    expect(startOfDay('1969-12-31')).toBe(-DAY);
  });
});

/**
 * When a work centre works: shifts by weekday, days it is closed, days with hours of their own.
 *
 * Time is a `Minute`: whole minutes since 1970-01-01T00:00 on the workshop's wall clock. Shifts
 * are wall-clock times too, so nothing inside the scheduler knows a time zone; whoever brings a
 * moment in or out converts it with the workshop's offset (`minuteOf`, `isoOf`).
 *
 * `workingTime` unrolls a calendar over a stretch of days and counts its open minutes 0, 1, 2 …
 * In this count nights and holidays have no length: an operation that goes on after the night is
 * one unbroken interval, which is what makes the search for a gap simple (schedule.ts).
 */
import { dayName, dayNumber, weekday } from '#rules/bom/working-days.ts';
import type { ShiftHours } from '#rules/model/production.ts';

/** Minutes since 1970-01-01T00:00 on the workshop's wall clock. */
export type Minute = number;

/** Minutes of the day, `from` < `to` ≤ 1440. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}

export interface Calendar {
  /** Shifts of Monday to Sunday, each day in order and without overlap. */
  readonly week: readonly (readonly Shift[])[];
  /** Days it is closed, YYYY-MM-DD. */
  readonly closed: readonly string[];
  /** Shifts of single days in the place of what their weekday says; stronger than `closed`. */
  readonly extra: Readonly<Record<string, readonly Shift[]>>;
}

export const DAY = 1_440;

export const minuteOf = (iso: string, offsetMinutes: number): Minute =>
  Math.floor(Date.parse(iso) / 60_000) + offsetMinutes;
export const isoOf = (minute: Minute, offsetMinutes: number): string =>
  new Date((minute - offsetMinutes) * 60_000).toISOString();

export const startOfDay = (day: string): Minute => dayNumber(day) * DAY;
export const dayOf = (minute: Minute): string => dayName(Math.floor(minute / DAY));

const minutesOfDay = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The calendar of a work centre's hours; shifts that touch or overlap become one. */
export function calendarOf(
  hours: readonly ShiftHours[],
  exceptions: Partial<Pick<Calendar, 'closed' | 'extra'>> = {},
): Calendar {
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    joined(
      hours
        .filter(({ days }) => days.includes(day))
        .map(({ from, to }) => ({ from: minutesOfDay(from), to: minutesOfDay(to) })),
    ),
  );
  const extra = Object.entries(exceptions.extra ?? {}).map(([day, shifts]) => [
    day,
    joined(shifts),
  ]);
  return { week, closed: exceptions.closed ?? [], extra: Object.fromEntries(extra) };
}

function joined(shifts: readonly Shift[]): Shift[] {
  const result: Shift[] = [];
  for (const shift of [...shifts].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && shift.from <= last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, shift.to) };
    } else if (shift.from < shift.to) result.push(shift);
  }
  return result;
}

/** The open minutes of a calendar between two moments, counted from 0. */
export interface WorkingTime {
  /** How many there are. */
  readonly total: number;
  /** Open minutes before the moment; 0 before the stretch, `total` after it. O(log n). */
  readonly before: (moment: Minute) => number;
  /** When open minute number `count` begins; for work that starts. O(log n). */
  readonly startOf: (count: number) => Minute;
  /** When `count` open minutes have passed; for work that ends, so never a morning. O(log n). */
  readonly endOf: (count: number) => Minute;
}

/** O(days). `from` ≤ `to`. */
export function workingTime(calendar: Calendar, from: Minute, to: Minute): WorkingTime {
  const opens: Minute[] = [];
  const closes: Minute[] = [];
  /** Open minutes before each shift. */
  const counts: number[] = [];
  const closed = new Set(calendar.closed.map(dayNumber));
  const extra = new Map(
    Object.entries(calendar.extra).map(([day, shifts]) => [dayNumber(day), shifts]),
  );
  let total = 0;
  for (let day = Math.floor(from / DAY); day * DAY < to; day += 1) {
    const ofWeekday = closed.has(day) ? [] : (calendar.week[weekday(day)] ?? []);
    const shifts = extra.get(day) ?? ofWeekday;
    for (const shift of shifts) {
      const open = Math.max(from, day * DAY + shift.from);
      const close = Math.min(to, day * DAY + shift.to);
      if (open >= close) continue;
      opens.push(open);
      closes.push(close);
      counts.push(total);
      total += close - open;
    }
  }
  /** The last entry of a rising list that is at most `value`; -1 where there is none. */
  const lastUpTo = (list: readonly number[], value: number): number => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] as number) <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const at = (index: number, count: number): Minute =>
    (opens[index] as number) + count - (counts[index] as number);
  return {
    total,
    before: (moment) => {
      const index = lastUpTo(opens, moment);
      if (index < 0) return 0;
      return (
        (counts[index] as number) +
        Math.min(moment, closes[index] as number) -
        (opens[index] as number)
      );
    },
    startOf: (count) => at(lastUpTo(counts, count), count),
    endOf: (count) => at(lastUpTo(counts, count - 1), count),
  };
}

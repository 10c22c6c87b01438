/**
 * Working days, Monday to Friday, on days written YYYY-MM-DD; no clock, no time zone.
 *
 * Days are numbered from 1970-01-01 (a Thursday). The civil calendar is computed in years that
 * begin in March, so that the leap day comes last: Fliegel & Van Flandern's idea, CACM 11 (1968).
 */

const DAYS_PER_ERA = 146_097; // 400 Gregorian years
const EPOCH = 719_468; // days from 0000-03-01 to 1970-01-01

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) throw new RangeError(`not a day as YYYY-MM-DD: ${day}`);
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH;
}

/** The day of a number, as YYYY-MM-DD. */
export function dayName(number: number): string {
  const shifted = number + EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leaps =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

/** 0 for Monday … 6 for Sunday. */
export const weekday = (number: number): number => (((number + 3) % 7) + 7) % 7;

/** The `count`-th working day after `day`; with 0 the day itself, or the Monday after it. */
export function addWorkingDays(day: string, count: number): string {
  const start = dayNumber(day);
  const inWeek = weekday(start);
  if (count === 0) return dayName(inWeek < 5 ? start : start + 7 - inWeek);
  // Counted from Monday of the week; a weekend counts from its Friday.
  const offset = Math.min(inWeek, 4) + count;
  return dayName(start - inWeek + Math.floor(offset / 5) * 7 + (offset % 5));
}

/** How many working days after `from` the day `to` is; 0 where it is not after it. */
export function workingDaysBetween(from: string, to: string): number {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  if (end <= start) return 0;
  const weeks = Math.floor((end - start) / 7);
  let count = weeks * 5;
  for (let day = start + weeks * 7 + 1; day <= end; day++) if (weekday(day) < 5) count += 1;
  return count;
}

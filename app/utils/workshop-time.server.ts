/**
 * Moments on the workshop's wall clock, where the scheduler counts (rules/production/calendar),
 * and back. The offset is the zone's at that moment, so summer time shifts nothing.
 */
import { dayOf, isoOf, minuteOf, type Minute } from '#rules/production/calendar.ts';
import { environment } from './environment.server.ts';

const MINUTE_MS = 60_000;

/** Minutes the zone is ahead of UTC at `moment`. */
export function offsetAt(moment: Date, timeZone = environment.workshopTimeZone): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return Math.round(wall / MINUTE_MS) - Math.floor(moment.getTime() / MINUTE_MS);
}

export const toMinute = (moment: Date): Minute => minuteOf(moment.toISOString(), offsetAt(moment));

/** The day YYYY-MM-DD on the calendar of the workshop, and of the invoices. */
export const workshopDay = (moment: Date): string => dayOf(toMinute(moment));

/** The moment of a wall-clock minute; of one that summer time skips, the moment an hour later. */
export function toMoment(minute: Minute): Date {
  const near = new Date(isoOf(minute, 0));
  const first = new Date(isoOf(minute, offsetAt(near)));
  return new Date(isoOf(minute, offsetAt(first)));
}

/**
 * The free time of one work centre: gaps in which an operation can run without a break.
 *
 * The reservations are counted in open minutes (calendar.ts); what counts is how many of them
 * cover a minute. Invariant: a gap touches no minute at which every station is taken. Since spans
 * on a line form an interval graph, whose chromatic number is its largest clique (Golumbic,
 * Algorithmic Graph Theory and Perfect Graphs, ch. 8), as many stations as the fullest minute has
 * spans are enough to give each span one station for its whole length: counting is exact.
 */
import type { Calendar, Minute } from './calendar.ts';
import { workingTime } from './calendar.ts';

export interface WorkCentre {
  readonly id: string;
  /** Equal places that work side by side, at least 1. */
  readonly stations: number;
  readonly calendar: Calendar;
}

/** From `start` up to, not including, `end`. */
export interface Span {
  readonly start: Minute;
  readonly end: Minute;
}

export interface Reservation extends Span {
  readonly workCentre: string;
}

export interface Gap extends Span {
  /** Open minutes by which the load moved it from where it would lie in an empty workshop. */
  readonly displaced: number;
}

/** Both answer in O(log days + full stretches); `minutes` is a whole number above 0. */
export interface CentreTime {
  /** Open minutes within the bounds, free or not. */
  readonly open: (bounds: Span) => number;
  /** The gap that ends last among those within the bounds. */
  readonly latest: (minutes: number, bounds: Span) => Gap | undefined;
  /** The gap that begins first among those within the bounds. */
  readonly earliest: (minutes: number, bounds: Span) => Gap | undefined;
}

/** `load` is that of this work centre. O(days + load · log load). */
export function centreTime(centre: WorkCentre, load: readonly Span[], stretch: Span): CentreTime {
  const time = workingTime(centre.calendar, stretch.start, stretch.end);
  const full = fullStretches(
    load.map(({ start, end }) => ({ start: time.before(start), end: time.before(end) })),
    centre.stations,
  );
  const counted = ({ start, end }: Span): Span => ({
    start: time.before(start),
    end: time.before(end),
  });
  const gap = (start: number, minutes: number, wished: number): Gap => ({
    start: time.startOf(start),
    end: time.endOf(start + minutes),
    displaced: Math.abs(start - wished),
  });
  return {
    open: (bounds) => time.before(bounds.end) - time.before(bounds.start),
    latest: (minutes, bounds) => {
      const { start: lower, end: upper } = counted(bounds);
      let end = upper;
      for (let index = full.length - 1; index >= 0; index -= 1) {
        const taken = full[index] as Span;
        if (taken.end <= end - minutes) break;
        if (taken.start < end) end = taken.start;
      }
      return end - minutes >= lower ? gap(end - minutes, minutes, upper - minutes) : undefined;
    },
    earliest: (minutes, bounds) => {
      const { start: lower, end: upper } = counted(bounds);
      let start = lower;
      for (const taken of full) {
        if (taken.start >= start + minutes) break;
        if (taken.end > start) start = taken.end;
      }
      return start + minutes <= upper ? gap(start, minutes, lower) : undefined;
    },
  };
}

/** The longest stretches, in order, in which at least `stations` of the spans run at once. */
export function fullStretches(spans: readonly Span[], stations: number): Span[] {
  const events = spans
    .filter(({ start, end }) => start < end)
    .flatMap(({ start, end }) => [
      { at: start, change: 1 },
      { at: end, change: -1 },
    ])
    // What begins as another ends comes first: stretches that touch are one.
    .sort((left, right) => left.at - right.at || right.change - left.change);
  const full: Span[] = [];
  let running = 0;
  let since = 0;
  for (const { at, change } of events) {
    const before = running;
    running += change;
    if (before < stations && running >= stations) since = at;
    if (before >= stations && running < stations && at > since)
      full.push({ start: since, end: at });
  }
  return full;
}

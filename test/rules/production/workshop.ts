/** Random workshops, loads and jobs, and an oracle of capacity that looks at every minute. */
import fc from 'fast-check';
import { calendarOf, DAY, startOfDay, type Minute } from '#rules/production/calendar.ts';
import type { Reservation, WorkCentre } from '#rules/production/centre-time.ts';
import { schedule, type Job, type PlannedTask, type Task } from '#rules/production/schedule.ts';

/** A Monday. */
export const MONDAY = startOfDay('2026-03-02');

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const shift = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    fc.integer({ min: 0, max: 92 }),
    fc.integer({ min: 1, max: 32 }),
  )
  .map(([days, from, length]) => ({
    days,
    from: clock(from * 15),
    to: clock(Math.min(96, from + length) * 15),
  }));

const days = ['2026-03-03', '2026-03-06', '2026-03-07', '2026-03-09'];

const calendar = fc
  .record({
    shifts: fc.array(shift, { minLength: 1, maxLength: 3 }),
    closed: fc.subarray(days.slice(0, 3)),
    extra: fc.subarray(days.slice(1)),
  })
  .map(({ shifts, closed, extra }) =>
    calendarOf(shifts, {
      closed,
      extra: Object.fromEntries(extra.map((day) => [day, [{ from: 600, to: 700 }]])),
    }),
  );

const centre = (id: string): fc.Arbitrary<WorkCentre> =>
  fc.record({
    id: fc.constant(id),
    stations: fc.integer({ min: 1, max: 3 }),
    calendar,
  });

export const CENTRES = ['frame', 'wheel', 'test'];
export const workshop = fc.tuple(...CENTRES.map(centre));

export const tasks: fc.Arbitrary<Task[]> = fc
  .array(
    fc.record({
      workCentre: fc.constantFrom(...CENTRES),
      minutes: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 1, max: 40 }),
        // Lengths that fit between each other to the minute.
        fc.integer({ min: 1, max: 4 }).map((quarters) => 15 * quarters),
        fc.integer({ min: 200, max: 900 }),
      ),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => list.map((task, index) => ({ id: `task-${index}`, ...task })));

export const job: fc.Arbitrary<Job> = fc.record({
  tasks,
  earliest: fc.integer({ min: 0, max: 2 * DAY }).map((minute) => MONDAY + minute),
  due: fc.integer({ min: -DAY, max: 12 * DAY }).map((minute) => MONDAY + minute),
});

/** Other jobs placed before, each as the scheduler itself places it. */
export function loadOf(centres: readonly WorkCentre[], jobs: readonly Job[]): Reservation[] {
  return jobs.reduce<Reservation[]>((load, other) => {
    const placed = schedule(centres, load, other);
    return placed.status === 'impossible' ? load : [...load, ...placed.tasks];
  }, []);
}

const known = new Map<number, { day: string; inWeek: number }>();
/** The platform's own calendar, once for each day. */
function civilDay(number: number) {
  const found = known.get(number);
  if (found) return found;
  const date = new Date(number * DAY * 60_000);
  const civil = { day: date.toISOString().slice(0, 10), inWeek: (date.getUTCDay() + 6) % 7 };
  known.set(number, civil);
  return civil;
}

/** Whether the calendar is open in the minute, read from its definition. */
export function isOpen({ calendar: { week, closed, extra } }: WorkCentre, minute: Minute): boolean {
  const { day, inWeek } = civilDay(Math.floor(minute / DAY));
  const shifts = extra[day] ?? (closed.includes(day) ? [] : week[inWeek]!);
  const ofDay = ((minute % DAY) + DAY) % DAY;
  return shifts.some(({ from, to }) => from <= ofDay && ofDay < to);
}

/** Stations in use at the minute. */
export const inUse = (load: readonly Reservation[], id: string, minute: Minute): number =>
  load.filter(({ workCentre, start, end }) => workCentre === id && start <= minute && minute < end)
    .length;

/** Open minutes in the span, one by one. */
export function openMinutes(at: WorkCentre, { start, end }: Pick<PlannedTask, 'start' | 'end'>) {
  let count = 0;
  for (let minute = start; minute < end; minute += 1) if (isOpen(at, minute)) count += 1;
  return count;
}

/**
 * When a whole job can end at the earliest, by walking through every minute; nothing is shared
 * with the scheduler. Undefined where the job does not fit before the horizon.
 */
export function earliestEnd(
  centres: readonly WorkCentre[],
  load: readonly Reservation[],
  { tasks: list, earliest }: Job,
  horizon: Minute,
): Minute | undefined {
  let free = earliest;
  for (const { workCentre, minutes } of list) {
    if (minutes === 0) continue;
    const at = centres.find(({ id }) => id === workCentre)!;
    let done = 0;
    let minute = free;
    for (; minute < horizon && done < minutes; minute += 1) {
      if (!isOpen(at, minute)) continue;
      // A minute without a free station ends whatever was begun before it.
      done = inUse(load, workCentre, minute) < at.stations ? done + 1 : 0;
    }
    if (done < minutes) return undefined;
    free = minute;
  }
  return free;
}

/** When each task begins if all begin as late as they can, by walking back through every minute. */
export function latestStarts(
  centres: readonly WorkCentre[],
  load: readonly Reservation[],
  { tasks: list, earliest, due }: Job,
): Minute[] | undefined {
  const starts: Minute[] = [];
  let free = due;
  for (const { workCentre, minutes } of list.toReversed()) {
    const at = centres.find(({ id }) => id === workCentre)!;
    let done = 0;
    let minute = free;
    for (; minute > earliest && done < minutes; minute -= 1) {
      if (!isOpen(at, minute - 1)) continue;
      done = inUse(load, workCentre, minute - 1) < at.stations ? done + 1 : 0;
    }
    if (done < minutes) return undefined;
    free = minute;
    starts.unshift(minute);
  }
  return free < earliest ? undefined : starts;
}

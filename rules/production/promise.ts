/**
 * Capable to promise: the earliest day the workshop can keep, from parts, routing and load.
 *
 * Work begins when the last part is here, and is placed forward into the free time; the day it
 * ends is promised. Always holds: with the load it was promised on, `schedule` is on time for a
 * job due at `due`, and for no earlier day. (Both by the exactness of `schedule` for one job.)
 */
import { addWorkingDays } from '#rules/bom/working-days.ts';
import type { Minute } from './calendar.ts';
import { DAY, dayOf, startOfDay } from './calendar.ts';
import type { Reservation, WorkCentre } from './centre-time.ts';
import { scheduleForward, type Impossible, type PlannedTask, type Task } from './schedule.ts';

/** A part that is not on the shelf: whole working days until it is. */
export interface Wait {
  readonly component: string;
  readonly days: number;
}

export interface Demand {
  readonly tasks: readonly Task[];
  readonly waits: readonly Wait[];
  readonly now: Minute;
}

export type WorkshopPromise =
  | {
      readonly status: 'kept';
      /** YYYY-MM-DD. */
      readonly day: string;
      /** The end of that day: what `schedule` is asked for. */
      readonly due: Minute;
      readonly earliest: Minute;
      readonly waitingFor?: string | undefined;
      /** How it could be done; not reserved. */
      readonly tasks: readonly PlannedTask[];
    }
  | Impossible;

/** As costly as `schedule`. */
export function promise(
  centres: readonly WorkCentre[],
  load: readonly Reservation[],
  { tasks, waits, now }: Demand,
): WorkshopPromise {
  const longest = waits.reduce<Wait | undefined>(
    (most, wait) => (wait.days > (most?.days ?? 0) ? wait : most),
    undefined,
  );
  const earliest = longest
    ? Math.max(now, startOfDay(addWorkingDays(dayOf(now), longest.days)))
    : now;
  const placed = scheduleForward(centres, load, { tasks, earliest });
  if (placed.status === 'impossible') return placed;
  // What ends at midnight is done on the day before; what needs no time is done when it begins.
  const day = dayOf(Math.max(earliest, placed.end - 1));
  return {
    status: 'kept',
    day,
    due: startOfDay(day) + DAY,
    earliest,
    waitingFor: longest?.component,
    tasks: placed.tasks,
  };
}

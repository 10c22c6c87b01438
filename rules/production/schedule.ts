/**
 * Finite-capacity scheduling of one job: backward from its due moment, else forward.
 *
 * Method: list scheduling with the routing as the list (Pinedo, Scheduling: Theory, Algorithms,
 * and Systems, 5.2 and 14.2): each operation takes the last (or first) gap of its work centre that
 * is long enough. For one job whose operations follow each other this is exact: placing an
 * operation as late as possible leaves those before it the most room, and as early as possible
 * those after it, so backward succeeds exactly if any schedule between `earliest` and `due` does,
 * and forward ends as early as any can. (For many jobs at once see plan.ts: that is a heuristic.)
 *
 * Always holds: operations keep their order; none runs while its centre is closed or has no free
 * station; once begun it goes on in every open minute until it ends (nights and holidays
 * interrupt it, nothing else does); reservations and held operations are never moved; the same
 * input gives the same schedule.
 */
import { DAY, type Minute } from './calendar.ts';
import type { CentreTime, Gap, Reservation, Span, WorkCentre } from './centre-time.ts';
import { centreTime } from './centre-time.ts';

/** One operation of a job. */
export interface Task {
  readonly id: string;
  readonly workCentre: string;
  /** Set-up and run, whole minutes. */
  readonly minutes: number;
  /** It has begun (or is done): it stays where it is, and the load holds its reservation. */
  readonly held?: Span | undefined;
}

export interface Job {
  /** In the order of the routing; those that are held come first. */
  readonly tasks: readonly Task[];
  /** When every part is here, or now. */
  readonly earliest: Minute;
  readonly due: Minute;
}

export interface PlannedTask extends Reservation {
  readonly task: string;
}

export interface Blockage {
  readonly task: string;
  readonly workCentre: string;
  /**
   * `full`: it is taken by others. `no-time`: it is not open long enough, even when empty.
   * `begins-late`: the job may only begin after it is due. `unknown`: there is no such centre.
   */
  readonly reason: 'full' | 'no-time' | 'begins-late' | 'unknown';
}

export interface Placed {
  /** One for each task of the job, in its order. */
  readonly tasks: readonly PlannedTask[];
  readonly end: Minute;
}
export interface Impossible {
  readonly status: 'impossible';
  readonly blockage: Blockage;
}
export type Schedule =
  | (Placed & { readonly status: 'on-time' })
  /** With what stood in the way of the due moment most; nothing did if all is held. */
  | (Placed & { readonly status: 'late'; readonly blockage: Blockage | undefined })
  | Impossible;

/** How far beyond the start and the due moment forward scheduling looks. */
export const HORIZON_DAYS = 366;

/** O(days + load · log load) for each work centre, and O(tasks · full stretches). */
export function schedule(
  centres: readonly WorkCentre[],
  load: readonly Reservation[],
  job: Job,
): Schedule {
  const { held, open, from } = split(job);
  const inTime = { start: from, end: job.due };
  const backward = placeBackward(open, timesOf(centres, load, inTime), inTime);
  if (backward.ok) return { status: 'on-time', ...joined(held, backward.tasks, from) };
  const horizon = horizonOf(from, Math.max(from, job.due));
  const forward = placeForward(open, timesOf(centres, load, horizon), horizon);
  if (!forward.ok) return { status: 'impossible', blockage: forward.blockage };
  return {
    status: 'late',
    ...joined(held, forward.tasks, from),
    blockage: backward.blockage,
  };
}

/** As early as possible, whatever is due; as costly as `schedule`. */
export function scheduleForward(
  centres: readonly WorkCentre[],
  load: readonly Reservation[],
  job: Omit<Job, 'due'>,
): (Placed & { readonly status: 'placed' }) | Impossible {
  const { held, open, from } = split(job);
  const horizon = horizonOf(from, from);
  const forward = placeForward(open, timesOf(centres, load, horizon), horizon);
  if (!forward.ok) return { status: 'impossible', blockage: forward.blockage };
  return { status: 'placed', ...joined(held, forward.tasks, from) };
}

type Placement =
  | { readonly ok: true; readonly tasks: readonly PlannedTask[] }
  | { readonly ok: false; readonly blockage: Blockage };
type FailedBackward = { readonly ok: false; readonly blockage: Blockage | undefined };
/** Nothing for a centre the workshop does not have. */
type TimeOf = (workCentre: string) => CentreTime | undefined;

const horizonOf = (from: Minute, last: Minute): Span => ({
  start: from,
  end: last + HORIZON_DAYS * DAY,
});

function split({ tasks, earliest }: Omit<Job, 'due'>) {
  const held = tasks.flatMap((task) => (task.held ? [planned(task, task.held)] : []));
  const open = tasks.slice(held.length);
  if (open.some((task) => task.held)) throw new RangeError('held operations come first');
  return { held, open, from: held.reduce((latest, { end }) => Math.max(latest, end), earliest) };
}

function joined(
  held: readonly PlannedTask[],
  placed: readonly PlannedTask[],
  from: Minute,
): Placed {
  const tasks = [...held, ...placed];
  return { tasks, end: tasks.at(-1)?.end ?? from };
}

function timesOf(
  centres: readonly WorkCentre[],
  load: readonly Reservation[],
  horizon: Span,
): TimeOf {
  const known = new Map<string, CentreTime>();
  return (workCentre) => {
    const centre = centres.find(({ id }) => id === workCentre);
    if (!centre || known.has(workCentre)) return known.get(workCentre);
    const own = load.filter((reservation) => reservation.workCentre === workCentre);
    const time = centreTime(centre, own, horizon);
    known.set(workCentre, time);
    return time;
  };
}

function placeBackward(
  tasks: readonly Task[],
  timeOf: TimeOf,
  bounds: Span,
): Extract<Placement, { ok: true }> | FailedBackward {
  const [first] = tasks;
  if (bounds.end < bounds.start) {
    return { ok: false, blockage: first && blocked(first, 'begins-late') };
  }
  const placed: PlannedTask[] = [];
  let slowest: { readonly task: Task; readonly displaced: number } | undefined;
  let end = bounds.end;
  for (const task of tasks.toReversed()) {
    const within = { start: bounds.start, end };
    const time = timeOf(task.workCentre);
    const gap = task.minutes === 0 ? nothing(end) : time?.latest(task.minutes, within);
    if (!gap) return { ok: false, blockage: blame(task, time, within, slowest?.task) };
    if (gap.displaced > (slowest?.displaced ?? 0)) slowest = { task, displaced: gap.displaced };
    placed.unshift(planned(task, gap));
    end = gap.start;
  }
  return { ok: true, tasks: placed };
}

function placeForward(tasks: readonly Task[], timeOf: TimeOf, bounds: Span): Placement {
  const placed: PlannedTask[] = [];
  let start = bounds.start;
  for (const task of tasks) {
    const within = { start, end: bounds.end };
    const time = timeOf(task.workCentre);
    const gap = task.minutes === 0 ? nothing(start) : time?.earliest(task.minutes, within);
    if (!gap) return { ok: false, blockage: blame(task, time, within, undefined) };
    placed.push(planned(task, gap));
    start = gap.end;
  }
  return { ok: true, tasks: placed };
}

const nothing = (at: Minute): Gap => ({ start: at, end: at, displaced: 0 });

const planned = (task: Task, { start, end }: Span): PlannedTask => ({
  task: task.id,
  workCentre: task.workCentre,
  start,
  end,
});

const blocked = ({ id, workCentre }: Task, reason: Blockage['reason']): Blockage => ({
  task: id,
  workCentre,
  reason,
});

/** Why `task` found no gap: its own centre if that is full, else the one that cost most time. */
function blame(
  task: Task,
  time: CentreTime | undefined,
  within: Span,
  slowest: Task | undefined,
): Blockage {
  if (!time) return blocked(task, 'unknown');
  if (time.open(within) >= task.minutes) return blocked(task, 'full');
  return slowest ? blocked(slowest, 'full') : blocked(task, 'no-time');
}

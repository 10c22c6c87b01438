/**
 * The whole workshop planned anew: every job that is not finished, one after the other.
 *
 * List scheduling by earliest due date (Jackson's rule, 1955; Pinedo, Scheduling, 3.2): what is
 * due first is placed first, equal days by id. A heuristic: finding the fewest late jobs is
 * NP-hard already for two work centres. What has begun is reserved before anything is placed, so
 * planning anew moves nothing that was started.
 */
import type { Reservation, WorkCentre } from './centre-time.ts';
import { schedule, type Job, type Schedule } from './schedule.ts';

export interface NamedJob extends Job {
  readonly id: string;
}

/** One schedule for each job, by id; `others` is load that is none of these jobs. */
export function plan(
  centres: readonly WorkCentre[],
  jobs: readonly NamedJob[],
  others: readonly Reservation[] = [],
): ReadonlyMap<string, Schedule> {
  const load: Reservation[] = [
    ...others,
    ...jobs.flatMap(({ tasks }) =>
      tasks.flatMap(({ workCentre, held }) => (held ? [{ workCentre, ...held }] : [])),
    ),
  ];
  const inOrder = [...jobs].sort(
    (left, right) => left.due - right.due || (left.id < right.id ? -1 : 1),
  );
  const schedules = new Map<string, Schedule>();
  for (const job of inOrder) {
    const result = schedule(centres, load, job);
    schedules.set(job.id, result);
    if (result.status === 'impossible') continue;
    const held = new Set(job.tasks.filter((task) => task.held).map(({ id }) => id));
    load.push(...result.tasks.filter(({ task }) => !held.has(task)));
  }
  return schedules;
}

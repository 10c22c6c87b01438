/** From the operations of one piece to the tasks of the scheduler; ids are kept. */
import type { RoutingOperation } from '#rules/bom/types.ts';
import type { Task } from './schedule.ts';

/** What the scheduler asks of an operation; its set-up and run are minutes. */
export type TimedOperation = Pick<RoutingOperation, 'id' | 'setup' | 'run'> & {
  readonly workCentre: Pick<RoutingOperation['workCentre'], 'id'>;
};

/** `saved` are set-up minutes by operation that a batch makes unnecessary. */
export function tasksOf(
  routing: readonly TimedOperation[],
  saved: Readonly<Record<string, number>> = {},
): Task[] {
  return routing.map(({ id, workCentre, setup, run }) => ({
    id,
    workCentre: workCentre.id,
    minutes: Math.max(0, Math.ceil(setup + run - (saved[id] ?? 0))),
  }));
}

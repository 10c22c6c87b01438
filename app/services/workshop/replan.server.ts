/**
 * The whole workshop planned anew, earliest due date first; what has begun keeps its time. For the
 * planner, after a closed day, a late part, or a change of priorities.
 */
import type { RoutingOperation } from '#rules/bom/types.ts';
import { DAY, startOfDay } from '#rules/production/calendar.ts';
import { plan, type NamedJob } from '#rules/production/plan.ts';
import type { Schedule, Task } from '#rules/production/schedule.ts';
import { tasksOf } from '#rules/production/tasks.ts';
import type { Actor } from '#app/utils/actor.ts';
import { inTransaction, type Prisma, type Transaction } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { toMinute, toMoment } from '#app/utils/workshop-time.server.ts';
import { lockNumbers } from '../orders/take-number.server.ts';
import { readWorkCentres } from './read-workshop.server.ts';

const OPEN = {
  status: { in: ['planned', 'released', 'in-progress', 'paused'] },
} satisfies Prisma.WorkOrderWhereInput;
const FIELDS = {
  operations: { orderBy: { sequence: 'asc' } },
  orderLine: { select: { routing: true } },
} satisfies Prisma.WorkOrderInclude;
type Row = Prisma.WorkOrderGetPayload<{ include: typeof FIELDS }>;

export interface Replanned {
  readonly planned: number;
  /** Numbers of work orders that will not be ready on their day, and of those that found no time. */
  readonly late: readonly string[];
  readonly impossible: readonly string[];
}

export async function replan(actor: Actor): Promise<Replanned> {
  requirePermission(actor, 'work:plan');
  const centres = await readWorkCentres();
  return inTransaction(async (tx) => {
    // Nobody places an order into time that is being given away.
    await lockNumbers(tx, 'work-order');
    const rows = await tx.workOrder.findMany({ where: OPEN, include: FIELDS });
    const schedules = plan(
      centres,
      rows.map((row) => jobOf(row, actor.now)),
    );
    const result = { planned: 0, late: [] as string[], impossible: [] as string[] };
    for (const row of rows) {
      const schedule = schedules.get(row.id);
      if (!schedule || schedule.status === 'impossible') {
        result.impossible.push(row.number);
        continue;
      }
      await keep(tx, row, schedule);
      result.planned += 1;
      if (schedule.status === 'late') result.late.push(row.number);
    }
    const subject = { kind: 'workshop', id: 'plan' };
    await recordAudit(tx, actor, 'work.replanned', subject, { ...result });
    return result;
  });
}

function jobOf(row: Row, now: Date): NamedJob {
  const routing = row.orderLine.routing as unknown as readonly RoutingOperation[];
  const rows = new Map(row.operations.map((operation) => [operation.operation, operation]));
  const moment = toMinute(now);
  const tasks = tasksOf(routing).map((task): Task => {
    const known = rows.get(task.id);
    const begun = known && ['running', 'paused', 'done'].includes(known.status);
    if (!begun) return task;
    const start = toMinute(known.startedAt ?? known.plannedStart ?? now);
    const planned = known.plannedEnd ? toMinute(known.plannedEnd) : start + task.minutes;
    const end = known.completedAt ? toMinute(known.completedAt) : Math.max(planned, moment);
    return { ...task, held: { start, end: Math.max(start, end) } };
  });
  // Rework leaves a done operation behind one that is open; only the begun ones in front are held.
  const open = tasks.findIndex(({ held }) => !held);
  return {
    id: row.id,
    tasks: tasks.map((task, index) =>
      open >= 0 && index > open ? { ...task, held: undefined } : task,
    ),
    earliest: moment,
    due: startOfDay(row.dueDate) + DAY,
  };
}

async function keep(
  tx: Transaction,
  row: Row,
  { tasks }: Exclude<Schedule, { status: 'impossible' }>,
): Promise<void> {
  for (const { task, start, end } of tasks) {
    const operation = row.operations.find((known) => known.operation === task);
    if (!operation || operation.startedAt !== null) continue;
    await tx.workOperation.update({
      where: { id: operation.id },
      data: { plannedStart: toMoment(start), plannedEnd: toMoment(end) },
    });
  }
  const [first, last] = [tasks[0], tasks.at(-1)];
  if (!first || !last) return;
  await tx.workOrder.update({
    where: { id: row.id },
    data: { plannedStart: toMoment(first.start), plannedEnd: toMoment(last.end) },
  });
}

/**
 * Makes the work orders of an order, one for each piece, and reserves their time, in the
 * transaction that places or changes the order.
 *
 * Pieces are placed as late as their due day allows, so that parts lie still for a short time; if
 * that does not keep the day for all of them, each as early as it can, which is how the day was
 * promised. The numbers of work orders are locked before the load is read, so two orders placed
 * at once never reserve the same minute; the one that comes second may be ready later than it was
 * told, and its order says so.
 */
import type { BomLine, RoutingOperation } from '#rules/bom/types.ts';
import { addWorkingDays } from '#rules/bom/working-days.ts';
import { DAY, dayOf, startOfDay, type Minute } from '#rules/production/calendar.ts';
import type { Reservation, WorkCentre } from '#rules/production/centre-time.ts';
import { workOrderPlan } from '#rules/production/job.ts';
import {
  schedule,
  scheduleForward,
  type PlannedTask,
  type Task,
} from '#rules/production/schedule.ts';
import { tasksOf } from '#rules/production/tasks.ts';
import { planWorkOrder } from '#rules/workflow/work-order.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { toJson } from '#app/utils/record.server.ts';
import { toMinute, toMoment } from '#app/utils/workshop-time.server.ts';
import { lockNumbers, takeNumber } from '../orders/take-number.server.ts';
import { readLoad } from './read-workshop.server.ts';

export interface OrderToPlan {
  readonly id: string;
  /** YYYY-MM-DD: it leaves the workshop on this day. */
  readonly dueDate: string;
  /** Working days until the last part of a line is here, by position; 0 where absent. */
  readonly waits: ReadonlyMap<number, number>;
}

interface Build {
  readonly bom: readonly BomLine[];
  readonly routing: readonly RoutingOperation[];
}

interface Piece extends Build {
  readonly lineId: string;
  readonly unit: number;
  readonly tasks: readonly Task[];
  readonly earliest: Minute;
}

/**
 * The day all of it is ready: the due day, or a later one (YYYY-MM-DD). Pieces that have a work
 * order already keep it. A piece whose work centres are never free is made without times.
 */
export async function planWorkOrders(
  tx: Transaction,
  centres: readonly WorkCentre[],
  order: OrderToPlan,
  now: Date,
): Promise<string> {
  const pieces = await piecesOf(tx, order, toMinute(now));
  if (pieces.length === 0) return order.dueDate;
  await lockNumbers(tx, 'work-order');
  const load = await readLoad(tx);
  const due = startOfDay(order.dueDate) + DAY;
  const times = placeAll(centres, load, pieces, due);
  for (const [index, piece] of pieces.entries()) {
    await tx.workOrder.create({
      data: {
        number: await takeNumber(tx, 'work-order'),
        orderId: order.id,
        orderLineId: piece.lineId,
        unit: piece.unit,
        dueDate: order.dueDate,
        ...initial(piece, times[index] ?? []),
      },
    });
  }
  const end = Math.max(...times.map((tasks) => tasks.at(-1)?.end ?? 0));
  return end > due ? dayOf(end - 1) : order.dueDate;
}

async function piecesOf(tx: Transaction, order: OrderToPlan, now: Minute): Promise<Piece[]> {
  const lines = await tx.orderLine.findMany({
    where: { orderId: order.id, familyVersionId: { not: null } },
    orderBy: { position: 'asc' },
    include: { workOrders: { select: { unit: true } } },
  });
  return lines.flatMap((line) => {
    const bom = line.bom as unknown as readonly BomLine[];
    const routing = line.routing as unknown as readonly RoutingOperation[];
    const waits = order.waits.get(line.position) ?? 0;
    const arrival = waits === 0 ? now : startOfDay(addWorkingDays(dayOf(now), waits));
    const made = new Set(line.workOrders.map(({ unit }) => unit));
    return Array.from({ length: line.quantity }, (_, index) => index + 1)
      .filter((unit) => !made.has(unit))
      .map((unit) => ({
        ...{ lineId: line.id, unit, bom, routing, tasks: tasksOf(routing) },
        earliest: Math.max(now, arrival),
      }));
  });
}

/** Times of each piece, in its order; none for one that is impossible. */
function placeAll(
  centres: readonly WorkCentre[],
  reserved: readonly Reservation[],
  pieces: readonly Piece[],
  due: Minute,
): readonly (readonly PlannedTask[])[] {
  const late = eachInTurn(reserved, pieces, (load, { tasks, earliest }) =>
    schedule(centres, load, { tasks, earliest, due }),
  );
  if (late.every((tasks) => (tasks.at(-1)?.end ?? 0) <= due)) return late;
  return eachInTurn(reserved, pieces, (load, piece) => scheduleForward(centres, load, piece));
}

type Place = (
  load: readonly Reservation[],
  piece: Piece,
) => ReturnType<typeof schedule> | ReturnType<typeof scheduleForward>;

function eachInTurn(
  reserved: readonly Reservation[],
  pieces: readonly Piece[],
  place: Place,
): readonly (readonly PlannedTask[])[] {
  const load = [...reserved];
  return pieces.map((piece) => {
    const placed = place(load, piece);
    if (placed.status === 'impossible') return [];
    load.push(...placed.tasks);
    return placed.tasks;
  });
}

/** State of the machine, and one row for each operation. */
function initial(build: Build, tasks: readonly PlannedTask[]) {
  const snapshot = planWorkOrder(workOrderPlan(build.bom, build.routing));
  const times = new Map(
    tasks.map(({ task, start, end }) => [
      task,
      { plannedStart: toMoment(start), plannedEnd: toMoment(end) },
    ]),
  );
  const [first, last] = [tasks[0], tasks.at(-1)];
  return {
    status: snapshot.state,
    snapshot: toJson(snapshot),
    plannedStart: first ? toMoment(first.start) : null,
    plannedEnd: last ? toMoment(last.end) : null,
    operations: {
      create: build.routing.map(({ id, sequence, workCentre, setup, run }, index) => ({
        operation: id,
        sequence,
        workCentre: workCentre.id,
        setup,
        run,
        status: snapshot.operations[index]?.status ?? 'waiting',
        ...times.get(id),
      })),
    },
  };
}

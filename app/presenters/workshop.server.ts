/** What the pages of the workshop show: the board, one unit, the plan. */
import { randomUUID } from 'node:crypto';
import type {
  ShownCentre,
  ShownLoad,
  ShownPlannedWork,
  ShownQueuedOperation,
  ShownUnit,
} from '#components/workshop/types.ts';
import { piecesOf } from '#rules/bom/tracked.ts';
import { DAY, dayOf, startOfDay } from '#rules/production/calendar.ts';
import { workingTime } from '#rules/production/calendar.ts';
import { can } from '#rules/policy/permissions.ts';
import { getWorkOrder } from '#app/services/workshop/get-work-order.server.ts';
import {
  plannedWork,
  workQueue,
  type PlannedWorkOrder,
  type QueuedOperation,
} from '#app/services/workshop/list-work.server.ts';
import { readLoad, readWorkCentres } from '#app/services/workshop/read-workshop.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { presentBatches } from './batch.server.ts';
import { paths } from '#app/utils/paths.ts';
import { toMinute, workshopDay } from '#app/utils/workshop-time.server.ts';

/** How far ahead the load is shown. */
const SHOWN_DAYS = 10;

const today = (actor: Actor): string => workshopDay(actor.now);

export async function presentBoard(actor: Actor, workCentre: string | undefined) {
  const all = await workQueue(actor);
  const centres = await readWorkCentres();
  const known = centres.some(({ id }) => id === workCentre) ? workCentre : undefined;
  return {
    current: known,
    all: paths.board(),
    centres: centres.map(({ id, title }): ShownCentre => ({
      id,
      title,
      href: paths.board(id),
      waiting: all.filter((operation) => operation.workCentre === id).length,
    })),
    operations: all
      .filter((operation) => known === undefined || operation.workCentre === known)
      .map((operation) => shownOperation(operation, today(actor))),
    mayPlan: can(actor.user?.role, 'work:plan'),
  };
}

function shownOperation(operation: QueuedOperation, day: string): ShownQueuedOperation {
  const { workOrder, order, product, unit, quantity, title, status, dueDate, minutes } = operation;
  return {
    ...{ workOrder, order, product, unit, quantity, title, status, dueDate, minutes },
    href: paths.unit(workOrder),
    paused: operation.workOrderState === 'paused',
    overdue: dueDate < day,
    plannedStart: operation.plannedStart?.toISOString(),
  };
}

export async function presentUnit(actor: Actor, number: string): Promise<ShownUnit> {
  const unit = await getWorkOrder(actor, number);
  const tracked = unit.bom.filter((line) => line.tracked !== undefined);
  return {
    ...{ number, version: unit.version, customer: unit.customer, name: unit.name },
    ...{ unit: unit.unit, quantity: unit.quantity, dueDate: unit.dueDate },
    order: { number: unit.order, href: paths.productionOrder(unit.order) },
    overdue: unit.snapshot.state !== 'shipped' && unit.dueDate < today(actor),
    snapshot: unit.snapshot,
    routing: unit.routing,
    parts: tracked.map((line) => ({
      line: line.id,
      title: line.title,
      partNumber: line.partNumber,
      tracked: line.tracked ?? 'serial',
      count: piecesOf(line),
    })),
    picture: unit.picture,
    groups: unit.summary.groups,
    wishes: unit.wishes,
    notes: unit.notes,
    events: unit.events,
    links: {
      buildSheet: paths.buildSheet(unit.order, unit.orderLine, unit.unit),
      asBuilt: paths.asBuilt(number),
      events: paths.unitEvents(number),
      board: paths.board(),
    },
    me: {
      id: actor.user?.id ?? '',
      name: actor.user?.name ?? '',
      mayConcede: can(actor.user?.role, 'work:concede'),
    },
    mayPlan: can(actor.user?.role, 'work:plan'),
    key: randomUUID(),
  };
}

export async function presentPlan(actor: Actor) {
  const rows = await plannedWork(actor);
  return {
    rows: rows.map(shownPlanned),
    loads: await loads(actor),
    batches: await presentBatches(actor),
    late: rows.filter((row) => troubleOf(row) !== undefined).length,
    mayPlan: can(actor.user?.role, 'work:plan'),
  };
}

/** Work that has ended is in time or was late; only what is still to be done can be planned late. */
function troubleOf(row: PlannedWorkOrder): ShownPlannedWork['trouble'] {
  if (row.done === row.operations) return undefined;
  if (row.plannedEnd === null) return 'unplanned';
  const end = toMinute(row.plannedEnd);
  return end > startOfDay(row.dueDate) + DAY ? 'late' : undefined;
}

export const shownPlanned = (row: PlannedWorkOrder): ShownPlannedWork => ({
  number: row.number,
  href: paths.unit(row.number),
  order: row.order,
  orderHref: paths.productionOrder(row.order),
  product: row.product,
  piece: row.quantity === 1 ? '' : `${row.unit} / ${row.quantity}`,
  state: row.state,
  dueDate: row.dueDate,
  trouble: troubleOf(row),
  plannedStart: row.plannedStart?.toISOString(),
  plannedEnd: row.plannedEnd?.toISOString(),
  batch: row.batch === undefined ? undefined : { number: row.batch, href: paths.batch(row.batch) },
  done: row.done,
  operations: row.operations,
});

/** Reserved share of the open minutes of each work centre on the days ahead it is open at all. */
async function loads(actor: Actor): Promise<readonly ShownLoad[]> {
  const centres = await readWorkCentres();
  const load = await readLoad(database());
  const first = startOfDay(today(actor));
  const starts = Array.from({ length: SHOWN_DAYS }, (_, index) => first + index * DAY);
  return centres.map(({ id, title, stations, calendar }) => ({
    centre: title,
    days: starts.map((start) => {
      const time = workingTime(calendar, start, start + DAY);
      const taken = load
        .filter(({ workCentre }) => workCentre === id)
        .reduce((sum, span) => sum + time.before(span.end) - time.before(span.start), 0);
      const whole = time.total * stations;
      return { day: dayOf(start), percent: whole === 0 ? 0 : Math.round((100 * taken) / whole) };
    }),
  }));
}

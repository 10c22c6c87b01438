/** Batches: those formed, those that would save time, and one with everything built in it. */
import type { BomLine, RoutingOperation } from '#rules/bom/types.ts';
import type { Batch, Unit } from '#rules/production/batch.ts';
import { DAY, startOfDay } from '#rules/production/calendar.ts';
import {
  batchOf,
  proposeBatches,
  savedIn,
  type ProposedBatch,
} from '#rules/production/propose-batches.ts';
import type { WorkOrderState } from '#rules/workflow/work-order-types.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, type Prisma, type Transaction } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

/** Work orders that can be pulled together: nobody has begun them, no batch has them. */
export const FREE = {
  status: { in: ['planned', 'released'] },
  batchId: null,
} satisfies Prisma.WorkOrderWhereInput;

const WINDOW = 5 * DAY;
/** One worker's trolley. */
const MOST = 10;

/** As the batching of rules/production takes them, each with its number. */
export async function readUnits(
  client: Transaction,
  where: Prisma.WorkOrderWhereInput,
): Promise<readonly Unit[]> {
  const rows = await client.workOrder.findMany({
    where,
    select: { number: true, dueDate: true, orderLineId: true },
  });
  // All pieces of a line are built alike: what it is built of is read once for them.
  const lines = await client.orderLine.findMany({
    where: { workOrders: { some: where } },
    select: { id: true, bom: true, routing: true },
  });
  const builds = new Map(lines.map((line) => [line.id, line]));
  return rows.flatMap(({ number, dueDate, orderLineId }) => {
    const line = builds.get(orderLineId);
    return line ? [{ id: number, due: startOfDay(dueDate), ...buildOf(line) }] : [];
  });
}

const buildOf = ({ bom, routing }: { readonly bom: unknown; readonly routing: unknown }) => ({
  bom: bom as readonly BomLine[],
  routing: routing as readonly RoutingOperation[],
});

/** What could be pulled together now. */
export async function proposedBatches(actor: Actor): Promise<readonly ProposedBatch[]> {
  requirePermission(actor, 'work:plan');
  return proposeBatches(await readUnits(database(), FREE), { window: WINDOW, most: MOST });
}

export interface BatchSummary {
  readonly number: string;
  readonly units: number;
  /** Minutes. */
  readonly setupSaved: number;
  readonly createdAt: Date;
}

/** Batches that hold a unit which has not left; newest first. */
export async function openBatches(actor: Actor): Promise<readonly BatchSummary[]> {
  requirePermission(actor, 'sheets:read');
  const rows = await database().batch.findMany({
    where: { workOrders: { some: { status: { notIn: ['shipped', 'cancelled'] } } } },
    orderBy: { createdAt: 'desc' },
    include: { workOrders: { select: { number: true } } },
  });
  const all = await readUnits(database(), { batchId: { in: rows.map(({ id }) => id) } });
  const byNumber = new Map(all.map((unit) => [unit.id, unit]));
  return rows.map(({ number, createdAt, workOrders }) => {
    const units = workOrders.flatMap((unit) => byNumber.get(unit.number) ?? []);
    return { number, createdAt, units: units.length, setupSaved: savedIn(batchOf(units)) };
  });
}

export interface BatchUnit {
  readonly number: string;
  readonly order: string;
  readonly line: number;
  readonly unit: number;
  readonly quantity: number;
  readonly name: string;
  readonly customer: string;
  readonly dueDate: string;
  readonly state: WorkOrderState;
  readonly bom: readonly BomLine[];
  readonly routing: readonly RoutingOperation[];
}

export interface BatchView {
  readonly number: string;
  readonly createdAt: Date;
  readonly plan: Batch;
  readonly setupSaved: number;
  /** By number. */
  readonly units: readonly BatchUnit[];
}

export async function getBatch(actor: Actor, number: string): Promise<BatchView> {
  requirePermission(actor, 'sheets:read');
  const row = await database().batch.findUnique({
    where: { number },
    include: {
      workOrders: {
        orderBy: { number: 'asc' },
        include: { order: { select: { number: true, customer: true } }, orderLine: true },
      },
    },
  });
  if (row === null) throw new AppError('not-found');
  const units = row.workOrders.map(({ order, orderLine, ...unit }) => ({
    number: unit.number,
    order: order.number,
    line: orderLine.position,
    unit: unit.unit,
    quantity: orderLine.quantity,
    name: orderLine.configurationName,
    customer: (order.customer as unknown as { name: string }).name,
    dueDate: unit.dueDate,
    state: unit.status as WorkOrderState,
    ...buildOf(orderLine),
  }));
  const plan = batchOf(
    units.map(({ dueDate, ...unit }) => ({ ...unit, id: unit.number, due: startOfDay(dueDate) })),
  );
  return { number, createdAt: row.createdAt, plan, setupSaved: savedIn(plan), units };
}

/** What the workshop has to do: the board of a work centre, and the plan of every work order. */
import { z } from 'zod';
import type { OperationStatus, WorkOrderState } from '#rules/workflow/work-order-types.ts';
import type { Text } from '#rules/model/text.ts';
import type { RoutingOperation } from '#rules/bom/types.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

/** One operation on the board. */
export interface QueuedOperation {
  readonly workOrder: string;
  readonly workOrderState: WorkOrderState;
  readonly order: string;
  readonly product: string;
  readonly unit: number;
  readonly quantity: number;
  readonly operation: string;
  readonly title: Text;
  readonly workCentre: string;
  readonly status: OperationStatus;
  readonly dueDate: string;
  readonly plannedStart: Date | null;
  readonly plannedEnd: Date | null;
  /** Minutes. */
  readonly minutes: number;
}

const ON_THE_BOARD = ['released', 'in-progress', 'paused'] as const;
const FIELDS = {
  workOrder: {
    include: {
      order: { select: { number: true } },
      orderLine: { select: { configurationName: true, quantity: true, routing: true } },
    },
  },
} satisfies Prisma.WorkOperationInclude;

const boardSchema = z.object({ workCentre: z.string().min(1).max(64).optional() });

/**
 * Operations that can be worked on now, what is running first, then by due day and planned start;
 * of one work centre or of all.
 */
export async function workQueue(
  actor: Actor,
  input: unknown = {},
): Promise<readonly QueuedOperation[]> {
  requirePermission(actor, 'sheets:read');
  const { workCentre } = parseInput(boardSchema, input);
  const rows = await database().workOperation.findMany({
    where: {
      ...(workCentre === undefined ? {} : { workCentre }),
      status: { in: ['ready', 'running', 'paused', 'rework'] },
      workOrder: { status: { in: [...ON_THE_BOARD] } },
    },
    include: FIELDS,
  });
  return rows.map(queued).sort(byUrgency);
}

type Row = Prisma.WorkOperationGetPayload<{ include: typeof FIELDS }>;

function queued(row: Row): QueuedOperation {
  const { order, orderLine, ...workOrder } = row.workOrder;
  const routing = orderLine.routing as unknown as readonly RoutingOperation[];
  return {
    workOrder: workOrder.number,
    workOrderState: workOrder.status as WorkOrderState,
    order: order.number,
    product: orderLine.configurationName,
    unit: workOrder.unit,
    quantity: orderLine.quantity,
    operation: row.operation,
    title: routing.find(({ id }) => id === row.operation)?.title ?? { en: row.operation },
    workCentre: row.workCentre,
    status: row.status as OperationStatus,
    dueDate: workOrder.dueDate,
    plannedStart: row.plannedStart,
    plannedEnd: row.plannedEnd,
    minutes: Math.ceil(row.setup + row.run),
  };
}

const URGENCY: Readonly<Record<OperationStatus, number>> = {
  running: 0,
  rework: 1,
  paused: 2,
  ready: 3,
  waiting: 4,
  done: 5,
};

function byUrgency(left: QueuedOperation, right: QueuedOperation): number {
  return (
    URGENCY[left.status] - URGENCY[right.status] ||
    (left.dueDate < right.dueDate ? -1 : left.dueDate > right.dueDate ? 1 : 0) ||
    (left.plannedStart?.getTime() ?? 0) - (right.plannedStart?.getTime() ?? 0) ||
    (left.workOrder < right.workOrder ? -1 : 1)
  );
}

/** One work order in the plan. */
export interface PlannedWorkOrder {
  readonly number: string;
  readonly order: string;
  /** Position of the order's line. */
  readonly line: number;
  readonly product: string;
  readonly unit: number;
  readonly quantity: number;
  readonly state: WorkOrderState;
  readonly dueDate: string;
  readonly plannedStart: Date | null;
  readonly plannedEnd: Date | null;
  readonly done: number;
  readonly operations: number;
}

/** Every work order that has not left, by due day. */
export async function plannedWork(actor: Actor): Promise<readonly PlannedWorkOrder[]> {
  requirePermission(actor, 'sheets:read');
  return workOrders({ status: { notIn: ['shipped', 'cancelled'] } });
}

/** The units of one order, whatever became of them. */
export async function unitsOf(
  actor: Actor,
  orderNumber: string,
): Promise<readonly PlannedWorkOrder[]> {
  requirePermission(actor, 'sheets:read');
  return workOrders({ order: { number: orderNumber } });
}

async function workOrders(where: Prisma.WorkOrderWhereInput): Promise<PlannedWorkOrder[]> {
  const rows = await database().workOrder.findMany({
    where,
    orderBy: [{ dueDate: 'asc' }, { number: 'asc' }],
    include: {
      order: { select: { number: true } },
      orderLine: { select: { position: true, configurationName: true, quantity: true } },
      operations: { select: { status: true } },
    },
  });
  return rows.map(({ order, orderLine, operations, ...row }) => ({
    number: row.number,
    order: order.number,
    line: orderLine.position,
    product: orderLine.configurationName,
    unit: row.unit,
    quantity: orderLine.quantity,
    state: row.status as WorkOrderState,
    dueDate: row.dueDate,
    plannedStart: row.plannedStart,
    plannedEnd: row.plannedEnd,
    done: operations.filter(({ status }) => status === 'done').length,
    operations: operations.length,
  }));
}

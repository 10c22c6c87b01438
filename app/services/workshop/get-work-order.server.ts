/** One unit on its way through the workshop: what to build, how far it is, and all that happened. */
import type { BomLine, RoutingOperation } from '#rules/bom/types.ts';
import type { Text } from '#rules/model/text.ts';
import type { WorkOrderEvent, WorkOrderSnapshot } from '#rules/workflow/work-order-types.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import type { OrderWishes } from '../orders/get-order.server.ts';
import type { LinePicture, LineSummary } from '../orders/snapshot-line.server.ts';

export interface WorkOrderView {
  readonly number: string;
  readonly version: number;
  readonly order: string;
  readonly orderLine: number;
  readonly customer: string;
  readonly wishes: OrderWishes;
  readonly name: string;
  readonly unit: number;
  readonly quantity: number;
  readonly dueDate: string;
  readonly plannedStart: Date | null;
  readonly plannedEnd: Date | null;
  readonly snapshot: WorkOrderSnapshot;
  readonly summary: LineSummary;
  readonly picture: LinePicture;
  readonly notes: readonly Text[];
  readonly bom: readonly BomLine[];
  readonly routing: readonly RoutingOperation[];
  /** In the order they were taken. */
  readonly events: readonly WorkOrderEvent[];
}

export async function getWorkOrder(actor: Actor, number: string): Promise<WorkOrderView> {
  requirePermission(actor, 'sheets:read');
  const row = await database().workOrder.findUnique({
    where: { number },
    include: {
      order: { select: { number: true, customer: true, wishes: true } },
      orderLine: true,
      events: { orderBy: { sequence: 'asc' } },
    },
  });
  if (row === null) throw new AppError('not-found');
  const { order, orderLine, events } = row;
  return {
    number,
    version: row.version,
    order: order.number,
    orderLine: orderLine.position,
    customer: (order.customer as unknown as { name: string }).name,
    wishes: order.wishes as unknown as OrderWishes,
    name: orderLine.configurationName,
    unit: row.unit,
    quantity: orderLine.quantity,
    dueDate: row.dueDate,
    plannedStart: row.plannedStart,
    plannedEnd: row.plannedEnd,
    snapshot: row.snapshot as unknown as WorkOrderSnapshot,
    summary: orderLine.summary as unknown as LineSummary,
    picture: orderLine.picture as unknown as LinePicture,
    notes: orderLine.notes as unknown as readonly Text[],
    bom: orderLine.bom as unknown as readonly BomLine[],
    routing: orderLine.routing as unknown as readonly RoutingOperation[],
    events: eventsOf(events),
  };
}

/** Events as they were taken, from their rows in that order. */
export const eventsOf = (
  rows: readonly { readonly kind: string; readonly at: Date; readonly data: unknown }[],
): readonly WorkOrderEvent[] =>
  rows.map(
    ({ kind, at, data }) =>
      ({ ...(data as object), type: kind, at: at.toISOString() }) as unknown as WorkOrderEvent,
  );

/**
 * How the units of an order were built, for whoever may see the order: of those that have been
 * shipped, since nothing is added to their records any more.
 */
import { asBuilt, type AsBuilt } from '#rules/workflow/as-built.ts';
import type { WorkOrderSnapshot } from '#rules/workflow/work-order-types.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database } from '#app/utils/database.server.ts';
import { eventsOf } from '../workshop/get-work-order.server.ts';
import { getOrder, type OrderLineView, type OrderView } from './get-order.server.ts';

export interface BuiltUnit {
  /** Of its work order. */
  readonly number: string;
  readonly unit: number;
  readonly line: OrderLineView;
  readonly record: AsBuilt;
}

export interface BuildReport {
  readonly order: OrderView;
  readonly units: readonly BuiltUnit[];
}

const SHIPPED = { status: 'shipped' } as const;

/** AppError `not-found` where there is no such order for this actor, or none of it was shipped. */
export async function getBuildReport(actor: Actor, number: string): Promise<BuildReport> {
  const order = await getOrder(actor, number);
  const rows = await database().workOrder.findMany({
    where: { orderId: order.id, ...SHIPPED },
    include: {
      orderLine: { select: { position: true } },
      events: { orderBy: { sequence: 'asc' } },
    },
    orderBy: { number: 'asc' },
  });
  const units = rows.flatMap(({ number: workOrder, unit, snapshot, events, orderLine }) => {
    const line = order.lines.find(({ position }) => position === orderLine.position);
    const { plan } = snapshot as unknown as WorkOrderSnapshot;
    return line ? [{ number: workOrder, unit, line, record: asBuilt(plan, eventsOf(events)) }] : [];
  });
  if (units.length === 0) throw new AppError('not-found');
  return { order, units };
}

/** Whether anything of an order has been shipped, so that there is a report. */
export const hasBuildReport = async (number: string): Promise<boolean> =>
  (await database().workOrder.count({ where: { order: { number }, ...SHIPPED } })) > 0;

/**
 * What the units of an order mean for the order: in production when the first is begun, ready
 * when all are approved, shipped when all have left; told to the customer as it happens.
 */
import { nextOrder, type OrderEvent, type OrderStatus } from '#rules/workflow/order.ts';
import type { WorkOrderState } from '#rules/workflow/work-order-types.ts';
import type { Actor } from '#app/utils/actor.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { advanceOrder } from '../orders/advance-order.server.ts';
import { shipOrder } from '../orders/change-status.server.ts';

const BEGUN: readonly WorkOrderState[] = [
  'in-progress',
  'paused',
  'completed',
  'ready-to-ship',
  'shipped',
];

/** The steps the order has not made yet, in their order. */
function stepsOf(status: OrderStatus, units: readonly WorkOrderState[]): OrderEvent[] {
  const built = units.filter((state) => state !== 'cancelled');
  if (built.length === 0) return [];
  const wanted: OrderEvent[] = [
    ...(built.some((state) => BEGUN.includes(state)) ? [{ type: 'begin' } as const] : []),
    ...(built.every((state) => state === 'ready-to-ship' || state === 'shipped')
      ? [{ type: 'complete' } as const]
      : []),
    ...(built.every((state) => state === 'shipped') ? [{ type: 'ship' } as const] : []),
  ];
  return wanted.filter((event) => {
    const next = nextOrder(status, event);
    if (next.ok) status = next.value;
    return next.ok;
  });
}

export async function followOrder(tx: Transaction, actor: Actor, orderId: string): Promise<void> {
  const units = await tx.workOrder.findMany({ where: { orderId }, select: { status: true } });
  const read = () => tx.order.findUniqueOrThrow({ where: { id: orderId } });
  let order = await read();
  const states = units.map(({ status }) => status as WorkOrderState);
  for (const event of stepsOf(order.status as OrderStatus, states)) {
    if (event.type === 'ship') await shipOrder(tx, actor, order);
    else await advanceOrder(tx, actor, order, event);
    order = await read();
  }
}

/**
 * Takes back the work orders of an order that nobody has worked on, when the order changes or is
 * cancelled: a changed product is planned anew. A unit somebody begins at this very moment keeps
 * its work order, and the change meets `status-conflict`.
 */
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { UNTOUCHED } from './order-facts.server.ts';

export async function withdrawWork(tx: Transaction, actor: Actor, orderId: string): Promise<void> {
  const units = await tx.workOrder.findMany({
    where: { orderId },
    select: { id: true, number: true },
  });
  if (units.length === 0) return;
  const { count } = await tx.workOrder.deleteMany({
    where: { id: { in: units.map(({ id }) => id) }, status: { in: UNTOUCHED } },
  });
  if (count !== units.length) throw new AppError('status-conflict');
  const subject = { kind: 'order', id: orderId };
  await recordAudit(tx, actor, 'order.work-withdrawn', subject, {
    workOrders: units.map(({ number }) => number),
  });
}

/**
 * One step of an order's life, inside the transaction of whatever causes it: the status is part of
 * the write's condition and the version counts on, so of two who make a step, one does.
 */
import { nextOrder, type OrderEvent, type OrderStatus } from '#rules/workflow/order.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { grantForOrder } from '../loyalty/grant-points.server.ts';
import { recordAudit, recordInteraction } from '#app/utils/record.server.ts';

export interface SteppedOrder {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly version: number;
  readonly customerId: string | null;
}

/** The new status; a refused event throws its code, an overtaken one `status-conflict`. */
export async function advanceOrder(
  tx: Transaction,
  actor: Actor,
  order: SteppedOrder,
  event: OrderEvent,
): Promise<OrderStatus> {
  const { id, number, version, customerId } = order;
  const from = order.status as OrderStatus;
  const next = nextOrder(from, event);
  if (!next.ok) throw new AppError(next.error, { status: from });
  const { count } = await tx.order.updateMany({
    where: { id, version, status: from },
    data: { status: next.value, version: { increment: 1 } },
  });
  if (count !== 1) throw new AppError('status-conflict', { status: from });
  if (next.value === from) return from;
  const subject = { kind: 'order', id };
  const data = { number, from, to: next.value };
  await recordAudit(tx, actor, 'order.status-changed', subject, data);
  if (customerId !== null) {
    await recordInteraction(tx, actor, 'status-changed', subject, data, customerId);
    if (next.value === 'shipped') await grantForOrder(tx, id, actor.now);
  }
  return next.value;
}

/**
 * Cancels an order while no work has begun on it: for its owner, for sales, and for the workshop.
 * Cancelled again, it stays cancelled. Its history keeps what it was, and why it ended.
 */
import { z } from 'zod';
import { can } from '#rules/policy/permissions.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { recordAudit, recordInteraction, toJson } from '#app/utils/record.server.ts';
import { learnAfterOrder } from '../customers/learn-preferences.server.ts';
import { deliverSoon } from '../mail/deliver-outbox.server.ts';
import { giveBackPromotions } from '../quotes/promotions.server.ts';
import { batchedPieces, keepBatches } from '../workshop/keep-batches.server.ts';
import { advanceOrder } from './advance-order.server.ts';
import { mayChange, stateOf } from './changeable-order.server.ts';
import { orderFacts } from './order-facts.server.ts';
import { queueCancelMail } from './order-mail.server.ts';
import { withdrawWork } from './withdraw-work.server.ts';

export const cancelOrderSchema = z.object({
  number: z.string().min(1).max(32),
  /** Of the order, as whoever cancels has seen it. */
  version: z.coerce.number().int().min(0),
  reason: z.string().trim().min(3).max(500),
});
type Input = z.infer<typeof cancelOrderSchema>;

export async function cancelOrder(actor: Actor, input: unknown): Promise<void> {
  const wanted = parseInput(cancelOrderSchema, input);
  try {
    const customerId = await inTransaction((tx) => cancel(tx, actor, wanted));
    await learnAfterOrder(customerId, actor.now);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const now = await find(database(), actor, wanted.number);
    if (now.status !== 'cancelled' || now.version === wanted.version) throw error;
    return;
  }
  deliverSoon();
}

const may = (actor: Actor) =>
  can(actor.user?.role, 'orders:change-status') ? {} : mayChange(actor);

async function find(tx: Transaction, actor: Actor, number: string) {
  const order = await tx.order.findFirst({
    where: { number, ...may(actor) },
    include: { lines: { orderBy: { position: 'asc' } } },
  });
  if (order === null) throw new AppError('not-found');
  return order;
}

/** Of whose order it was. */
async function cancel(tx: Transaction, actor: Actor, wanted: Input): Promise<string | null> {
  const order = await find(tx, actor, wanted.number);
  if (order.status === 'cancelled') return order.customerId;
  if (order.version !== wanted.version) throw new AppError('status-conflict');
  await advanceOrder(tx, actor, order, { type: 'cancel', facts: await orderFacts(tx, order) });
  const batched = await batchedPieces(tx, order.id);
  await withdrawWork(tx, actor, order.id);
  await keepBatches(tx, actor, order.id, batched, new Set());
  await giveBackPromotions(tx, actor, order.id);
  const before = stateOf(order);
  await tx.orderChange.updateMany({
    where: { orderId: order.id, status: 'proposed' },
    data: { status: 'declined', decidedAt: actor.now },
  });
  await tx.orderChange.create({
    data: {
      orderId: order.id,
      number: (await tx.orderChange.count({ where: { orderId: order.id } })) + 1,
      status: 'accepted',
      requestedById: actor.user?.id ?? null,
      reason: wanted.reason,
      before: toJson(before),
      after: toJson({ ...before, cancelled: true }),
      difference: -order.total,
      idempotencyKey: `cancel ${order.id}`,
      createdAt: actor.now,
      decidedAt: actor.now,
    },
  });
  const subject = { kind: 'order', id: order.id };
  const data = { number: order.number, reason: wanted.reason };
  await recordAudit(tx, actor, 'order.cancelled', subject, data);
  if (order.customerId !== null) {
    await recordInteraction(tx, actor, 'order-cancelled', subject, data, order.customerId);
  }
  await queueCancelMail(tx, actor, order);
  return order.customerId;
}

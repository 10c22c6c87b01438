/**
 * Bills an order, once: when it ships, or when sales wants to.
 *
 * The range of invoice numbers is locked first, so that of simultaneous wishes one is fulfilled;
 * those with the same key get that invoice, the others are told. Issuing counts as a write of the
 * order, so that a change of it which was under way meets `status-conflict`.
 */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { STANDING } from '../orders/order-facts.server.ts';
import { lockNumbers } from '../orders/take-number.server.ts';
import { loadBillable } from './billable-order.server.ts';
import type { IssuedNote } from './issue-delivery-note.server.ts';
import { seller } from './seller.server.ts';
import { type IssuedInvoice, writeInvoice } from './write-invoice.server.ts';

export const issueInvoiceSchema = z.object({
  /** Of the order. */
  number: z.string().min(1).max(32),
  idempotencyKey: z.string().min(8).max(100),
});

/** On demand. */
export async function issueInvoice(actor: Actor, input: unknown): Promise<IssuedInvoice> {
  requirePermission(actor, 'invoices:issue');
  const { number, idempotencyKey } = parseInput(issueInvoiceSchema, input);
  return inTransaction(async (tx) => {
    await lockNumbers(tx, 'invoice');
    const order = await tx.order.findUnique({ where: { number } });
    if (order === null) throw new AppError('not-found');
    const before = await tx.invoice.findUnique({
      where: { idempotencyKey },
      include: { orders: true },
    });
    if (before?.orders.some(({ orderId }) => orderId === order.id)) {
      return { number: before.number };
    }
    if (before !== null) throw new AppError('not-found');
    if (order.status === 'cancelled') throw new AppError('order-cancelled');
    if (await isInvoiced(tx, order.id)) throw new AppError('order-invoiced');
    const { count } = await tx.order.updateMany({
      where: { id: order.id, version: order.version },
      data: { version: { increment: 1 } },
    });
    if (count !== 1) throw new AppError('status-conflict');
    return writeInvoice(tx, actor, [order.id], { idempotencyKey });
  });
}

/** With the shipment, where the customer is billed order by order and has not been yet. */
export async function issueOnShipment(
  tx: Transaction,
  actor: Actor,
  orderId: string,
  note: IssuedNote,
): Promise<void> {
  if (seller === undefined) return;
  await lockNumbers(tx, 'invoice');
  const { terms } = await loadBillable(tx, orderId);
  if (terms.rhythm !== 'per-order' || (await isInvoiced(tx, orderId))) return;
  await writeInvoice(tx, actor, [orderId], { idempotencyKey: `shipment ${note.number}` });
}

async function isInvoiced(tx: Transaction, orderId: string): Promise<boolean> {
  return (await tx.invoicedOrder.count({ where: { orderId, invoice: STANDING } })) > 0;
}

/**
 * The workshop moves an order without units (plain items alone) on. The status it is moved from is
 * part of the write's condition, so of two who press the button, one does it and the other is told.
 * What ships gets its delivery note, and its invoice where the customer is billed order by order,
 * in the same transaction.
 */
import { z } from 'zod';
import { ORDER_STATUSES } from '#rules/workflow/order.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { issueDeliveryNote } from '../invoices/issue-delivery-note.server.ts';
import { issueOnShipment } from '../invoices/issue-invoice.server.ts';
import { deliverSoon } from '../mail/deliver-outbox.server.ts';
import { orderShippedMail } from '../mail/mail-texts.ts';
import { queueMail } from '../mail/queue-mail.server.ts';
import { advanceOrder, type SteppedOrder } from './advance-order.server.ts';
import type { OrderCustomer } from './get-order.server.ts';

const EVENTS = { 'in-production': 'begin', ready: 'complete', shipped: 'ship' } as const;

export const changeStatusSchema = z.object({
  number: z.string().min(1).max(32),
  from: z.enum(ORDER_STATUSES),
  to: z.enum(['in-production', 'ready', 'shipped']),
});

export async function changeStatus(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'orders:change-status');
  const { number, from, to } = parseInput(changeStatusSchema, input);
  await inTransaction(async (tx) => {
    const order = await tx.order.findUnique({ where: { number } });
    if (order === null) throw new AppError('not-found');
    // An order with units is where its units are.
    if ((await tx.workOrder.count({ where: { orderId: order.id } })) > 0) {
      throw new AppError('units-decide');
    }
    if (order.status !== from) throw new AppError('status-conflict', { status: order.status });
    if (to === 'shipped') await shipOrder(tx, actor, order);
    else await advanceOrder(tx, actor, order, { type: EVENTS[to] });
  });
  if (to === 'shipped') deliverSoon();
}

/** Ships a ready order with its papers, and tells the customer. */
export async function shipOrder(
  tx: Transaction,
  actor: Actor,
  order: SteppedOrder & { readonly customer: unknown; readonly locale: string },
): Promise<void> {
  await advanceOrder(tx, actor, order, { type: EVENTS.shipped });
  const note = await issueDeliveryNote(tx, actor, order.id);
  await issueOnShipment(tx, actor, order.id, note);
  const { name, email } = order.customer as OrderCustomer;
  const link = `${actor.origin}${paths.order(order.number)}`;
  const mail = orderShippedMail(order.locale, { name, number: order.number, link });
  await queueMail(tx, actor, { to: email, ...mail });
}

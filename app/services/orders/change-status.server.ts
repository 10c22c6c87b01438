/**
 * The workshop moves an order on. The status it is moved from is part of the write's condition,
 * so of two who press the button, one does it and the other is told.
 */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit, recordInteraction } from '#app/utils/record.server.ts';
import { deliverSoon } from '../mail/deliver-outbox.server.ts';
import { orderShippedMail } from '../mail/mail-texts.ts';
import { queueMail } from '../mail/queue-mail.server.ts';
import type { OrderCustomer } from './get-order.server.ts';
import { nextStatuses, ORDER_STATUSES } from './order-status.ts';

export const changeStatusSchema = z.object({
  number: z.string().min(1).max(32),
  from: z.enum(ORDER_STATUSES),
  to: z.enum(ORDER_STATUSES),
});

export async function changeStatus(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'orders:change-status');
  const { number, from, to } = parseInput(changeStatusSchema, input);
  await inTransaction(async (tx) => {
    const order = await tx.order.findUnique({ where: { number } });
    if (order === null) throw new AppError('not-found');
    if (!nextStatuses(from).includes(to)) {
      throw new AppError('status-conflict', { status: order.status });
    }
    const { count } = await tx.order.updateMany({
      where: { number, status: from },
      data: { status: to },
    });
    if (count !== 1) throw new AppError('status-conflict', { status: order.status });
    const subject = { kind: 'order', id: order.id };
    await recordAudit(tx, actor, 'order.status-changed', subject, { number, from, to });
    if (order.customerId !== null) {
      const data = { number, from, to };
      await recordInteraction(tx, actor, 'status-changed', subject, data, order.customerId);
    }
    if (to === 'shipped') {
      const { name, email } = order.customer as unknown as OrderCustomer;
      const link = `${actor.origin}${paths.order(number)}`;
      const mail = orderShippedMail(order.locale, { name, number, link });
      await queueMail(tx, actor, { to: email, ...mail });
    }
  });
  if (to === 'shipped') deliverSoon();
}

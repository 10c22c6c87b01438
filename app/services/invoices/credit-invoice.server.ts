/**
 * Takes an invoice back by a credit note, once: the same invoice credited again gives the note
 * there is. Afterwards its orders can be changed, or billed anew.
 */
import { z } from 'zod';
import { makeCreditNote } from '#rules/invoicing/make-invoice.ts';
import type { InvoiceDocument } from '#rules/invoicing/types.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit, recordInteraction, toJson } from '#app/utils/record.server.ts';
import { workshopDay } from '#app/utils/workshop-time.server.ts';
import { lockNumbers, takeNumber } from '../orders/take-number.server.ts';
import type { IssuedInvoice } from './write-invoice.server.ts';

export const creditInvoiceSchema = z.object({
  /** Of the invoice. */
  number: z.string().min(1).max(32),
  reason: z.string().trim().min(3).max(500),
});

export async function creditInvoice(actor: Actor, input: unknown): Promise<IssuedInvoice> {
  requirePermission(actor, 'invoices:issue');
  const { number, reason } = parseInput(creditInvoiceSchema, input);
  return inTransaction(async (tx) => {
    await lockNumbers(tx, 'invoice');
    const invoice = await tx.invoice.findUnique({
      where: { number },
      include: {
        credit: true,
        orders: { select: { order: { select: { id: true, customerId: true } } } },
      },
    });
    if (invoice === null || invoice.kind !== 'invoice') throw new AppError('not-found');
    if (invoice.credit !== null) return { number: invoice.credit.number };
    const credit = await takeNumber(tx, 'invoice');
    const document = makeCreditNote(invoice.document as unknown as InvoiceDocument, {
      number: credit,
      issuedOn: workshopDay(actor.now),
      reason,
    });
    const orders = invoice.orders.map(({ order }) => order);
    await tx.order.updateMany({
      where: { id: { in: orders.map(({ id }) => id) } },
      data: { version: { increment: 1 } },
    });
    await tx.invoice.create({
      data: {
        number: credit,
        orders: { create: orders.map(({ id }) => ({ orderId: id })) },
        kind: 'credit-note',
        creditsId: invoice.id,
        month: invoice.month,
        currency: invoice.currency,
        total: document.totals.payable,
        issuedOn: document.issuedOn,
        dueOn: document.dueOn,
        document: toJson(document),
        idempotencyKey: `credit ${number}`,
        createdAt: actor.now,
      },
    });
    const data = { number: credit, credits: number, reason };
    for (const { id } of orders) {
      await recordAudit(tx, actor, 'invoice.credited', { kind: 'order', id }, data);
    }
    // Orders of one invoice are one customer's, whose timeline has it once.
    const latest = orders.at(-1);
    if (latest && latest.customerId !== null) {
      const subject = { kind: 'order', id: latest.id };
      await recordInteraction(tx, actor, 'credited', subject, data, latest.customerId);
    }
    return { number: credit };
  });
}

/**
 * Bills an order, once: when it ships, or when sales wants to.
 *
 * The range of invoice numbers is locked first, so that of simultaneous wishes one is fulfilled;
 * those with the same key get that invoice, the others are told. Issuing counts as a write of the
 * order, so that a change of it which was under way meets `status-conflict`.
 */
import { z } from 'zod';
import { makeInvoice } from '#rules/invoicing/make-invoice.ts';
import { translate } from '#rules/model/translate.ts';
import { documentLocale, messagesOf } from '#app/documents/messages.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit, recordInteraction, toJson } from '#app/utils/record.server.ts';
import { lockNumbers, takeNumber } from '../orders/take-number.server.ts';
import {
  agreedOf,
  buyer,
  dayOf,
  deliverTo,
  laterDay,
  loadBillable,
} from './billable-order.server.ts';
import type { IssuedNote } from './issue-delivery-note.server.ts';
import { seller } from './seller.server.ts';

export const issueInvoiceSchema = z.object({
  /** Of the order. */
  number: z.string().min(1).max(32),
  idempotencyKey: z.string().min(8).max(100),
});

export interface IssuedInvoice {
  readonly number: string;
}

/** On demand. */
export async function issueInvoice(actor: Actor, input: unknown): Promise<IssuedInvoice> {
  requirePermission(actor, 'invoices:issue');
  const { number, idempotencyKey } = parseInput(issueInvoiceSchema, input);
  return inTransaction(async (tx) => {
    await lockNumbers(tx, 'invoice');
    const order = await tx.order.findUnique({ where: { number } });
    if (order === null) throw new AppError('not-found');
    const before = await tx.invoice.findUnique({ where: { idempotencyKey } });
    if (before?.orderId === order.id) return { number: before.number };
    if (before !== null) throw new AppError('not-found');
    if (order.status === 'cancelled') throw new AppError('order-cancelled');
    if (await isInvoiced(tx, order.id)) throw new AppError('order-invoiced');
    const { count } = await tx.order.updateMany({
      where: { id: order.id, version: order.version },
      data: { version: { increment: 1 } },
    });
    if (count !== 1) throw new AppError('status-conflict');
    const note = await tx.deliveryNote.findFirst({ where: { orderId: order.id } });
    return write(tx, actor, order.id, idempotencyKey, note ?? undefined);
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
  await write(tx, actor, orderId, `shipment ${note.number}`, note);
}

async function isInvoiced(tx: Transaction, orderId: string): Promise<boolean> {
  return (await tx.invoice.count({ where: { orderId, kind: 'invoice', credit: null } })) > 0;
}

async function write(
  tx: Transaction,
  actor: Actor,
  orderId: string,
  idempotencyKey: string,
  note: IssuedNote | undefined,
): Promise<IssuedInvoice> {
  if (seller === undefined) throw new AppError('seller-missing');
  const order = await loadBillable(tx, orderId);
  const { row, terms } = order;
  const number = await takeNumber(tx, 'invoice');
  const issuedOn = dayOf(actor.now);
  const words = messagesOf(documentLocale(row.locale));
  const document = makeInvoice({
    number,
    issuedOn,
    dueOn: laterDay(issuedOn, terms.payment.days),
    locale: row.locale,
    currency: row.currency,
    seller,
    buyer: buyer(order),
    deliverTo: deliverTo(order),
    deliveredOn: note?.shippedOn,
    deliveryNote: note?.number,
    orders: [{ number: row.number, placedOn: dayOf(row.placedAt) }],
    paymentTerms: translate(terms.payment.title, row.locale),
    agreed: agreedOf(order),
    total: row.total,
    reasons: { delivery: words.delivery, 'payment-term': words.paymentTerms },
  });
  await tx.invoice.create({
    data: {
      number,
      orderId,
      kind: 'invoice',
      currency: row.currency,
      total: document.totals.payable,
      issuedOn,
      dueOn: document.dueOn,
      document: toJson(document),
      idempotencyKey,
      createdAt: actor.now,
    },
  });
  const subject = { kind: 'order', id: orderId };
  const data = { number, total: document.totals.payable };
  await recordAudit(tx, actor, 'invoice.issued', subject, data);
  if (row.customerId !== null) {
    await recordInteraction(tx, actor, 'invoiced', subject, data, row.customerId);
  }
  return { number };
}

/**
 * Takes erased customers out of the orders that were still on their way when they left: once an
 * order is delivered and billed, or cancelled, nothing needs their name and address any more.
 */
import { OPEN_STATUSES } from '#rules/workflow/order.ts';
import { clock } from '#app/utils/clock.server.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { STANDING } from '../orders/order-facts.server.ts';
import { deleteRows } from './erasure/delete-rows.server.ts';
import { gatherPerson } from './erasure/person.server.ts';
import { scrubAudit } from './erasure/scrub-audit.server.ts';
import { scrubOrders } from './erasure/scrub-orders.server.ts';
import { scrubQuotes } from './erasure/scrub-quotes.server.ts';

/** A shipped order nobody bills in this time (more than a month's bill takes) is not billed here. */
const BILLED_WITHIN_MS = 62 * 24 * 60 * 60 * 1000;

/** How many orders were finished; safe at any time, from any process. */
export async function finishErasures(now: Date): Promise<number> {
  const waiting = await database().order.findMany({
    where: {
      erasedAt: null,
      customerRef: { is: { erasedAt: { not: null } } },
      status: { notIn: [...OPEN_STATUSES] },
      OR: [
        { status: 'cancelled' },
        { invoices: { some: { invoice: STANDING } } },
        { updatedAt: { lte: new Date(now.getTime() - BILLED_WITHIN_MS) } },
      ],
    },
    select: { id: true, customerId: true, quoteId: true },
  });
  for (const { id, customerId, quoteId } of waiting) {
    if (customerId !== null) await finish(id, customerId, quoteId, now);
  }
  return waiting.length;
}

const finish = (id: string, customerId: string, quoteId: string | null, now: Date) =>
  inTransaction(async (tx) => {
    const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId } });
    const { name, email } = customer;
    const person = await gatherPerson(tx, customerId, { name, email });
    // Another process was faster.
    const left = await tx.order.count({ where: { id, erasedAt: null } });
    if (person === undefined || left === 0) return;
    await scrubAudit(tx, person);
    await scrubOrders(tx, [id], person, now);
    if (quoteId !== null) await scrubQuotes(tx, [quoteId], person, now);
    // What was written to them, and noted of them, about this order.
    const deleted = await deleteRows(tx, person);
    await recordAudit(
      tx,
      clock(now),
      'customer.erasure-finished',
      { kind: 'order', id },
      { deleted },
    );
  });

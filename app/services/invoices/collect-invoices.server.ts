/**
 * Collective invoices: what was shipped in a calendar month to a customer who is billed monthly,
 * on one invoice once the month is over. The clock does it by itself; sales can press for it.
 *
 * Always holds: an order is on one standing invoice at most. The range of invoice numbers is
 * locked before it is looked at which orders are billed, so however many processes and people
 * want the invoice of a month, there is one. What a credit note took back is billed anew only
 * when somebody asks for it.
 */
import { z } from 'zod';
import {
  collectOrders,
  daysOfMonth,
  monthOf,
  type CollectableOrder,
} from '#rules/invoicing/collect.ts';
import { sum } from '#rules/pricing/money.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { clock } from '#app/utils/clock.server.ts';
import { database, inTransaction, type Prisma } from '#app/utils/database.server.ts';
import { logger } from '#app/utils/logger.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { workshopDay } from '#app/utils/workshop-time.server.ts';
import { STANDING } from '../orders/order-facts.server.ts';
import { readOrderTerms } from '../orders/order-terms.ts';
import { lockNumbers } from '../orders/take-number.server.ts';
import { buyerOf } from './billable-order.server.ts';
import { seller } from './seller.server.ts';
import { writeInvoice } from './write-invoice.server.ts';

interface Waiting extends CollectableOrder {
  readonly id: string;
  readonly total: number;
}

/** Shipped, billed monthly, and on no invoice: whether ever, or none that still stands. */
async function waiting(
  where: Prisma.OrderWhereInput,
  which: 'never-billed' | 'not-billed',
): Promise<Waiting[]> {
  const rows = await database().order.findMany({
    where: {
      AND: where,
      status: 'shipped',
      deliveryNotes: { some: {} },
      invoices: { none: which === 'never-billed' ? {} : { invoice: STANDING } },
    },
    select: {
      id: true,
      number: true,
      customerId: true,
      customer: true,
      terms: true,
      currency: true,
      total: true,
      deliveryNotes: { select: { shippedOn: true }, orderBy: { shippedOn: 'desc' }, take: 1 },
    },
  });
  return rows.flatMap((row) => {
    const { id, number, currency, total, customerId, customer, deliveryNotes } = row;
    const terms = readOrderTerms(row.terms);
    const [note] = deliveryNotes;
    if (terms.rhythm !== 'monthly' || note === undefined) return [];
    return {
      ...{ id, number, currency, total, shippedOn: note.shippedOn },
      // A customer who is gone is nobody else's: each such order is billed alone.
      customer: customerId ?? `order ${id}`,
      buyer: buyerOf(customer, terms),
      payment: { id: terms.payment.id, days: terms.payment.days },
    };
  });
}

async function bill(actor: Actor, orders: readonly Waiting[], month: string): Promise<string[]> {
  return inTransaction(async (tx) => {
    await lockNumbers(tx, 'invoice');
    const ids = orders.map(({ id }) => id);
    const billed = await tx.invoicedOrder.findMany({
      where: { orderId: { in: ids }, invoice: STANDING },
      select: { orderId: true },
    });
    const done = new Set(billed.map(({ orderId }) => orderId));
    const open = ids.filter((id) => !done.has(id));
    if (open.length === 0) return [];
    // Another one each time: an invoice and its credit note are counted from then on.
    const turn = await tx.invoicedOrder.count({ where: { orderId: open[0] ?? '' } });
    const idempotencyKey = `month ${month} ${open[0]} ${turn}`;
    return [(await writeInvoice(tx, actor, open, { idempotencyKey, month })).number];
  });
}

/**
 * Bills every month that is over and has not been; the number of invoices it wrote. Safe at any
 * time, from any process; writes nothing where nobody issues invoices. What cannot be billed is
 * logged, keeps nobody else from being billed, and is tried again the next time.
 */
export async function billMonths(now: Date): Promise<number> {
  if (seller === undefined) return 0;
  let written = 0;
  const actor = clock(now);
  const today = workshopDay(now);
  const shippedOn = { lt: daysOfMonth(monthOf(today)).from };
  const orders = await waiting({ deliveryNotes: { some: { shippedOn } } }, 'never-billed');
  for (const { customer, month, orders: collected } of collectOrders(orders, today)) {
    try {
      written += (await bill(actor, collected, month)).length;
    } catch (error) {
      logger.error({ err: error, customer, month }, 'a month was not billed');
    }
  }
  return written;
}

export const billMonthSchema = z.object({
  customerId: fields.id,
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
});

/**
 * Bills a customer's month on demand: the numbers of its invoices, one unless the orders differ in
 * currency, buyer or term of payment. Pressed again it gives the invoices there are. Refuses
 * (`month-not-over`, `nothing-to-bill`, `seller-missing`).
 */
export async function billMonth(
  actor: Actor,
  input: unknown,
): Promise<{ readonly numbers: readonly string[] }> {
  requirePermission(actor, 'invoices:issue');
  const { customerId, month } = parseInput(billMonthSchema, input);
  const today = workshopDay(actor.now);
  if (month >= monthOf(today)) throw new AppError('month-not-over');
  const collections = collectOrders(await waiting({ customerId }, 'not-billed'), today);
  for (const collected of collections) {
    if (collected.month === month) await bill(actor, collected.orders, month);
  }
  const invoices = await database().invoice.findMany({
    where: { ...STANDING, month, orders: { some: { order: { customerId } } } },
    orderBy: { number: 'asc' },
    select: { number: true },
  });
  if (invoices.length === 0) throw new AppError('nothing-to-bill');
  return { numbers: invoices.map(({ number }) => number) };
}

export interface OpenMonth {
  /** YYYY-MM */
  readonly month: string;
  /** Numbers of the orders that wait. */
  readonly orders: readonly string[];
  /** What they come to, by currency; minor units. */
  readonly totals: readonly { readonly currency: string; readonly amount: number }[];
  readonly over: boolean;
}

/** What waits for a collective invoice of the customer, the earliest month first. */
export async function openMonths(actor: Actor, customerId: string): Promise<readonly OpenMonth[]> {
  requirePermission(actor, 'customers:read');
  const orders = await waiting({ customerId }, 'not-billed');
  const months = [...new Set(orders.map(({ shippedOn }) => monthOf(shippedOn)))].sort();
  return months.map((month) => {
    const own = orders.filter(({ shippedOn }) => monthOf(shippedOn) === month);
    const currencies = [...new Set(own.map(({ currency }) => currency))].sort();
    return {
      month,
      orders: own.map(({ number }) => number).sort(),
      totals: currencies.map((currency) => ({
        currency,
        amount: sum(own.filter((order) => order.currency === currency).map(({ total }) => total)),
      })),
      over: month < monthOf(workshopDay(actor.now)),
    };
  });
}

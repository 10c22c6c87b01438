/**
 * Writes the invoice of one order or of several, in a transaction that has locked the range of
 * invoice numbers and has seen that none of them is billed.
 */
import { isDeepStrictEqual } from 'node:util';
import { daysOfMonth } from '#rules/invoicing/collect.ts';
import { makeInvoice } from '#rules/invoicing/make-invoice.ts';
import { translate } from '#rules/model/translate.ts';
import { addDays } from '#rules/quotes/days.ts';
import { documentLocale, messagesOf } from '#app/documents/messages.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { recordAudit, recordInteraction, toJson } from '#app/utils/record.server.ts';
import { workshopDay } from '#app/utils/workshop-time.server.ts';
import { takeNumber } from '../orders/take-number.server.ts';
import {
  agreedOf,
  type BillableOrder,
  buyer,
  deliverTo,
  loadBillables,
} from './billable-order.server.ts';
import { seller } from './seller.server.ts';

export interface IssuedInvoice {
  readonly number: string;
}

/**
 * `orderIds`: in the order of the invoice's lines, one at least; they share currency, buyer and
 * term of payment. `month` (YYYY-MM): it collects what was shipped then. The words are in the
 * language of the last order. Throws `seller-missing` where nobody issues invoices.
 */
export async function writeInvoice(
  tx: Transaction,
  actor: Actor,
  orderIds: readonly string[],
  { idempotencyKey, month }: { readonly idempotencyKey: string; readonly month?: string },
): Promise<IssuedInvoice> {
  if (seller === undefined) throw new AppError('seller-missing');
  const orders = await loadBillables(tx, orderIds);
  const latest = orders.at(-1);
  if (latest === undefined) throw new AppError('not-found');
  const { row, terms } = latest;
  const notes = await tx.deliveryNote.findMany({ where: { orderId: { in: [...orderIds] } } });
  const places = orders.map(deliverTo);
  const number = await takeNumber(tx, 'invoice');
  const issuedOn = workshopDay(actor.now);
  const words = messagesOf(documentLocale(row.locale));
  const document = makeInvoice({
    number,
    issuedOn,
    dueOn: addDays(issuedOn, terms.payment.days),
    locale: row.locale,
    currency: row.currency,
    seller,
    buyer: buyer(latest),
    deliverTo: places.every((place) => isDeepStrictEqual(place, places[0])) ? places[0] : undefined,
    period: month === undefined ? undefined : daysOfMonth(month),
    paymentTerms: translate(terms.payment.title, row.locale),
    billed: orders.map((order) => {
      const note = notes.find(({ orderId }) => orderId === order.row.id);
      return {
        number: order.row.number,
        placedOn: workshopDay(order.row.placedAt),
        deliveryNote: note?.number,
        shippedOn: note?.shippedOn,
        agreed: agreedOf(order, row.locale),
        total: order.row.total,
      };
    }),
    reasons: { delivery: words.delivery, 'payment-term': words.paymentTerms },
  });
  await tx.invoice.create({
    data: {
      number,
      orders: { create: orderIds.map((orderId) => ({ orderId })) },
      kind: 'invoice',
      month: month ?? null,
      currency: row.currency,
      total: document.totals.payable,
      issuedOn,
      dueOn: document.dueOn,
      document: toJson(document),
      idempotencyKey,
      createdAt: actor.now,
    },
  });
  await tell(tx, actor, orders, { number, total: document.totals.payable, month });
  return { number };
}

/** Every order's history names the invoice; the customer's timeline has it once. */
async function tell(
  tx: Transaction,
  actor: Actor,
  orders: readonly BillableOrder[],
  data: { readonly number: string; readonly total: number; readonly month: string | undefined },
): Promise<void> {
  for (const { row } of orders) {
    await recordAudit(tx, actor, 'invoice.issued', { kind: 'order', id: row.id }, data);
  }
  const row = orders.at(-1)?.row;
  if (row && row.customerId !== null) {
    const subject = { kind: 'order', id: row.id };
    await recordInteraction(tx, actor, 'invoiced', subject, data, row.customerId);
  }
}

/**
 * Writes one order, whatever it was made from, in the caller's transaction: takes the number,
 * stores the order with full copies, remembers the customer's first address, tells the timeline
 * and the audit trail, and queues the mail. That it is written once is the caller's to hold.
 */
import { addWorkingDays } from '#rules/bom/working-days.ts';
import type { Actor, Owner } from '#app/utils/actor.ts';
import type { Prisma, Transaction } from '#app/utils/database.server.ts';
import { recordAudit, recordInteraction, toJson } from '#app/utils/record.server.ts';
import { searchable } from '#app/utils/search.server.ts';
import { identifyByOrder } from '../customers/identify.server.ts';
import { indexCustomer } from '../customers/index-customer.server.ts';
import { planWorkOrders } from '../workshop/plan-work-orders.server.ts';
import type { WorkshopPlan } from '../workshop/promise-date.server.ts';
import type { OrderCustomer, OrderWishes } from './get-order.server.ts';
import { queueOrderMail } from './order-mail.server.ts';
import { takeNumber } from './take-number.server.ts';

export interface OrderDraft {
  readonly owner: Owner;
  /** One per attempt: the database refuses a second order with the same. */
  readonly idempotencyKey: string;
  readonly customer: OrderCustomer;
  readonly wishes: OrderWishes;
  readonly lines: readonly Prisma.OrderLineUncheckedCreateWithoutOrderInput[];
  /** When the workshop can do it, and what its work orders are planned by. */
  readonly plan: WorkshopPlan;
  readonly data: Omit<
    Prisma.OrderUncheckedCreateInput,
    | 'number'
    | 'idempotencyKey'
    | 'customer'
    | 'wishes'
    | 'searchText'
    | 'status'
    | 'lines'
    | 'dueDate'
    | 'deliveryDate'
  >;
}

export interface PlacedOrder {
  readonly id: string;
  readonly number: string;
}

export interface WrittenOrder extends PlacedOrder {
  /** YYYY-MM-DD */
  readonly deliveryDate: string;
}

export async function writeOrder(
  tx: Transaction,
  actor: Actor,
  { owner, idempotencyKey, customer, wishes, lines, plan, data }: OrderDraft,
): Promise<WrittenOrder> {
  const number = await takeNumber(tx, 'order');
  const { id } = await tx.order.create({
    data: {
      ...data,
      ...owner,
      idempotencyKey,
      number,
      status: 'placed',
      customer: toJson(customer),
      wishes: toJson(wishes),
      searchText: searchable(number, customer.name, customer.email),
      placedAt: actor.now,
      dueDate: plan.readyOn,
      deliveryDate: plan.arrivesOn,
      lines: { create: [...lines] },
    },
  });
  const { deliveryDate } = await planWork(tx, id, plan, actor.now);
  await rememberAddress(tx, owner, customer);
  const subject = { kind: 'order', id };
  const customerId = 'customerId' in owner ? owner.customerId : undefined;
  if (customerId !== undefined) {
    await identifyByOrder(tx, customerId, { number, ...customer }, actor.now);
  }
  const told = { number, total: data.total };
  await recordInteraction(tx, actor, 'ordered', subject, told, customerId);
  await recordAudit(tx, actor, 'order.placed', subject, told);
  await queueOrderMail(tx, actor, { ...data, ...customer, number, deliveryDate });
  return { id, number, deliveryDate };
}

/** Work orders in reserved time; the order's days are later where another order came first. */
export async function planWork(
  tx: Transaction,
  id: string,
  plan: WorkshopPlan,
  now: Date,
): Promise<{ readonly dueDate: string; readonly deliveryDate: string }> {
  const order = { id, dueDate: plan.readyOn, waits: plan.waits };
  const dueDate = await planWorkOrders(tx, plan.centres, order, now);
  if (dueDate === plan.readyOn) return { dueDate, deliveryDate: plan.arrivesOn };
  const deliveryDate = addWorkingDays(dueDate, plan.deliveryDays);
  await tx.order.update({ where: { id }, data: { dueDate, deliveryDate } });
  await tx.workOrder.updateMany({ where: { orderId: id }, data: { dueDate } });
  return { dueDate, deliveryDate };
}

/** A customer without an address is known by the first one they give. */
async function rememberAddress(
  tx: Transaction,
  owner: Owner,
  { street, postalCode, city, country }: OrderCustomer,
): Promise<void> {
  if (!('customerId' in owner)) return;
  const { count } = await tx.customer.updateMany({
    where: { id: owner.customerId, street: null },
    data: { street, postalCode, city, country },
  });
  if (count > 0) await indexCustomer(tx, owner.customerId);
}

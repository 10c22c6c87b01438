/**
 * Writes one order, whatever it was made from, in the caller's transaction: takes the number,
 * stores the order with full copies, remembers the customer's first address, tells the timeline
 * and the audit trail, and queues the mail. That it is written once is the caller's to hold.
 */
import type { Actor, Owner } from '#app/utils/actor.ts';
import type { Prisma, Transaction } from '#app/utils/database.server.ts';
import { recordAudit, recordInteraction, toJson } from '#app/utils/record.server.ts';
import { searchable } from '#app/utils/search.server.ts';
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
  readonly data: Omit<
    Prisma.OrderUncheckedCreateInput,
    'number' | 'idempotencyKey' | 'customer' | 'wishes' | 'searchText' | 'status' | 'lines'
  >;
}

export interface PlacedOrder {
  readonly id: string;
  readonly number: string;
}

export async function writeOrder(
  tx: Transaction,
  actor: Actor,
  { owner, idempotencyKey, customer, wishes, lines, data }: OrderDraft,
): Promise<PlacedOrder> {
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
      lines: { create: [...lines] },
    },
  });
  await rememberAddress(tx, owner, customer);
  const subject = { kind: 'order', id };
  const customerId = 'customerId' in owner ? owner.customerId : undefined;
  const told = { number, total: data.total };
  await recordInteraction(tx, actor, 'ordered', subject, told, customerId);
  await recordAudit(tx, actor, 'order.placed', subject, told);
  await queueOrderMail(tx, actor, { ...data, ...customer, number });
  return { id, number };
}

/** A customer without an address is known by the first one they give. */
async function rememberAddress(
  tx: Transaction,
  owner: Owner,
  { street, postalCode, city, country }: OrderCustomer,
): Promise<void> {
  if (!('customerId' in owner)) return;
  await tx.customer.updateMany({
    where: { id: owner.customerId, street: null },
    data: { street, postalCode, city, country },
  });
}

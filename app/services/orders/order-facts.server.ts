/** What the order's other rows say of how far it is, for the machine that decides on events. */
import type { OrderFacts, OrderStatus } from '#rules/workflow/order.ts';
import type { Transaction } from '#app/utils/database.server.ts';

/** An invoice no credit note has taken back. */
export const STANDING = { kind: 'invoice', credit: null } as const;

/** Statuses of a work order nobody has worked on. */
export const UNTOUCHED = ['planned', 'released', 'cancelled'];

export async function orderFacts(
  tx: Transaction,
  order: { readonly id: string; readonly status: string },
): Promise<OrderFacts> {
  const where = { orderId: order.id };
  const units = await tx.workOrder.count({ where });
  const begun = await tx.workOrder.count({ where: { ...where, status: { notIn: UNTOUCHED } } });
  const invoices = await tx.invoicedOrder.count({ where: { ...where, invoice: STANDING } });
  const status = order.status as OrderStatus;
  return {
    // A workshop that keeps no work orders says by the status alone that it has begun.
    workStarted: begun > 0 || (units === 0 && status === 'in-production'),
    invoiced: invoices > 0,
  };
}

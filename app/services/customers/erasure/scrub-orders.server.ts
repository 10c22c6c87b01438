/**
 * Takes the person out of orders that have to stay: their lines, changes, invoices and delivery
 * notes. Amounts, days, tax and the country stay; everything else as the erasure rules say.
 */
import { erasureRule } from '#rules/customers/erasure/tables.ts';
import { type Erased, type Json, scrubbed } from '#rules/customers/erasure/scrub.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { toJson } from '#app/utils/record.server.ts';
import { searchable } from '#app/utils/search.server.ts';

/** A document as its rule leaves it; nothing to write where there is none. */
export function scrubColumn(model: string, column: string, document: unknown, erased: Erased) {
  if (document === null) return undefined;
  const { scrub } = erasureRule(model, column);
  return toJson(scrub ? scrubbed(document as Json, scrub, erased) : document);
}

/** Once however often: an order the person was taken out of holds nothing more to take. */
export async function scrubOrders(
  tx: Transaction,
  orderIds: readonly string[],
  erased: Erased,
  now: Date,
): Promise<void> {
  for (const id of orderIds) await scrubOrder(tx, id, erased, now);
}

async function scrubOrder(tx: Transaction, id: string, erased: Erased, now: Date): Promise<void> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id },
    include: {
      lines: true,
      changes: true,
      invoices: { include: { invoice: true } },
      deliveryNotes: true,
    },
  });
  const of = (model: string) => (column: string, document: unknown) =>
    scrubColumn(model, column, document, erased);
  const ofOrder = of('Order');
  await tx.order.update({
    where: { id },
    data: {
      customer: ofOrder('customer', order.customer),
      searchText: searchable(order.number),
      wishes: toJson({}),
      terms: ofOrder('terms', order.terms),
      deal: ofOrder('deal', order.deal),
      erasedAt: now,
    },
  });
  const ofLine = of('OrderLine');
  for (const line of order.lines) {
    await tx.orderLine.update({
      where: { id: line.id },
      data: {
        // A plain item has no other name than this.
        ...(line.familyVersionId === null ? {} : { configurationName: '' }),
        decisions: ofLine('decisions', line.decisions),
        product: ofLine('product', line.product),
        summary: ofLine('summary', line.summary),
        price: ofLine('price', line.price),
      },
    });
  }
  const ofChange = of('OrderChange');
  for (const change of order.changes) {
    await tx.orderChange.update({
      where: { id: change.id },
      data: {
        reason: '',
        before: ofChange('before', change.before),
        after: ofChange('after', change.after),
      },
    });
  }
  for (const { invoice } of order.invoices) {
    const document = of('Invoice')('document', invoice.document);
    await tx.invoice.update({ where: { id: invoice.id }, data: { document } });
  }
  for (const note of order.deliveryNotes) {
    const document = of('DeliveryNote')('document', note.document);
    await tx.deliveryNote.update({ where: { id: note.id }, data: { document } });
  }
}

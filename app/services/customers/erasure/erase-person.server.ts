/**
 * Erases one customer in the caller's transaction: rows go, what the books need stays under a
 * pseudonym. What an open order needs to be built and delivered stays with that order alone, until
 * `finish-erasures` takes it out.
 */
import { randomUUID } from 'node:crypto';
import type { ErasureReason } from '#rules/customers/erasure/reasons.ts';
import { OPEN_STATUSES } from '#rules/workflow/order.ts';
import type { Actor } from '#app/utils/actor.ts';
import { NO_JSON, type Transaction } from '#app/utils/database.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { forgetSoon } from '../../learning/learning-choice.server.ts';
import { giveUpPoints } from '../../loyalty/end-points.server.ts';
import { deleteRows } from './delete-rows.server.ts';
import { gatherPerson, newPseudonym, type Person } from './person.server.ts';
import { scrubAudit } from './scrub-audit.server.ts';
import { scrubOrders } from './scrub-orders.server.ts';
import { scrubQuotes, silenceQuotes } from './scrub-quotes.server.ts';

/** False when there is nobody (any more). */
export async function erasePerson(
  tx: Transaction,
  actor: Actor,
  customerId: string,
  reason: ErasureReason,
): Promise<boolean> {
  // The guard: of simultaneous wishes one is fulfilled.
  const { count } = await tx.customer.updateMany({
    where: { id: customerId, erasedAt: null },
    data: { erasedAt: actor.now },
  });
  if (count === 0) return false;
  const person = await gatherPerson(tx, customerId, newPseudonym());
  if (person === undefined) return false;
  const orders = await tx.order.findMany({ where: { customerId }, select: ORDER_STATE });
  const open = orders.filter(({ status }) => OPEN_STATUSES.some((one) => one === status));
  const settled = orders.filter((order) => !open.includes(order));
  const openQuotes = new Set(open.map(({ quoteId }) => quoteId));
  const quotes = await tx.quote.findMany({ where: { customerId }, select: { id: true } });
  await scrubAudit(tx, person);
  await scrubOrders(
    tx,
    settled.map(({ id }) => id),
    person,
    actor.now,
  );
  await scrubQuotes(
    tx,
    quotes.map(({ id }) => id).filter((id) => !openQuotes.has(id)),
    person,
    actor.now,
  );
  await silenceQuotes(tx, customerId, actor.now);
  await tx.configurationChange.updateMany({
    where: { guestId: { in: [...person.guestIds] } },
    data: { authorName: person.pseudonym.name },
  });
  await tx.session.updateMany({
    where: { actingForId: customerId },
    data: { actingForId: null, market: null },
  });
  await giveUpPoints(tx, customerId, actor.now);
  // A reward that was not used is nobody's.
  await tx.promotion.updateMany({
    where: { holderId: customerId },
    data: { holderId: null, active: false },
  });
  await tx.customer.update({ where: { id: customerId }, data: blank(person) });
  const deleted = await deleteRows(tx, person);
  await forgetSoon(tx);
  // Not who it was: neither the account, which is gone, nor the record, which is a pseudonym.
  const doneBy = reason === 'own-wish' ? { ...actor, user: undefined } : actor;
  await recordAudit(
    tx,
    doneBy,
    'customer.erased',
    { kind: 'erasure', id: randomUUID() },
    { reason, deleted, orders: settled.length, quotes: quotes.length, openOrders: open.length },
  );
  return true;
}

const ORDER_STATE = { id: true, status: true, quoteId: true } as const;

const blank = ({ pseudonym }: Person) => ({
  ...pseudonym,
  userId: null,
  categorySpend: null,
  categoryCurrency: null,
  phone: null,
  street: null,
  postalCode: null,
  city: null,
  country: null,
  vatId: null,
  birthday: null,
  bouncedEmail: null,
  terms: NO_JSON,
});

/**
 * Keeps to the retention periods (rules/customers/retention): forgets what is overdue, takes the
 * person out of what the books still need, and tells the audit trail how much it was.
 */
import { randomUUID } from 'node:crypto';
import { overdueBefore, RETAINED, RETENTION, type Retained } from '#rules/customers/retention.ts';
import { clock } from '#app/utils/clock.server.ts';
import { inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { gatherGuest, newPseudonym } from './erasure/person.server.ts';
import { scrubOrders } from './erasure/scrub-orders.server.ts';

/** How many at most in one turn: the next one goes on. */
const BATCH = 200;

type Forget = (tx: Transaction, before: Date, now: Date) => Promise<number>;

const FORGET: Readonly<Record<Retained, Forget>> = {
  'guest-configurations': async (tx, before) => {
    const { count } = await tx.configuration.deleteMany({
      where: { customerId: null, updatedAt: { lt: before }, quoteLines: { none: {} } },
    });
    return count;
  },
  'guest-interactions': async (tx, before) => {
    const guests = { where: { customerId: null, at: { lt: before } } };
    const proposed = await tx.crossSell.deleteMany(guests);
    const { count } = await tx.interaction.deleteMany(guests);
    return count + proposed.count;
  },
  interactions: async (tx, before) => {
    const { count } = await tx.interaction.deleteMany({ where: { at: { lt: before } } });
    return count;
  },
  mails: async (tx, before) => {
    // What still waits to be sent, or for a decision, is not over.
    const { count } = await tx.outboxMail.deleteMany({
      where: { createdAt: { lt: before }, status: { in: ['sent', 'failed', 'kept'] } },
    });
    return count;
  },
  messages: async (tx, before) => {
    const { count } = await tx.message.deleteMany({
      where: { decidedAt: { lt: before }, status: { not: 'due' } },
    });
    return count;
  },
  'profile-accesses': async (tx, before) => {
    const { count } = await tx.profileAccess.deleteMany({ where: { at: { lt: before } } });
    return count;
  },
  'guest-orders': async (tx, before, now) => {
    const orders = await tx.order.findMany({
      where: {
        customerId: null,
        erasedAt: null,
        placedAt: { lt: before },
        status: { in: ['shipped', 'cancelled'] },
      },
      take: BATCH,
      select: { id: true },
    });
    for (const { id } of orders) {
      const guest = await gatherGuest(tx, id, newPseudonym());
      await scrubOrders(tx, [id], guest, now);
      await tx.outboxMail.deleteMany({ where: { to: { in: [...guest.emails] } } });
    }
    return orders.length;
  },
};

/** What was forgotten, by kind; safe at any time, from any process. */
export async function forgetOverdue(now: Date): Promise<Readonly<Record<Retained, number>>> {
  const forgotten: [Retained, number][] = [];
  for (const kind of RETAINED) {
    const count = await inTransaction((tx) => forget(tx, kind, now));
    forgotten.push([kind, count]);
  }
  return Object.fromEntries(forgotten) as Record<Retained, number>;
}

async function forget(tx: Transaction, kind: Retained, now: Date): Promise<number> {
  const count = await FORGET[kind](tx, overdueBefore(kind, now), now);
  if (count === 0) return 0;
  const { days, then } = RETENTION[kind];
  const subject = { kind: 'retention', id: randomUUID() };
  await recordAudit(tx, clock(now), 'retention.forgotten', subject, { kind, count, days, then });
  return count;
}

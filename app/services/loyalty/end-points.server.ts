/** Points end: because their time is over, or because the customer is erased. */
import { database, inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { close } from './ledger.server.ts';
import { again } from './redeem-reward.server.ts';

/** How many lots in one turn: the next one goes on. */
const BATCH = 500;

/** Expires what is over; how many points. Safe at any time, from any process. */
export async function expirePoints(now: Date): Promise<number> {
  const over = await database().pointsLot.findMany({
    where: { left: { gt: 0 }, expiresAt: { lte: now } },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    take: BATCH,
    select: { id: true },
  });
  let points = 0;
  for (const { id } of over) {
    points += await again(() =>
      inTransaction((tx) =>
        close(tx, id, { kind: 'expire', rule: 'expiry', key: `expire ${id}`, at: now }),
      ),
    );
  }
  return points;
}

/** What an erased customer had is nobody's any more; the books still add up. */
export async function giveUpPoints(tx: Transaction, customerId: string, now: Date): Promise<void> {
  const lots = await tx.pointsLot.findMany({ where: { customerId }, select: { id: true } });
  for (const { id } of lots) {
    await close(tx, id, { kind: 'give-up', rule: 'erasure', key: `give-up ${id}`, at: now });
  }
  // Why staff corrected something, and which order or code it was about.
  await tx.pointsTransaction.updateMany({
    where: { entries: { some: { lot: { customerId } } } },
    data: { text: null, subject: '' },
  });
  // A key may name the customer.
  await tx.pointsLot.updateMany({ where: { customerId }, data: { customerId: null } });
}

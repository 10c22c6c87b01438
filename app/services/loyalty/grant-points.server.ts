/**
 * Points for what a customer did, in the transaction of what they did: a purchase that was delivered, a
 * visit, an answer. Within the programme's limits, which hold however many things happen at once.
 */
import { pointsFor, type EarnRule } from '#rules/customers/loyalty/programme.ts';
import { tierOf } from '#rules/customers/loyalty/tier.ts';
import type { Prisma, Transaction } from '#app/utils/database.server.ts';
import { lockCustomers } from '../customers/lock-customers.server.ts';
import { credit } from './ledger.server.ts';
import { standardProgramme } from './programme.ts';
import { rewardReferral } from './referrals.server.ts';

/** For an order that is delivered: its points, and those of whoever recommended us to its customer. */
export async function grantForOrder(tx: Transaction, orderId: string, now: Date): Promise<void> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      ...{ number: true, customerId: true, net: true, currency: true },
      customerRef: { select: { erasedAt: true } },
    },
  });
  const { number, customerId, net, currency, customerRef } = order;
  // Who was erased while it was on its way gets it delivered, and nothing else.
  if (customerId === null || customerRef?.erasedAt !== null) return;
  const { tier } = await standing(tx, customerId, now);
  const points = pointsFor(standardProgramme, { net, currency, tier });
  if (points > 0) {
    const movement = { kind: 'earn', rule: 'spend', subject: number, at: now } as const;
    await credit(tx, customerId, points, {
      ...movement,
      key: `spend ${orderId}`,
      book: 'issued',
    });
  }
  await rewardReferral(tx, { customerId, net, currency }, now);
}

/** For a visit at the counter: once a day, and so often in a month. */
export const grantForVisit = (tx: Transaction, customerId: string, now: Date): Promise<void> =>
  grantSome(tx, customerId, { rule: 'visit', of: now.toISOString().slice(0, 10), now });

/** For an answer to a question of ours, once for each. */
export const grantForReview = (
  tx: Transaction,
  customerId: string,
  messageId: string,
  now: Date,
): Promise<void> => grantSome(tx, customerId, { rule: 'review', of: messageId, now });

async function grantSome(
  tx: Transaction,
  customerId: string,
  { rule, of, now }: { readonly rule: 'visit' | 'review'; readonly of: string; readonly now: Date },
): Promise<void> {
  const key = `${rule} ${customerId} ${of}`;
  await lockCustomers(tx, [customerId], 'for-itself');
  if ((await tx.pointsTransaction.count({ where: { key } })) > 0) return;
  const { points, perMonth, budget } = standardProgramme.earn[rule];
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const before = await tx.pointsLot.count({
    where: { customerId, rule, earnedAt: { gte: month } },
  });
  if (before >= perMonth || !(await takeBudget(tx, { rule, points, budget, now }))) return;
  await credit(tx, customerId, points, { kind: 'earn', rule, key, at: now, book: 'issued' });
}

/** Whether the year's budget of an earn rule still has that many; then they are taken of it. */
export async function takeBudget(
  tx: Transaction,
  taken: {
    readonly rule: EarnRule;
    readonly points: number;
    readonly budget: number;
    readonly now: Date;
  },
): Promise<boolean> {
  const { rule, points, budget, now } = taken;
  const year = now.toISOString().slice(0, 4);
  await tx.pointsBudget.upsert({
    where: { rule_year: { rule, year } },
    create: { rule, year, used: 0 },
    update: {},
  });
  const { count } = await tx.pointsBudget.updateMany({
    where: { rule, year, used: { lte: budget - points } },
    data: { used: { increment: points } },
  });
  return count === 1;
}

/** The lots that make a tier: what was earned by doing something, not what staff corrected. */
export const EARNED_LOTS = {
  where: { rule: { not: 'correction' } },
  select: { earned: true, earnedAt: true },
} satisfies Prisma.PointsLotFindManyArgs;

/** The tier by those lots. */
export const standingBy = (
  lots: readonly { readonly earned: number; readonly earnedAt: Date }[],
  now: Date,
) =>
  tierOf(
    standardProgramme,
    lots.map(({ earned: points, earnedAt: at }) => ({ points, at })),
    now,
  );

export async function standing(
  client: Pick<Transaction, 'pointsLot'>,
  customerId: string,
  now: Date,
) {
  const lots = await client.pointsLot.findMany({
    ...EARNED_LOTS,
    where: { ...EARNED_LOTS.where, customerId },
  });
  return standingBy(lots, now);
}

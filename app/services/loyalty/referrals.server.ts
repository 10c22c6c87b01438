/**
 * Friends who bring friends: a code to give away, a friend who enters it before their first order, and
 * points for both when that is delivered. Nobody brings themselves: who shares an address, a phone, a
 * card or a device with whoever gave the code gets nothing, and neither do they.
 */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requireCustomer } from '#app/utils/permissions.server.ts';
import { countAttempt } from '#app/utils/rate-limit.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { newCode } from './code.server.ts';
import { takeBudget } from './grant-points.server.ts';
import { credit } from './ledger.server.ts';
import { standardProgramme } from './programme.ts';

/** The customer's own code, made when it is first asked for. */
export function referralCode(customerId: string): Promise<string> {
  return inTransaction(
    async (tx) => {
      const known = await tx.referralCode.findFirst({
        where: { customerId },
        orderBy: { code: 'asc' },
      });
      if (known) return known.code;
      const code = newCode('F');
      await tx.referralCode.create({ data: { code, customerId } });
      return code;
    },
    { serializable: true },
  );
}

const LIMIT = { name: 'referral-code', attempts: 20, seconds: 60 * 60 };
const enterSchema = z.object({ code: z.string().trim().toUpperCase().min(1).max(40) });

/**
 * A friend names who recommended us. `referral-unknown` for no code of anybody else's,
 * `referral-late` for who has ordered before or named somebody already.
 */
export async function enterReferral(actor: Actor, input: unknown): Promise<void> {
  const friendId = requireCustomer(actor);
  const { code } = parseInput(enterSchema, input);
  await countAttempt(LIMIT, actor.ip, actor.now);
  await inTransaction(
    async (tx) => {
      const found = await tx.referralCode.findUnique({ where: { code } });
      if (found === null || found.customerId === friendId) throw new AppError('referral-unknown');
      const before =
        (await tx.order.count({ where: { customerId: friendId, status: { not: 'cancelled' } } })) +
        (await tx.referral.count({ where: { friendId } }));
      if (before > 0) throw new AppError('referral-late');
      await tx.referral.create({
        data: { referrerId: found.customerId, friendId, at: actor.now },
      });
      const subject = { kind: 'customer', id: friendId };
      await recordAudit(tx, actor, 'loyalty.referred', subject);
    },
    { serializable: true },
  );
}

/** With the friend's first delivered order that is large enough; refused ones are decided for good. */
export async function rewardReferral(
  tx: Transaction,
  order: { readonly customerId: string; readonly net: number; readonly currency: string },
  now: Date,
): Promise<void> {
  const { customerId: friendId, net, currency } = order;
  const pending = await tx.referral.findFirst({
    where: { friendId, status: 'pending' },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const { points, welcome, perYear, least, budget } = standardProgramme.earn.referral;
  if (pending === null || net < (least[currency] ?? Infinity)) return;
  const { id, referrerId } = pending;
  const year = new Date(Date.UTC(now.getUTCFullYear(), 0, 1));
  const rewarded = await tx.referral.count({
    where: { referrerId, status: 'rewarded', decidedAt: { gte: year } },
  });
  const fair = referrerId !== friendId && !(await shareSomething(tx, referrerId, friendId));
  const total = { rule: 'referral', points: points + welcome, budget, now } as const;
  const isGranted = fair && rewarded < perYear && (await takeBudget(tx, total));
  const { count } = await tx.referral.updateMany({
    where: { id, status: 'pending' },
    data: { status: isGranted ? 'rewarded' : 'refused', decidedAt: now },
  });
  if (!isGranted || count !== 1) return;
  const movement = { kind: 'earn', at: now, book: 'issued' } as const;
  await credit(tx, referrerId, points, {
    ...movement,
    rule: 'referral',
    key: `referral ${id}`,
  });
  await credit(tx, friendId, welcome, { ...movement, rule: 'welcome', key: `welcome ${id}` });
}

async function shareSomething(tx: Transaction, a: string, b: string): Promise<boolean> {
  const own = await tx.customerIdentifier.findMany({
    where: { customerId: a, kind: { notIn: ['account', 'order-number'] } },
    select: { kind: true, value: true },
  });
  if (own.length === 0) return false;
  return (await tx.customerIdentifier.count({ where: { customerId: b, OR: own } })) > 0;
}

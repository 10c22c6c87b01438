/**
 * Points become a reward: a code for this customer alone, used once, that works as a promotion does: it
 * is in the waterfall of the price, and is given back with an order that is cancelled.
 */
import { z } from 'zod';
import { promotionEffectSchema } from '#rules/quotes/promotion-effect.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, isUniqueViolation } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requireCustomer } from '#app/utils/permissions.server.ts';
import { recordAudit, recordInteraction, toJson } from '#app/utils/record.server.ts';
import { newCode } from './code.server.ts';
import { debit } from './ledger.server.ts';
import { standardProgramme } from './programme.ts';

const DAY_MS = 86_400_000;
/** Two who take the same points at once meet; then it is done again. */
const ATTEMPTS = 8;

const redeemSchema = z.object({
  reward: fields.id,
  /** Of the form, so that one sent twice is redeemed once. */
  key: z.string().min(8).max(100),
});

/** The code. `points-missing` where there are too few. */
export async function redeemReward(actor: Actor, input: unknown): Promise<{ code: string }> {
  const customerId = requireCustomer(actor);
  const { reward: id, key } = parseInput(redeemSchema, input);
  const reward = standardProgramme.rewards.find((one) => one.id === id);
  if (reward === undefined) throw new AppError('unknown-value', { key: id });
  const own = `redeem ${customerId} ${key}`;
  return again(async () => {
    const known = await database().pointsTransaction.findUnique({ where: { key: own } });
    if (known) return { code: known.subject };
    const code = newCode('P');
    await inTransaction(async (tx) => {
      const done = await debit(tx, customerId, reward.points, {
        ...{ kind: 'redeem', rule: reward.id, key: own, subject: code },
        ...{ userId: actor.user?.id, at: actor.now, book: 'redeemed' },
      });
      // Another request of the same form has just done it.
      if (!done) throw new AppError('status-conflict');
      const until = new Date(actor.now.getTime() + reward.validDays * DAY_MS);
      await tx.promotion.create({
        data: {
          ...{ code, holderId: customerId, uses: 1, usesEach: 1, createdAt: actor.now },
          title: toJson(reward.title),
          effect: toJson(promotionEffectSchema.parse(reward.effect)),
          endsOn: until.toISOString().slice(0, 10),
        },
      });
      const subject = { kind: 'customer', id: customerId };
      const told = { reward: reward.id, points: reward.points };
      await recordInteraction(tx, actor, 'points-redeemed', subject, told, customerId);
      await recordAudit(tx, actor, 'loyalty.redeemed', subject, told);
    });
    return { code };
  });
}

/** Does it again where it met another, and where another was first with the same key. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const met = error instanceof AppError && error.code === 'status-conflict';
      if (attempt === ATTEMPTS || !(met || isUniqueViolation(error))) throw error;
    }
  }
}

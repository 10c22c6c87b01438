/**
 * Promotion codes: what they give, to whom, as long as there is some left; and their use, written
 * in the transaction of the order that uses them, or given back in that of its cancelling. Never
 * used beyond uses, budget or customer's share: the promotion's row is locked by counting it, and
 * looked at afterwards.
 */
import type { Text } from '#rules/model/text.ts';
import type { Deal, Promotion } from '#rules/pricing/deal-types.ts';
import { sum } from '#rules/pricing/money.ts';
import { promotionState } from '#rules/quotes/promotion.ts';
import { promotionIn, type PromotionEffect } from '#rules/quotes/promotion-effect.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, type Prisma, type Transaction } from '#app/utils/database.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import type { ErrorCode } from '#rules/policy/errors.ts';

export interface ResolvedPromotions {
  readonly promotions: readonly Promotion[];
  readonly refused: readonly { readonly code: string; readonly why: ErrorCode }[];
}

interface Asked {
  readonly currency: string;
  readonly customerId: string;
  /** YYYY-MM-DD */
  readonly today: string;
}

type Row = Prisma.PromotionGetPayload<object>;

export async function resolvePromotions(
  codes: readonly string[],
  asked: Asked,
): Promise<ResolvedPromotions> {
  const rows = await database().promotion.findMany({ where: { code: { in: [...codes] } } });
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const promotions: Promotion[] = [];
  const refused: { code: string; why: ErrorCode }[] = [];
  for (const code of new Set(codes)) {
    const found = await resolveOne(byCode.get(code), asked);
    if (typeof found === 'string') refused.push({ code, why: found });
    else promotions.push(found);
  }
  return { promotions, refused };
}

/** The uses that count: of orders that stand. */
const usesOf = (client: Transaction, promotionId: string) =>
  client.promotionRedemption.findMany({
    where: { promotionId, givenBackAt: null },
    select: { customerId: true, amount: true, order: { select: { id: true, currency: true } } },
  });

async function resolveOne(
  row: Row | undefined,
  { currency, customerId, today }: Asked,
): Promise<Promotion | ErrorCode> {
  // A reward is its holder's alone.
  const isTheirs = row === undefined || row.holderId === null || row.holderId === customerId;
  if (row === undefined || !isTheirs) return 'promotion-unknown';
  const state = promotionState(row, today);
  if (state !== 'running') return state === 'used-up' ? 'promotion-used-up' : 'promotion-over';
  const uses = await usesOf(database(), row.id);
  const own = uses.filter((use) => use.customerId === customerId).length;
  if (row.usesEach !== null && own >= row.usesEach) return 'promotion-used-up';
  const given = sum(uses.filter(({ order }) => order.currency === currency).map((u) => u.amount));
  const { code, id, version } = row;
  const title = row.title as unknown as Text;
  const effect = row.effect as unknown as PromotionEffect;
  const promotion = promotionIn(currency, effect, { code, id, version, title }, given);
  if (promotion === undefined) return 'promotion-over';
  return promotion.remainingBudget === 0 ? 'promotion-used-up' : promotion;
}

/** What each promotion gave in a deal, by its id. */
function givenBy(deal: Deal, { id }: Promotion): number {
  const steps = deal.steps.filter(({ cause }) => cause === `promotion:${id}`);
  return -sum(steps.map(({ amount }) => amount));
}

/** Uses the promotions of a deal for an order, or refuses: `promotion-used-up`. */
export async function redeemPromotions(
  tx: Transaction,
  promotions: readonly Promotion[],
  {
    deal,
    orderId,
    customerId,
    now,
  }: {
    readonly deal: Deal;
    readonly orderId: string;
    readonly customerId: string;
    readonly now: Date;
  },
): Promise<void> {
  for (const promotion of [...promotions].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const amount = givenBy(deal, promotion);
    if (amount === 0) continue;
    const row = await tx.promotion.update({
      where: { id: promotion.id },
      data: { used: { increment: 1 } },
    });
    const uses = await usesOf(tx, row.id);
    const own = uses.filter((use) => use.customerId === customerId).length;
    const same = uses.filter(({ order }) => order.currency === deal.currency);
    const budget = (row.effect as unknown as PromotionEffect).budget?.[deal.currency];
    const usedUp =
      (row.holderId !== null && row.holderId !== customerId) ||
      (row.uses !== null && row.used > row.uses) ||
      (row.usesEach !== null && own >= row.usesEach) ||
      (budget !== undefined && sum(same.map((use) => use.amount)) + amount > budget);
    if (usedUp) throw new AppError('promotion-used-up', { code: promotion.code });
    await tx.promotionRedemption.create({
      data: { promotionId: row.id, customerId, orderId, amount, at: now },
    });
  }
}

const usesByOrder = (client: Transaction, orderId: string) =>
  client.promotionRedemption.findMany({
    where: { orderId, givenBackAt: null },
    orderBy: { promotionId: 'asc' },
    select: { id: true, promotionId: true, amount: true },
  });

/** What a budget has left for an order beside what other orders used of it. */
async function leftFor(
  client: Transaction,
  row: Row,
  { orderId, currency }: { readonly orderId: string; readonly currency: string },
): Promise<number> {
  const budget = (row.effect as unknown as PromotionEffect).budget?.[currency];
  if (budget === undefined) return Infinity;
  const uses = await usesOf(client, row.id);
  const others = uses.filter(({ order }) => order.currency === currency && order.id !== orderId);
  return Math.max(0, budget - sum(others.map(({ amount }) => amount)));
}

/**
 * The promotions of an agreement for a change of the order it became: they may give what they gave
 * it, and more as far as it was agreed and their budget still has it.
 */
export async function promotionsOfOrder(
  promotions: readonly Promotion[],
  asked: { readonly orderId: string; readonly currency: string },
): Promise<readonly Promotion[]> {
  const own = await usesByOrder(database(), asked.orderId);
  return Promise.all(
    promotions.map(async (promotion) => {
      const { remainingBudget } = promotion;
      const row = await database().promotion.findUniqueOrThrow({ where: { id: promotion.id } });
      const given = own.find(({ promotionId }) => promotionId === row.id)?.amount ?? 0;
      const left = Math.max(given, await leftFor(database(), row, asked));
      const most = Math.min(remainingBudget ?? Infinity, left);
      return { ...promotion, remainingBudget: most === Infinity ? undefined : most };
    }),
  );
}

/**
 * What a changed order uses of the promotions it was agreed with: each is still used once, for what
 * it gives now. Refuses `promotion-used-up` where it would give more than there is.
 */
export async function redeemAgain(
  tx: Transaction,
  promotions: readonly Promotion[],
  changed: Parameters<typeof redeemPromotions>[2],
): Promise<void> {
  const { deal, orderId } = changed;
  const uses = new Map((await usesByOrder(tx, orderId)).map((use) => [use.promotionId, use]));
  for (const promotion of [...promotions].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const use = uses.get(promotion.id);
    if (use === undefined) {
      await redeemPromotions(tx, [promotion], changed);
      continue;
    }
    const amount = givenBy(deal, promotion);
    if (amount === use.amount) continue;
    // Written without a change: whoever else uses it waits, and counts what is used here.
    const row = await tx.promotion.update({
      where: { id: promotion.id },
      data: { used: { increment: 0 } },
    });
    const left = await leftFor(tx, row, { orderId, currency: deal.currency });
    if (amount > Math.max(left, use.amount)) {
      throw new AppError('promotion-used-up', { code: promotion.code });
    }
    await tx.promotionRedemption.update({ where: { id: use.id }, data: { amount } });
  }
}

/**
 * Gives back what an order used of promotions, because it is cancelled: to their uses, their budget
 * and the customer's share. However often it is asked for, each use is given back once.
 */
export async function giveBackPromotions(
  tx: Transaction,
  actor: Actor,
  orderId: string,
): Promise<void> {
  for (const { id, promotionId, amount } of await usesByOrder(tx, orderId)) {
    const { count } = await tx.promotionRedemption.updateMany({
      where: { id, givenBackAt: null },
      data: { givenBackAt: actor.now },
    });
    if (count !== 1) continue;
    await tx.promotion.update({ where: { id: promotionId }, data: { used: { decrement: 1 } } });
    const subject = { kind: 'promotion', id: promotionId };
    await recordAudit(tx, actor, 'promotion.given-back', subject, { orderId, amount });
  }
}

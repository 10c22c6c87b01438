/** Promotions with what was used of them so far, for those who manage them. */
import type { Text } from '#rules/model/text.ts';
import {
  promotionState,
  type PromotionDraft,
  type PromotionState,
} from '#rules/quotes/promotion.ts';
import type { PromotionEffect } from '#rules/quotes/promotion-effect.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

/** What counts of its uses. */
const COUNTED = {
  redemptions: {
    where: { givenBackAt: null },
    select: { amount: true, order: { select: { currency: true } } },
  },
} satisfies Prisma.PromotionInclude;
type Row = Prisma.PromotionGetPayload<{ include: typeof COUNTED }>;

const REDEMPTIONS = {
  redemptions: {
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: {
      amount: true,
      at: true,
      givenBackAt: true,
      customer: { select: { id: true, name: true } },
      order: { select: { number: true, currency: true } },
    },
  },
} satisfies Prisma.PromotionInclude;

export interface PromotionView {
  readonly id: string;
  readonly version: number;
  readonly draft: PromotionDraft;
  readonly state: PromotionState;
  /** Uses that count, and what they gave by currency; minor units. */
  readonly used: number;
  readonly given: Readonly<Record<string, number>>;
}

export interface PromotionHistory extends PromotionView {
  /** The newest first, those given back among them. */
  readonly redemptions: readonly {
    readonly order: string;
    readonly currency: string;
    readonly amount: number;
    readonly customer: { readonly id: string; readonly name: string } | undefined;
    readonly at: Date;
    readonly givenBackAt: Date | undefined;
  }[];
}

/** All of them: those that run or will first, then by code. */
export async function listPromotions(actor: Actor): Promise<readonly PromotionView[]> {
  requirePermission(actor, 'promotions:manage');
  const rows = await database().promotion.findMany({
    include: COUNTED,
    orderBy: { code: 'asc' },
  });
  const gone = (state: PromotionState) => state === 'ended' || state === 'over';
  return rows
    .map((row) => viewOf(row, actor))
    .sort((a, b) => Number(gone(a.state)) - Number(gone(b.state)));
}

export async function getPromotion(actor: Actor, id: string): Promise<PromotionHistory> {
  requirePermission(actor, 'promotions:manage');
  const row = await database().promotion.findUnique({ where: { id }, include: REDEMPTIONS });
  if (row === null) throw new AppError('not-found');
  const counted = row.redemptions.filter(({ givenBackAt }) => givenBackAt === null);
  return {
    ...viewOf({ ...row, redemptions: counted }, actor),
    redemptions: row.redemptions.map(({ amount, at, givenBackAt, customer, order }) => ({
      order: order.number,
      currency: order.currency,
      amount,
      customer: customer ?? undefined,
      at,
      givenBackAt: givenBackAt ?? undefined,
    })),
  };
}

function viewOf(row: Row, actor: Actor): PromotionView {
  const given: Record<string, number> = {};
  for (const { amount, order } of row.redemptions) {
    given[order.currency] = (given[order.currency] ?? 0) + amount;
  }
  return {
    id: row.id,
    version: row.version,
    draft: {
      code: row.code,
      title: row.title as unknown as Text,
      effect: row.effect as unknown as PromotionEffect,
      startsOn: row.startsOn ?? undefined,
      endsOn: row.endsOn ?? undefined,
      uses: row.uses ?? undefined,
      usesEach: row.usesEach ?? undefined,
    },
    state: promotionState(row, actor.now.toISOString().slice(0, 10)),
    used: row.used,
    given,
  };
}

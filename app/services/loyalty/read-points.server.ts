/** What a customer has and had: balance, tier, history, codes; and what the whole programme comes to. */
import { usable } from '#rules/customers/loyalty/consume.ts';
import type { TierStanding } from '#rules/customers/loyalty/tier.ts';
import { promotionState } from '#rules/quotes/promotion.ts';
import type { Text } from '#rules/model/text.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { requireCustomer, requirePermission } from '#app/utils/permissions.server.ts';
import { noteAccess } from '../customers/profile-access.server.ts';
import { standing } from './grant-points.server.ts';
import { standardProgramme } from './programme.ts';

const DAY_MS = 86_400_000;
const SHOWN = 100;

export interface PointsMovement {
  readonly id: string;
  readonly kind: string;
  readonly rule: string;
  readonly subject: string;
  readonly text?: string | undefined;
  /** Of the customer's book: above 0 given, below taken. */
  readonly points: number;
  readonly at: Date;
}

export interface CustomerPoints {
  readonly balance: number;
  /** Of what is about to expire, all and when the first of it does. */
  readonly expiring?: { readonly points: number; readonly at: Date } | undefined;
  readonly standing: TierStanding;
  /** The newest first. */
  readonly movements: readonly PointsMovement[];
  /** Codes that can be used. */
  readonly codes: readonly {
    readonly code: string;
    readonly title: Text;
    readonly endsOn: string | null;
  }[];
  /** Friends who came by their code, and those who were rewarded. */
  readonly friends: { readonly all: number; readonly rewarded: number };
  /** They have named who recommended us, or cannot any more. */
  readonly mayNameReferrer: boolean;
}

/** One's own, or of the customer acted for. */
export const ownPoints = (actor: Actor): Promise<CustomerPoints> =>
  read(requireCustomer(actor), actor.now);

/** Of any customer, for staff. */
export async function pointsOf(actor: Actor, customerId: string): Promise<CustomerPoints> {
  requirePermission(actor, 'customers:read');
  const points = await read(customerId, actor.now);
  await noteAccess(actor, customerId);
  return points;
}

async function read(customerId: string, now: Date): Promise<CustomerPoints> {
  const lots = await database().pointsLot.findMany({ where: { customerId, left: { gt: 0 } } });
  const here = usable(lots, now);
  const soon = new Date(now.getTime() + standardProgramme.noticeDays * DAY_MS);
  const expiring = here.filter(({ expiresAt }) => expiresAt <= soon);
  const [first] = expiring;
  const sum = (some: typeof here) => some.reduce((total, { left }) => total + left, 0);
  const transactions = await database().pointsTransaction.findMany({
    where: { entries: { some: { lot: { customerId } } } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: SHOWN,
    include: { entries: { where: { lot: { customerId } } } },
  });
  const codes = await database().promotion.findMany({
    where: { holderId: customerId },
    orderBy: [{ endsOn: 'asc' }, { code: 'asc' }],
  });
  const today = now.toISOString().slice(0, 10);
  const friends = { referrerId: customerId };
  return {
    balance: sum(here),
    expiring: first && { points: sum(expiring), at: first.expiresAt },
    standing: await standing(database(), customerId, now),
    movements: transactions.map(({ entries, text, id, kind, rule, subject, at }) => ({
      ...{ id, kind, rule, subject, at },
      text: text ?? undefined,
      points: entries.reduce((total, { points }) => total + points, 0),
    })),
    codes: codes
      .filter((code) => promotionState(code, today) === 'running')
      .map(({ code, title, endsOn }) => ({ code, title: title as unknown as Text, endsOn })),
    friends: {
      all: await database().referral.count({ where: friends }),
      rewarded: await database().referral.count({ where: { ...friends, status: 'rewarded' } }),
    },
    mayNameReferrer:
      (await database().referral.count({ where: { friendId: customerId } })) === 0 &&
      (await database().order.count({
        where: { customerId, status: { not: 'cancelled' } },
      })) === 0,
  };
}

export interface ProgrammeFigures {
  /** Points by book of ours: what was issued, redeemed, expired, and corrected, each from 0 up. */
  readonly books: Readonly<Record<'issued' | 'redeemed' | 'expired' | 'corrected', number>>;
  /** What customers have and may still use. */
  readonly outstanding: number;
  readonly customers: number;
  /** Of this year. */
  readonly budgets: readonly {
    readonly rule: string;
    readonly used: number;
    readonly budget: number;
  }[];
}

export async function programmeFigures(actor: Actor): Promise<ProgrammeFigures> {
  requirePermission(actor, 'points:correct');
  const sums = await database().pointsEntry.groupBy({ by: ['book'], _sum: { points: true } });
  const of = (book: string) => sums.find((one) => one.book === book)?._sum.points ?? 0;
  const holders = await database().pointsLot.groupBy({
    by: ['customerId'],
    where: { left: { gt: 0 }, customerId: { not: null } },
  });
  const year = actor.now.toISOString().slice(0, 4);
  const used = await database().pointsBudget.findMany({ where: { year } });
  return {
    books: {
      issued: 0 - of('issued'),
      redeemed: of('redeemed'),
      expired: of('expired'),
      corrected: 0 - of('corrected'),
    },
    outstanding: of('customer'),
    customers: holders.length,
    budgets: (['visit', 'review', 'referral'] as const).map((rule) => ({
      rule,
      used: used.find((one) => one.rule === rule)?.used ?? 0,
      budget: standardProgramme.earn[rule].budget,
    })),
  };
}

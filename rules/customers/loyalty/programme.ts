/**
 * The loyalty programme: what earns points, how many, up to which limits; what they are good for; and
 * which tier they make. It is data (`standard.json`), read and checked once.
 */
import { z } from 'zod';
import { textSchema } from '#rules/model/text.ts';

const count = z.number().int().min(1);
/** Minor units by currency. */
const amounts = z.record(z.string().regex(/^[A-Z]{3}$/), count);

/** A code that takes something off, as a promotion does; how is the promotions' to know. */
const rewardSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: textSchema,
  points: count,
  /** How long the code can be used. */
  validDays: count,
  effect: z.record(z.string(), z.unknown()),
});
export type Reward = z.infer<typeof rewardSchema>;

const tierSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: textSchema,
  /** Least points earned within `tierMonths`. */
  from: z.number().int().min(0),
  /** What a purchase earns in this tier, of what it earns in the first. */
  percent: z.number().int().min(100).max(1000),
});
export type Tier = z.infer<typeof tierSchema>;

export const programmeSchema = z
  .strictObject({
    title: textSchema,
    validMonths: count,
    /** How long before they expire the customer hears of it. */
    noticeDays: count,
    earn: z.strictObject({
      /** `points` for each full `per` of an order's goods without tax, when it is delivered. */
      spend: z.strictObject({ per: amounts, points: count }),
      visit: z.strictObject({ points: count, perMonth: count, budget: count }),
      review: z.strictObject({ points: count, perMonth: count, budget: count }),
      /** For whoever recommends, and `welcome` for the friend, whose first order comes to `least`. */
      referral: z.strictObject({
        points: count,
        welcome: count,
        perYear: count,
        least: amounts,
        /** Points of both together in a year. */
        budget: count,
      }),
    }),
    tiers: z.array(tierSchema).min(1),
    tierMonths: count,
    /** How long a tier is kept that is not earned any more. */
    graceDays: z.number().int().min(0),
    rewards: z.array(rewardSchema),
  })
  .refine(({ tiers }) => tiers[0]?.from === 0, 'everybody has a tier')
  .refine(
    ({ tiers }) => tiers.every(({ from }, at) => at === 0 || from > (tiers[at - 1]?.from ?? 0)),
    'tiers rise',
  );
export type Programme = z.infer<typeof programmeSchema>;

export const EARN_RULES = [
  'spend',
  'visit',
  'review',
  'referral',
  'welcome',
  'correction',
] as const;
export type EarnRule = (typeof EARN_RULES)[number];

/** Points of a purchase; none in a currency the programme does not know. */
export function pointsFor(
  { earn: { spend } }: Programme,
  { net, currency, tier }: { readonly net: number; readonly currency: string; readonly tier: Tier },
): number {
  const per = spend.per[currency];
  if (per === undefined || net < per) return 0;
  return Math.floor((Math.floor(net / per) * spend.points * tier.percent) / 100);
}

/** The same day some months later, in UTC; the last of a shorter month. */
export function monthsLater(at: Date, months: number): Date {
  const then = new Date(at);
  then.setUTCDate(1);
  then.setUTCMonth(at.getUTCMonth() + months);
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(at.getUTCDate(), last));
  return then;
}

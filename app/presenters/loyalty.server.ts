/** Points, rewards and the programme in the words of the page. */
import { randomUUID } from 'node:crypto';
import type { ShownPoints, ShownReward } from '#components/loyalty/types.ts';
import { getCustomerName } from '#app/services/customers/get-customer.server.ts';
import { standardProgramme } from '#app/services/loyalty/programme.ts';
import {
  ownPoints,
  pointsOf,
  type CustomerPoints,
} from '#app/services/loyalty/read-points.server.ts';
import { referralCode } from '#app/services/loyalty/referrals.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { requireCustomer } from '#app/utils/permissions.server.ts';
import { translate } from '#rules/model/translate.ts';

const titleOf = (reward: string, locale: string): string => {
  const found = standardProgramme.rewards.find(({ id }) => id === reward);
  return found ? translate(found.title, locale) : reward;
};

function shown(
  { standing, movements, codes, expiring, ...points }: CustomerPoints,
  locale: string,
): ShownPoints {
  const { tier, earned, next } = standing;
  return {
    ...points,
    expiring: expiring && { points: expiring.points, at: expiring.at.toISOString() },
    tier: translate(tier.title, locale),
    earned,
    next: next && { tier: translate(next.tier.title, locale), missing: next.missing },
    codes: codes.map(({ code, title, endsOn }) => ({
      ...{ code, endsOn },
      title: translate(title, locale),
    })),
    movements: movements.map(({ kind, rule, at, ...one }) => ({
      ...one,
      kind: kind as ShownPoints['movements'][number]['kind'],
      rule: kind === 'redeem' ? titleOf(rule, locale) : rule,
      at: at.toISOString(),
    })),
  };
}

export async function presentOwnPoints(actor: Actor) {
  const points = shown(await ownPoints(actor), actor.locale);
  const { referral } = standardProgramme.earn;
  const rewards: readonly ShownReward[] = standardProgramme.rewards.map((reward) => ({
    id: reward.id,
    title: translate(reward.title, actor.locale),
    points: reward.points,
    affordable: reward.points <= points.balance,
    key: randomUUID(),
  }));
  return {
    points,
    rewards,
    code: await referralCode(requireCustomer(actor)),
    referral: { points: referral.points, welcome: referral.welcome },
  };
}

export async function presentPointsOf(actor: Actor, customerId: string) {
  const name = await getCustomerName(actor, customerId);
  const points = shown(await pointsOf(actor, customerId), actor.locale);
  return { points, name, key: randomUUID() };
}

/** One's own points: how many, what they are good for, where they came from, and friends. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { Friends } from '#components/loyalty/friends.tsx';
import { MovementTable } from '#components/loyalty/movement-table.tsx';
import { Rewards } from '#components/loyalty/rewards.tsx';
import { Standing } from '#components/loyalty/standing.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentOwnPoints } from '#app/presenters/loyalty.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { redeemReward } from '#app/services/loyalty/redeem-reward.server.ts';
import { enterReferral } from '#app/services/loyalty/referrals.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';
import { requireCustomer } from '#app/utils/permissions.server.ts';

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('redeem'), reward: z.string(), key: z.string() }),
  z.object({ intent: z.literal('friend'), code: z.string().max(200) }),
]);

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentOwnPoints(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const form = await readForm(request).catch(throwAppError);
  try {
    requireCustomer(actor);
    const parsed = schema.safeParse(Object.fromEntries(form));
    if (!parsed.success) throw new AppError('malformed-form');
    const wish = parsed.data;
    if (wish.intent === 'redeem') await redeemReward(actor, wish);
    else {
      try {
        await enterReferral(actor, wish);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const refused = { typed: wish.code, code: error.code };
        return data({ refused }, { status: error.status, headers: await sessionHeaders(actor) });
      }
    }
  } catch (error) {
    throwAppError(error, request);
  }
  return redirect(paths.points(), { headers: await sessionHeaders(actor) });
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('loyalty.title'));

export default function OwnPoints() {
  const { points, rewards, code, referral } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const t = useTranslations('loyalty');
  return (
    <Page width="text">
      <PageHeader title={t('title')} lead={t('lead')} />
      <Standing points={points} />
      <Rewards rewards={rewards} codes={points.codes} />
      <Friends
        code={code}
        friends={points.friends}
        mayNameReferrer={points.mayNameReferrer}
        {...referral}
        refused={refused}
      />
      <MovementTable movements={points.movements} />
    </Page>
  );
}

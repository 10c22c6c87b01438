/** A new promotion. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { PromotionForm } from '#components/promotions/promotion-form.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { promotionForm } from '#rules/quotes/promotion.ts';
import { presentNewPromotion, promotionCurrencies } from '#app/presenters/promotions.server.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { createPromotion } from '#app/services/promotions/create-promotion.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentNewPromotion(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action(args: ActionFunctionArgs) {
  try {
    const schema = promotionForm(await promotionCurrencies());
    return await answerForm(args, schema, async (actor, draft) => {
      const { id } = await createPromotion(actor, draft);
      return paths.promotion(id);
    });
  } catch (error) {
    throwAppError(error, args.request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('quotes.promotions.new'));

export default function NewPromotion() {
  const { scopes, currencies } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('quotes.promotions');
  return (
    <Page width="text">
      <div>
        <Link to={paths.promotions()} className="text-sm text-accent underline underline-offset-4">
          {t('title')}
        </Link>
      </div>
      <PageHeader title={t('new')} />
      <PromotionForm scopes={scopes} currencies={currencies} refused={answer} />
    </Page>
  );
}

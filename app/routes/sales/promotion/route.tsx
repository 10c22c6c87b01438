/** One promotion: what was used of it, its terms to change, and its end. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { Gives, Period, Redeemed, StateBadge } from '#components/promotions/facts.tsx';
import { PromotionForm } from '#components/promotions/promotion-form.tsx';
import { RedemptionTable } from '#components/promotions/promotion-table.tsx';
import { Button } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { translate } from '#rules/model/translate.ts';
import { promotionForm } from '#rules/quotes/promotion.ts';
import { currenciesToChange, presentPromotion } from '#app/presenters/promotions.server.ts';
import { answerSubmission } from '#app/routes/answer-form.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { changePromotion } from '#app/services/promotions/change-promotion.server.ts';
import { endPromotion } from '#app/services/promotions/end-promotion.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    return await presentPromotion(await loadActor(request, context), params['id'] ?? '');
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const id = params['id'] ?? '';
    const form = await readForm(request);
    if (form.get('intent') === 'end') {
      await endPromotion(actor, { id });
      return redirect(paths.promotion(id), { headers: await sessionHeaders(actor) });
    }
    const version = form.get('version');
    const schema = promotionForm(await currenciesToChange(actor, id));
    return await answerSubmission(actor, form, schema, async (_, draft) => {
      await changePromotion(actor, { id, version }, draft);
      return { saved: true as const };
    });
  } catch (error) {
    throwAppError(error, request);
  }
}

// After a conflict the form has to be of the promotion as it is now; what was typed stays.
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  pageMeta(matches, () => shown?.promotion.code);

export default function PromotionPage() {
  const { promotion, initial, version, scopes, currencies, redemptions } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('quotes.promotions');
  const locale = useLocale();
  const facts = [
    [t('gives'), <Gives key="gives" promotion={promotion} />],
    [t('period'), <Period key="period" promotion={promotion} />],
    [t('redeemed'), <Redeemed key="redeemed" promotion={promotion} />],
  ] as const;
  return (
    <Page width="text">
      <div>
        <Link to={paths.promotions()} className="text-sm text-accent underline underline-offset-4">
          {t('title')}
        </Link>
      </div>
      <PageHeader
        title={promotion.code}
        lead={
          <>
            {translate(promotion.title, locale)} <StateBadge state={promotion.state} />
          </>
        }
        actions={
          promotion.state === 'ended' ? undefined : (
            <Form method="post">
              <Button look="danger" name="intent" value="end">
                {t('end')}
              </Button>
            </Form>
          )
        }
      />
      {answer && 'saved' in answer ? (
        <p role="status" className="rounded-md border border-success bg-raised p-4 font-medium">
          {t('saved')}
        </p>
      ) : null}
      <dl className="flex flex-col gap-2 rounded-md border border-line bg-raised p-4 text-sm">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-quiet">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section aria-labelledby="redemptions">
        <h2 id="redemptions" className="mb-3 text-lg font-semibold">
          {t('redemptions')}
        </h2>
        {redemptions.length > 0 ? (
          <RedemptionTable rows={redemptions} />
        ) : (
          <p className="text-quiet">{t('noRedemptions')}</p>
        )}
      </section>
      {promotion.state === 'ended' ? null : (
        <section aria-labelledby="terms">
          <h2 id="terms" className="text-lg font-semibold">
            {t('change')}
          </h2>
          <p className="mb-4 text-sm text-quiet">{t('changeHint')}</p>
          <PromotionForm
            key={version}
            initial={initial}
            version={version}
            scopes={scopes}
            currencies={currencies}
            refused={answer && 'result' in answer ? answer : undefined}
          />
        </section>
      )}
    </Page>
  );
}

/** All promotions, with what was used of them so far. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { PromotionTable } from '#components/promotions/promotion-table.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentPromotions } from '#app/presenters/promotions.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentPromotions(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('quotes.promotions.title'));

export default function Promotions() {
  const { rows } = useLoaderData<typeof loader>();
  const t = useTranslations('quotes.promotions');
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <ButtonLink look="primary" to={paths.newPromotion()}>
            {t('new')}
          </ButtonLink>
        }
      />
      {rows.length > 0 ? <PromotionTable rows={rows} /> : <EmptyState title={t('none')} />}
    </Page>
  );
}

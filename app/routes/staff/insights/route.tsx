/** The relationship with all customers in figures and charts. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { InsightsPage } from '#components/insights/insights-page.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentInsights } from '#app/presenters/insights.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return { insights: await presentInsights(await loadActor(request, context)) };
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('insights.title'));

export default function Insights() {
  const { insights } = useLoaderData<typeof loader>();
  const t = useTranslations('insights');
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      {insights ? <InsightsPage insights={insights} /> : <EmptyState title={t('never')} />}
    </Page>
  );
}

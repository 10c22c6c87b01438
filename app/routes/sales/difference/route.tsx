/** What a revision of a quote changed against the one before it. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Changes } from '#components/quotes/changes.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentDifference } from '#app/presenters/quote.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { revisionIn } from '../revision-in.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    return await presentDifference(actor, params['number'] ?? '', revisionIn(request) ?? 1);
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, (t) =>
    data
      ? t('quotes.differenceTitle', { number: data.number, revision: data.revision })
      : t('quotes.title'),
  );

export default function Difference() {
  const { number, revision, currency, changes, backHref } = useLoaderData<typeof loader>();
  const t = useTranslations('quotes');
  return (
    <Page width="text">
      <PageHeader title={t('differenceTitle', { number, revision })} />
      {changes.length > 0 ? (
        <Changes changes={changes} currency={currency} />
      ) : (
        <p>{t('sameAgain')}</p>
      )}
      <Link to={backHref} className="text-accent underline underline-offset-4">
        {t('backToQuote')}
      </Link>
    </Page>
  );
}

/** One quote: written, approved, sent, discussed, revised. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { QuotePage } from '#components/quotes/quote-page.tsx';
import { Page } from '#components/ui/page-header.tsx';
import { presentQuote } from '#app/presenters/quote.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { revisionIn } from '../revision-in.ts';
import { answerQuote } from './answer-quote.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    return await presentQuote(actor, params['number'] ?? '', revisionIn(request));
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    return await answerQuote(actor, params['number'] ?? '', await readForm(request));
  } catch (error) {
    throwAppError(error, request);
  }
}

// What a refusal says is measured against the quote as it is now.
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, (t) =>
    data
      ? t('quotes.quoteTitle', { number: data.quote.number, revision: data.quote.revision })
      : t('quotes.title'),
  );

export default function Quote() {
  const { quote, offer } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page>
      <QuotePage quote={quote} offer={offer} answer={answer} />
    </Page>
  );
}

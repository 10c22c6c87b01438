/** The client's link: an offer without an account, to read, discuss, change, accept or decline. */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { OfferPage, type OfferAnswer } from '#components/quotes/offer-page.tsx';
import { Page } from '#components/ui/page-header.tsx';
import { presentOffer } from '#app/presenters/offer.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { acceptOffer } from '#app/services/quotes/accept-offer.server.ts';
import { declineOffer } from '#app/services/quotes/decline-offer.server.ts';
import { commentOnOffer } from '#app/services/quotes/discuss-offer.server.ts';
import { sendProposal, startProposal } from '#app/services/quotes/propose-line.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const { searchParams } = new URL(request.url);
    return await presentOffer(actor, params['token'] ?? '', searchParams);
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const token = params['token'] ?? '';
    const form = await readForm(request);
    const intent = String(form.get('do'));
    try {
      const to = await answer(actor, token, intent, form);
      return redirect(to, { headers: await sessionHeaders(actor) });
    } catch (error) {
      if (!(error instanceof AppError) || ['not-found', 'link-expired'].includes(error.code))
        throw error;
      return data(refused(error, intent, form), {
        status: error.status,
        headers: await sessionHeaders(actor),
      });
    }
  } catch (error) {
    throwAppError(error, request);
  }
}

function refused(error: AppError, intent: string, form: FormData): OfferAnswer {
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const errors = error.details['fields'] as Record<string, string> | undefined;
  return { intent, typed, code: error.code, ...(errors && { errors: codes(errors) }) };
}

/** What zod says of a field, as a message code. */
const codes = (errors: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [
      field,
      code === 'invalid_type' || code === 'too_small' ? 'required' : 'invalid',
    ]),
  );

/** Does what the form asks; where to go on. */
async function answer(
  actor: Actor,
  token: string,
  intent: string,
  form: FormData,
): Promise<string> {
  const input = { ...Object.fromEntries(form), token };
  switch (intent) {
    case 'accept':
      await acceptOffer(actor, {
        ...input,
        consent: form.get('consent') === 'yes',
        chosen: form.getAll('chosen'),
      });
      break;
    case 'decline':
      await declineOffer(actor, input);
      break;
    case 'comment':
      await commentOnOffer(actor, input);
      break;
    case 'change':
      return paths.configuration((await startProposal(actor, input)).configurationId);
    case 'send-proposal':
      await sendProposal(actor, input);
      break;
    default:
      throw new AppError('malformed-form');
  }
  return paths.offer(token);
}

export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data: offer, matches }) => [
  ...pageMeta(matches, (t) => offer && t('quotes.offer.title', { number: offer.number })),
  { name: 'robots', content: 'noindex, nofollow' },
  { name: 'referrer', content: 'no-referrer' },
];

export default function Offer() {
  const offer = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <Page>
      <OfferPage offer={offer} answer={answered} />
    </Page>
  );
}

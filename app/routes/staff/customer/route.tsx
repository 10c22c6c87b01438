/** One customer: who they are, what they told us, what they built and ordered, every contact. */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { CustomerPage } from '#components/sales/customer-page.tsx';
import { Page } from '#components/ui/page-header.tsx';
import { presentCustomer } from '#app/presenters/sales.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { startActingFor, stopActingFor } from '#app/services/customers/act-for.server.ts';
import {
  removePreference,
  setPreference,
  togglePreference,
} from '#app/services/customers/preferences.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    return await presentCustomer(await loadActor(request, context), params['id'] ?? '');
  } catch (error) {
    throwAppError(error, request);
  }
}

const PREFERENCE_INTENTS = {
  'set-preference': setPreference,
  'toggle-preference': togglePreference,
  'remove-preference': removePreference,
} as const;

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const customerId = params['id'] ?? '';
    const { intent, ...input } = Object.fromEntries(await readForm(request));
    if (intent === 'start-acting') {
      await startActingFor(actor, customerId);
      return redirect(paths.home(), { headers: await sessionHeaders(actor) });
    }
    if (intent === 'stop-acting') await stopActingFor(actor);
    else if (typeof intent === 'string' && Object.hasOwn(PREFERENCE_INTENTS, intent)) {
      const change = PREFERENCE_INTENTS[intent as keyof typeof PREFERENCE_INTENTS];
      try {
        await change(actor, { ...input, customerId });
      } catch (error) {
        if (!(error instanceof AppError) || error.status !== 400) throw error;
        const headers = await sessionHeaders(actor);
        return data({ refused: error.code }, { status: error.status, headers });
      }
    } else throw new AppError('malformed-form');
    return redirect(paths.customer(customerId), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, () => data?.customer.name);

export default function Customer() {
  const { customer, acting, mayAct, mayQuote, quotesHref } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page>
      <CustomerPage
        customer={customer}
        acting={acting}
        mayAct={mayAct}
        newQuote={mayQuote ? quotesHref : undefined}
        refused={answer?.refused}
      />
    </Page>
  );
}

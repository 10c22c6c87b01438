/** One customer: who they are, what they told us, what they built and ordered, every contact. */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { CustomerPage } from '#components/sales/customer-page.tsx';
import { Page } from '#components/ui/page-header.tsx';
import { presentCustomer } from '#app/presenters/sales.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { startActingFor, stopActingFor } from '#app/services/customers/act-for.server.ts';
import {
  addIdentifier,
  removeIdentifier,
  verifyIdentifier,
} from '#app/services/customers/change-identifiers.server.ts';
import { mergedInto } from '#app/services/customers/list-merges.server.ts';
import { finishFollowUp, logContact } from '#app/services/customers/log-contact.server.ts';
import { undoMerge } from '#app/services/customers/merge-customers.server.ts';
import {
  removePreference,
  setPreference,
  togglePreference,
} from '#app/services/customers/preferences.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const id = params['id'] ?? '';
    const query = new URL(request.url).searchParams;
    try {
      const asked = { channel: query.get('channel'), after: query.get('after') };
      return await presentCustomer(actor, id, asked);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
      // Links to a record that was merged lead to the one that took it over.
      const into = await mergedInto(actor, id);
      if (into === undefined) throw error;
      throw redirect(paths.customer(into));
    }
  } catch (error) {
    throwAppError(error, request);
  }
}

type Change = (actor: Actor, input: unknown) => Promise<unknown>;

const INTENTS: Readonly<Record<string, Change>> = {
  'set-preference': setPreference,
  'toggle-preference': togglePreference,
  'remove-preference': removePreference,
  'log-contact': logContact,
  'finish-follow-up': finishFollowUp,
  'add-identifier': addIdentifier,
  'verify-identifier': verifyIdentifier,
  'remove-identifier': removeIdentifier,
  'undo-merge': undoMerge,
};

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
    else if (typeof intent === 'string' && Object.hasOwn(INTENTS, intent)) {
      try {
        await INTENTS[intent]?.(actor, { ...input, customerId });
      } catch (error) {
        if (!(error instanceof AppError) || ![400, 409].includes(error.status)) throw error;
        const headers = await sessionHeaders(actor);
        const typed = Object.fromEntries(
          Object.entries(input).map(([name, value]) => [name, String(value)]),
        );
        const refused = { intent, code: error.code, typed };
        return data({ refused }, { status: error.status, headers });
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
  const { mayQuote, quotesHref, ...shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page>
      <CustomerPage
        {...shown}
        newQuote={mayQuote ? quotesHref : undefined}
        refused={answer?.refused}
      />
    </Page>
  );
}

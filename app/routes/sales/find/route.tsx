/**
 * Find a client as you type; without JavaScript by a button. Whoever presses it, or Enter, and has
 * typed all of somebody's identifier, lands on that client.
 */
import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { FindClient } from '#components/quotes/find-client.tsx';
import { Page } from '#components/ui/page-header.tsx';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { findClient } from '#app/services/customers/find-client.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { listQuery } from '#app/utils/list-query.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';
import { can } from '#rules/policy/permissions.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const { search } = listQuery(request);
    const { recognised, customers, orders, quotes } = await findClient(actor, search);
    const asked = new URL(request.url).searchParams.has('open');
    if (asked && recognised !== undefined) return redirect(paths.customer(recognised));
    return {
      search,
      mayQuote: can(actor.user?.role, 'quotes:write'),
      quotesHref: paths.quotes(),
      customers: customers.map((each) => ({ ...each, href: paths.customer(each.id) })),
      numbered: [
        ...orders.map((order) => ({ ...order, href: paths.order(order.number) })),
        ...quotes.map((quote) => ({ ...quote, href: paths.quote(quote.number) })),
      ],
    };
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('quotes.find.title'));

export default function Find() {
  const found = useLoaderData<typeof loader>();
  return (
    <Page width="text">
      <FindClient {...found} />
    </Page>
  );
}

/** How a customer is served, as sales agrees it with them. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import {
  Link,
  useActionData,
  useLoaderData,
  useRouteLoaderData,
  type MetaFunction,
} from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { CustomerTerms } from '#components/sales/customer-terms.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { agreedTermsForm, ownTermsForm } from '#rules/customers/terms.ts';
import { presentTerms } from '#app/presenters/terms.server.ts';
import type { loader as rootLoader } from '#app/root.tsx';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { changeTerms } from '#app/services/customers/change-terms.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const id = params['id'] ?? '';
    return { ...(await presentTerms(await loadActor(request, context), id)), id };
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action(args: ActionFunctionArgs) {
  try {
    return await answerForm(args, ownTermsForm.and(agreedTermsForm), async (actor, values) => {
      await changeTerms(actor, values, args.params['id'] ?? '');
      return { saved: true as const };
    });
  } catch (error) {
    throwAppError(error, args.request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, (t) => (data ? t('sales.terms.title', { name: data.name }) : ''));

export default function TermsOfCustomer() {
  const { id, name, initial, currency, agreed } = useLoaderData<typeof loader>();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const answer = useActionData<typeof action>();
  const t = useTranslations('sales.terms');
  return (
    <Page width="text">
      <div>
        <Link to={paths.customer(id)} className="text-sm text-accent underline underline-offset-4">
          {name}
        </Link>
      </div>
      <PageHeader title={t('title', { name })} lead={t('lead')} />
      <CustomerTerms
        initial={initial}
        currency={currency}
        agreed={agreed}
        refused={answer && 'result' in answer ? answer : undefined}
        saved={Boolean(answer && 'saved' in answer)}
        countries={(root?.markets ?? []).map(({ id: value, title }) => ({ value, label: title }))}
      />
    </Page>
  );
}

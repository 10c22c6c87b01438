/** How one is served: packaging, invoices, documents; what is one's own to say. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import {
  useActionData,
  useLoaderData,
  useRouteLoaderData,
  type MetaFunction,
} from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { CustomerTerms } from '#components/sales/customer-terms.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { ownTermsForm } from '#rules/customers/terms.ts';
import { presentTerms } from '#app/presenters/terms.server.ts';
import type { loader as rootLoader } from '#app/root.tsx';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { changeTerms } from '#app/services/customers/change-terms.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentTerms(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action(args: ActionFunctionArgs) {
  try {
    return await answerForm(args, ownTermsForm, async (actor, values) => {
      await changeTerms(actor, values);
      return { saved: true as const };
    });
  } catch (error) {
    throwAppError(error, args.request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('sales.terms.ownTitle'));

export default function OwnTerms() {
  const { initial, currency } = useLoaderData<typeof loader>();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const answer = useActionData<typeof action>();
  const t = useTranslations('sales.terms');
  return (
    <Page width="text">
      <PageHeader title={t('ownTitle')} lead={t('ownLead')} />
      <CustomerTerms
        initial={initial}
        currency={currency}
        agreed={undefined}
        refused={answer && 'result' in answer ? answer : undefined}
        saved={Boolean(answer && 'saved' in answer)}
        countries={(root?.markets ?? []).map(({ id, title }) => ({ value: id, label: title }))}
      />
    </Page>
  );
}

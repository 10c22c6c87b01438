/** Two records that may be one customer: side by side, what they would become, and the decision. */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { DuplicateComparison } from '#components/sales/duplicate-comparison.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentComparison } from '#app/presenters/relationship.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { mergeCustomers } from '#app/services/customers/merge-customers.server.ts';
import { tellApart } from '#app/services/customers/tell-apart.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    return await presentComparison(actor, params['kept'] ?? '', params['given'] ?? '');
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const { intent, ...input } = Object.fromEntries(await readForm(request));
    if (intent === 'apart') {
      await tellApart(actor, input);
      return redirect(paths.duplicates(), { headers: await sessionHeaders(actor) });
    }
    if (intent !== 'merge') throw new AppError('malformed-form');
    const { customerId } = await mergeCustomers(actor, input);
    return redirect(paths.customer(customerId), { headers: await sessionHeaders(actor) });
  } catch (error) {
    if (error instanceof AppError && error.code === 'merge-two-accounts') {
      return data({ refused: error.code }, { status: error.status });
    }
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('relationship.duplicates.title'));

export default function Duplicate() {
  const comparison = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('relationship.compare');
  const { kept, given } = comparison;
  return (
    <Page>
      <PageHeader title={t('title', { first: kept.name, second: given.name })} />
      <DuplicateComparison comparison={comparison} refused={answer?.refused} />
    </Page>
  );
}

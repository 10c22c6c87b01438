/** Sales enters a customer who has no account (yet). */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { NewCustomerForm } from '#components/sales/new-customer-form.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentNewCustomer } from '#app/presenters/sales.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { createCustomer } from '#app/services/customers/create-customer.server.ts';
import { formInvalid, throwAppError } from '#app/utils/errors.server.ts';
import { readSubmission } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentNewCustomer(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

const schema = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  phone: z.string().trim().max(40).optional(),
  locale: z.enum(['en', 'sv']),
  market: z.string().regex(/^[A-Z]{2}$/),
  street: z.string().trim().max(200).optional(),
  postalCode: z.string().trim().max(20).optional(),
  city: z.string().trim().max(100).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
});

export async function action({ request, context }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const submission = await readSubmission(request, schema);
    if (submission.status !== 'success')
      return formInvalid(submission, await sessionHeaders(actor));
    const { id } = await createCustomer(actor, submission.value);
    return redirect(paths.customer(id), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('sales.newTitle'));

export default function NewCustomer() {
  const { markets, market } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('sales');
  return (
    <Page>
      <PageHeader title={t('newTitle')} />
      <NewCustomerForm refused={answer} markets={markets} market={market} />
    </Page>
  );
}

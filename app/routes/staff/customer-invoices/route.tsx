/** A customer's invoices, and the press that bills a month that is over. */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { CustomerInvoices } from '#components/sales/customer-invoices.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentInvoices } from '#app/presenters/invoices.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { billMonth } from '#app/services/invoices/collect-invoices.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    return await presentInvoices(await loadActor(request, context), params['id'] ?? '');
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const customerId = params['id'] ?? '';
    const { month } = Object.fromEntries(await readForm(request));
    try {
      await billMonth(actor, { customerId, month });
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 409) throw error;
      const headers = await sessionHeaders(actor);
      return data({ refused: error.code }, { status: error.status, headers });
    }
    return redirect(paths.customerInvoices(customerId), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

// After a refusal the page has to show what somebody else did in the meantime.
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, (t) => (data ? t('sales.invoices.title', { name: data.name }) : ''));

export default function InvoicesOfCustomer() {
  const { name, customerHref, months, invoices, mayBill } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const t = useTranslations('sales.invoices');
  return (
    <Page width="text">
      <div>
        <Link to={customerHref} className="text-sm text-accent underline underline-offset-4">
          {name}
        </Link>
      </div>
      <PageHeader title={t('title', { name })} lead={t('lead')} />
      {refused ? <FormErrors errors={[refused]} /> : null}
      <CustomerInvoices months={months} invoices={invoices} mayBill={mayBill} />
    </Page>
  );
}

/** What a customer allows, for those who serve them; for administrators also erasing one. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { ConsentList } from '#components/account/privacy/consent-list.tsx';
import { Restriction } from '#components/account/privacy/restriction.tsx';
import { WhatStays } from '#components/account/privacy/what-stays.tsx';
import { Button } from '#components/ui/button.tsx';
import { plainField } from '#components/ui/field.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { ASKED_REASONS } from '#rules/customers/erasure/reasons.ts';
import { presentCustomerPrivacy } from '#app/presenters/privacy.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { decideConsent } from '#app/services/customers/consents.server.ts';
import { eraseCustomer } from '#app/services/customers/erase-customer.server.ts';
import { restrictProcessing } from '#app/services/customers/restrict-processing.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    return await presentCustomerPrivacy(await loadActor(request, context), params['id'] ?? '');
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const customerId = params['id'] ?? '';
    const form = Object.fromEntries(await readForm(request));
    const { intent, choice, decision, seen, restricted, reason } = form;
    if (intent === 'decide') await decideConsent(actor, { choice, decision, seen, customerId });
    else if (intent === 'restrict') await restrictProcessing(actor, { restricted, customerId });
    else if (intent === 'erase') await eraseCustomer(actor, { customerId, reason });
    else throw new AppError('malformed-form');
    const headers = await sessionHeaders(actor);
    return redirect(paths.customerPrivacy(customerId), { headers });
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, (t) => data && t('privacy.staff.title', { name: data.name }));

export default function CustomerPrivacy() {
  const { name, mayDecide, purposes, restrictedAt, erasure } = useLoaderData<typeof loader>();
  const t = useTranslations('privacy');
  return (
    <Page width="text">
      <PageHeader title={t('staff.title', { name })} lead={t('staff.lead')} />
      <section>
        <h2 className="mb-4 text-lg font-semibold">{t('staff.consent')}</h2>
        <ConsentList purposes={purposes} editable={mayDecide && !erasure?.erased} />
      </section>
      <section>
        <h2 className="mb-4 text-lg font-semibold">{t('restriction')}</h2>
        <Restriction restrictedAt={restrictedAt} editable={mayDecide && !erasure?.erased} />
      </section>
      {erasure ? <Erasure erasure={erasure} /> : null}
    </Page>
  );
}

type Preview = NonNullable<Awaited<ReturnType<typeof loader>>['erasure']>;

function Erasure({ erasure }: { readonly erasure: Preview }) {
  const t = useTranslations('privacy');
  if (erasure.erased) return <p role="status">{t('staff.erased')}</p>;
  if (erasure.hasAccount) return <p>{t('staff.hasAccount')}</p>;
  return (
    <section className="flex flex-col gap-4 border-t border-line pt-8">
      <WhatStays {...erasure} />
      <Form method="post" className="flex flex-col items-start gap-4">
        <input type="hidden" name="intent" value="erase" />
        <SelectField
          field={plainField('reason')}
          label={t('staff.reason')}
          options={ASKED_REASONS.map((value) => ({
            value,
            label: t(`staff.reasons.${value}`),
          }))}
        />
        <Button look="danger">{t('staff.erase', { name: erasure.name })}</Button>
      </Form>
    </section>
  );
}

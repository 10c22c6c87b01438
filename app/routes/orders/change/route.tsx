/** Proposing a change of an order; what it costs is on the next page. */
import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { ChangeForm } from '#components/orders/change-form.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentChangeForm } from '#app/presenters/order-change.server.ts';
import { answerSubmission } from '#app/routes/answer-form.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { proposeChange, proposeChangeSchema } from '#app/services/orders/propose-change.server.ts';
import { reconfigureLine } from '#app/services/orders/reconfigure-line.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const shown = await presentChangeForm(
      await loadActor(request, context),
      params['number'] ?? '',
    );
    return { ...shown, idempotencyKey: randomUUID(), backHref: paths.order(shown.number) };
  } catch (error) {
    throwAppError(error, request);
  }
}

const schema = proposeChangeSchema.omit({ number: true });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const number = params['number'] ?? '';
  try {
    const actor = await loadActor(request, context);
    const form = await readForm(request);
    if (form.get('intent') === 'reconfigure') {
      const { id } = await reconfigureLine(actor, { number, position: form.get('position') });
      return redirect(paths.configuration(id), { headers: await sessionHeaders(actor) });
    }
    return await answerSubmission(actor, form, schema, async (_, wanted) => {
      const { change } = await proposeChange(actor, { ...wanted, number });
      return paths.orderChange(number, change);
    });
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, (t) => (data ? t('orders.change.title', { number: data.number }) : ''));

export default function ChangeOrder() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('orders.change');
  return (
    <Page width="text">
      <PageHeader title={t('title', { number: shown.number })} lead={t('lead')} />
      <ChangeForm
        {...shown}
        key={shown.version}
        refused={answer && 'result' in answer ? answer : undefined}
      />
    </Page>
  );
}

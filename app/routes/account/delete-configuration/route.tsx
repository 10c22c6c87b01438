/** Asks once more before a configuration is thrown away: it can not be had back. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { deleteConfiguration } from '#app/services/configurations/delete-configuration.server.ts';
import { findConfiguration } from '#app/services/configurations/access.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  const { name } = await findConfiguration(actor, params['id'] ?? '', 'own').catch(throwAppError);
  return { name };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  await deleteConfiguration(actor, params['id'] ?? '').catch(throwAppError);
  return redirect(paths.configurations(), { headers: await sessionHeaders(actor) });
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('account.delete.title'));

export default function DeleteConfiguration() {
  const { name } = useLoaderData<typeof loader>();
  const t = useTranslations('account.delete');
  return (
    <Page width="narrow">
      <PageHeader title={t('question', { name })} lead={t('lead')} />
      <Form method="post" className="flex flex-wrap gap-3">
        <Button look="danger">{t('submit')}</Button>
        <ButtonLink to={paths.configurations()}>{t('keep')}</ButtonLink>
      </Form>
    </Page>
  );
}

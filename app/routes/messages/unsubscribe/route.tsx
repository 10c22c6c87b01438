/** Out of messages of one kind: a mail program sends the form by itself, a person presses the button. */
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { readUnsubscribe, unsubscribe } from '#app/services/messages/follow-message.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  try {
    return await readUnsubscribe(params['token'] ?? '');
  } catch (error) {
    throwAppError(error, request);
  }
}

/** Whatever is in the body: RFC 8058 names one field, and people press a button. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const token = params['token'] ?? '';
  try {
    await unsubscribe(await loadActor(request, context), token);
  } catch (error) {
    throwAppError(error, request);
  }
  return redirect(paths.unsubscribe(token));
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('messages.unsubscribe.title'));

export default function Unsubscribe() {
  const { done } = useLoaderData<typeof loader>();
  const t = useTranslations('messages.unsubscribe');
  return (
    <Page width="text">
      <PageHeader title={t('title')} lead={done ? t('done') : t('lead')} />
      {done ? null : (
        <Form method="post">
          <Button look="primary">{t('submit')}</Button>
        </Form>
      )}
    </Page>
  );
}

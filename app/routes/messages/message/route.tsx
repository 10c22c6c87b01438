/** The link of a message: on to what it is about, or the question it asks. No account is needed. */
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { SatisfactionForm } from '#components/messages/satisfaction-form.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import {
  answerMessage,
  answerSchema,
  followMessage,
} from '#app/services/messages/follow-message.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const { to, subject, rating } = await followMessage(actor, params['token'] ?? '');
    return to === undefined ? { subject, rating } : redirect(to);
  } catch (error) {
    throwAppError(error, request);
  }
}

export const action = (args: ActionFunctionArgs) =>
  answerForm(args, answerSchema, async (actor, values) => {
    await answerMessage(actor, args.params['token'] ?? '', values);
    return { saved: true as const };
  });

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('messages.satisfaction.title'));

export default function Message() {
  const { subject, rating } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('messages.satisfaction');
  return (
    <Page width="text">
      <PageHeader title={t('title')} lead={t('lead', { number: subject })} />
      <SatisfactionForm
        rating={rating}
        refused={answer && 'result' in answer ? answer : undefined}
        saved={answer !== undefined && 'saved' in answer}
      />
    </Page>
  );
}

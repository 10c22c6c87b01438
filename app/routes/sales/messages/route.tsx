/** What is written to customers of its own accord, what came of it, and the switch of each journey. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { JourneyList } from '#components/messages/journey-list.tsx';
import { Button } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentJourneys } from '#app/presenters/messages.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { deliverSoon } from '#app/services/mail/deliver-outbox.server.ts';
import { switchJourney } from '#app/services/messages/list-messages.server.ts';
import { sendMessagesNow } from '#app/services/messages/send-messages.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return { journeys: await presentJourneys(await loadActor(request, context)) };
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  try {
    requirePermission(actor, 'messages:manage');
    const { intent, ...input } = Object.fromEntries(await readForm(request));
    if (intent === 'switch') await switchJourney(actor, input);
    else if (intent === 'send') {
      await sendMessagesNow(actor);
      deliverSoon();
    } else throw new AppError('malformed-form');
  } catch (error) {
    throwAppError(error, request);
  }
  return redirect(paths.messages(), { headers: await sessionHeaders(actor) });
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('messages.title'));

export default function Messages() {
  const { journeys } = useLoaderData<typeof loader>();
  const t = useTranslations('messages');
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <Form method="post">
            <Button name="intent" value="send">
              {t('sendNow')}
            </Button>
          </Form>
        }
      />
      <JourneyList journeys={journeys} />
    </Page>
  );
}

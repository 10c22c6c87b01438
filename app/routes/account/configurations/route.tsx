/** One's saved configurations: a guest's of this browser, a customer's, or those of whom one acts for. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { ConfigurationCard } from '#components/account/configuration-card.tsx';
import { LeaveContact } from '#components/account/leave-contact.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentConfigurations } from '#app/presenters/saved-configurations.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { copyConfiguration } from '#app/services/configurations/copy-configuration.server.ts';
import { renameConfiguration } from '#app/services/configurations/rename-configuration.server.ts';
import { answerSubmission } from '#app/routes/answer-form.server.ts';
import {
  hasLeftContact,
  leaveContact,
  leaveContactSchema,
} from '#app/services/customers/leave-contact.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

const changeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('copy'), id: z.string() }),
  z.object({ intent: z.literal('rename'), id: z.string(), name: z.string() }),
]);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  return {
    signedIn: actor.user !== undefined,
    contactLeft: await hasLeftContact(actor),
    cards: await presentConfigurations(actor).catch(throwAppError),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const form = await readForm(request).catch(throwAppError);
  if (form.get('intent') === 'leave-contact') {
    return answerSubmission(actor, form, leaveContactSchema, async (_, contact) => {
      await leaveContact(actor, contact);
      return paths.configurations();
    });
  }
  const parsed = changeSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throwAppError(new AppError('malformed-form'));
  const change = parsed.data;
  try {
    if (change.intent === 'copy') await copyConfiguration(actor, { id: change.id });
    else await renameConfiguration(actor, { id: change.id, name: change.name });
  } catch (error) {
    if (error instanceof AppError && change.intent === 'rename' && error.code === 'invalid-input') {
      return data({ refused: { id: change.id, errors: ['name'] } }, { status: 400 });
    }
    throwAppError(error);
  }
  return redirect(paths.configurations(), { headers: await sessionHeaders(actor) });
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('account.saved.title'));

export default function Configurations() {
  const { cards, signedIn, contactLeft } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'refused' in answer ? answer.refused : undefined;
  const t = useTranslations('account.saved');
  return (
    <Page>
      <PageHeader title={t('title')} lead={t(signedIn ? 'lead' : 'leadGuest')} />
      {cards.length === 0 ? (
        <EmptyState
          title={t('empty')}
          text={t('emptyText')}
          action={
            <ButtonLink to={paths.home()} look="primary">
              {t('emptyAction')}
            </ButtonLink>
          }
        />
      ) : (
        <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
          {cards.map((card) => (
            <li key={card.id} className="grid">
              <ConfigurationCard
                card={card}
                nameErrors={refused?.id === card.id ? refused.errors : undefined}
              />
            </li>
          ))}
        </ul>
      )}
      {cards.length > 0 && contactLeft !== undefined ? (
        <LeaveContact
          left={contactLeft}
          refused={answer && 'result' in answer ? answer : undefined}
        />
      ) : null}
    </Page>
  );
}

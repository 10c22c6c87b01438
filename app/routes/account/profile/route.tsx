/** What the customer has told us, family by family, and what each answer does. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { TEXT_LINK } from '#components/account/auth-page.tsx';
import { LearningCard } from '#components/account/learning-card.tsx';
import { PreferenceCard } from '#components/account/preference-card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentPreferences } from '#app/presenters/preferences.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import {
  removePreference,
  setPreference,
  toggleAllPreferences,
  togglePreference,
} from '#app/services/customers/preferences.server.ts';
import { ownLearning, setLearning } from '#app/services/learning/learning-choice.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { localPath } from '#app/utils/local-path.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';
import { requireUser } from '#app/utils/permissions.server.ts';

const changeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('set'), key: z.string(), value: z.string().max(200) }),
  z.object({ intent: z.literal('toggle'), key: z.string(), enabled: z.string() }),
  z.object({ intent: z.literal('toggle-all'), enabled: z.string() }),
  z.object({ intent: z.literal('remove'), key: z.string() }),
  z.object({ intent: z.literal('learning'), choice: z.string(), on: z.string() }),
]);
type Change = z.infer<typeof changeSchema>;

const LEARNING_CHOICES = ['ownOrders', 'othersChoices'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  try {
    requireUser(actor);
    return { families: await presentPreferences(actor), learning: await ownLearning(actor) };
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const form = await readForm(request).catch(throwAppError);
  const parsed = changeSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throwAppError(new AppError('malformed-form'));
  const change = parsed.data;
  try {
    await apply(actor, change);
  } catch (error) {
    // A value the family does not know stays at its field; anything else is no mistyping.
    if (error instanceof AppError && change.intent === 'set' && error.status === 400) {
      const { key, value } = change;
      return data({ refused: { key, value, code: 'preference' } }, { status: 400 });
    }
    throwAppError(error);
  }
  // From the configurator one goes back to where one was.
  return redirect(localPath(form.get('back'), paths.profile()), {
    headers: await sessionHeaders(actor),
  });
}

function apply(actor: Actor, change: Change): Promise<void> {
  switch (change.intent) {
    case 'set':
      return setPreference(actor, { key: change.key, value: change.value });
    case 'toggle':
      return togglePreference(actor, { key: change.key, enabled: change.enabled });
    case 'remove':
      return removePreference(actor, { key: change.key });
    case 'toggle-all':
      return toggleAllPreferences(actor, { enabled: change.enabled });
    case 'learning':
      return setLearning(actor, { choice: change.choice, on: change.on });
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('account.profile.title'));

export default function Profile() {
  const { families, learning } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const t = useTranslations('account.profile');
  const termsWords = useTranslations('sales.terms');
  const privacyWords = useTranslations('privacy');
  return (
    <Page width="text">
      <PageHeader
        title={t('title')}
        lead={t.rich('lead', {
          link: (words) => (
            <Link className={TEXT_LINK} to={paths.settings()}>
              {words}
            </Link>
          ),
        })}
      />
      {families === undefined ? null : (
        <p className="flex flex-wrap gap-x-6">
          <Link className={TEXT_LINK} to={paths.terms()}>
            {termsWords('link')}
          </Link>
          <Link className={TEXT_LINK} to={paths.privacy()}>
            {privacyWords('title')}
          </Link>
        </p>
      )}
      {families === undefined ? <EmptyState title={t('staff')} text={t('staffText')} /> : null}
      {families?.map((family) => (
        <section key={family.id} aria-labelledby={`family-${family.id}`}>
          <h2 id={`family-${family.id}`} className="mb-4 text-lg font-semibold">
            {family.title}
          </h2>
          {family.preferences.map((preference) => (
            <PreferenceCard
              key={preference.id}
              preference={preference}
              refused={refused?.key === preference.id ? refused : undefined}
            />
          ))}
        </section>
      ))}
      {learning === undefined
        ? null
        : LEARNING_CHOICES.map((choice) => (
            <LearningCard key={choice} choice={choice} on={learning[choice]} />
          ))}
    </Page>
  );
}

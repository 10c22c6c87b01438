/** Whom the owner has invited onto a configuration: new links, and links taken back. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { InvitationsPage } from '#components/configurator/live/invitations-page.tsx';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { findConfiguration } from '#app/services/configurations/access.server.ts';
import { invite, listInvitations, withdrawInvitation } from '#app/services/live/invite.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  const id = params['id'] ?? '';
  try {
    const { name } = await findConfiguration(actor, id, 'own');
    const invitations = await listInvitations(actor, id);
    return {
      name,
      back: paths.configuration(id),
      invitations: invitations.map(({ id: key, role, expiresAt, names }) => ({
        id: key,
        role,
        expiresAt: expiresAt.toISOString(),
        names,
      })),
    };
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const configurationId = params['id'] ?? '';
  try {
    const form = Object.fromEntries(await readForm(request));
    const headers = await sessionHeaders(actor);
    if (form['intent'] === 'withdraw') {
      await withdrawInvitation(actor, { configurationId, id: form['id'] });
      return data({ link: undefined, code: undefined }, { headers });
    }
    const days = Number(form['days'] ?? 7);
    const expiresAt = new Date(actor.now.getTime() + days * DAY_MS);
    const { token } = await invite(actor, { configurationId, role: form['role'], expiresAt });
    return data({ link: actor.origin + paths.invitation(token), code: undefined }, { headers });
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 404) throwAppError(error, request);
    return data({ link: undefined, code: error.code }, { status: error.status });
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('live.invite.title'));

export default function Invitations() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('errors');
  return (
    <InvitationsPage
      {...page}
      link={answer?.link}
      alert={answer?.code && t(answer.code as Parameters<typeof t>[0])}
    />
  );
}

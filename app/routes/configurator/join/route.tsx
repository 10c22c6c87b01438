/** Where an invitation leads: one says who one is, and is on the configuration. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { JoinPage } from '#components/configurator/live/join-page.tsx';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { findInvitation, join, joinSchema } from '#app/services/live/join.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

// The token in the address is what gives access: it must not travel on, or be kept by anybody.
// Without any referrer browsers would send the form without its origin, which is refused.
const PRIVATE = {
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
};

export const headers = () => PRIVATE;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  const { title, role, from } = await findInvitation(actor, params['token'] ?? '').catch(
    throwAppError,
  );
  return data({ title, role, from, name: actor.user?.name }, { headers: PRIVATE });
}

/** Whoever is signed in is called as their account says. */
const schema = z.object({ name: joinSchema.shape.name.optional() });

export const action = (args: ActionFunctionArgs) =>
  answerForm(args, schema, async (actor, values) => {
    const { configurationId } = await join(actor, args.params['token'] ?? '', values);
    return paths.configuration(configurationId);
  });

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, () => page?.title);

export default function Join() {
  return <JoinPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}

/** Begins a configuration of a family; a form on the family's page posts here. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { paths } from '#app/utils/paths.ts';

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(paths.family(params['family'] ?? ''));

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const { id } = await createConfiguration(actor, { familyId: params['family'] ?? '' }).catch(
    (error: unknown) => throwAppError(error, request),
  );
  return redirect(paths.configuration(id), { headers: await sessionHeaders(actor) });
}

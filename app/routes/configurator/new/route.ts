/**
 * Begins a configuration of a family; the forms on the family's page post here, with a first
 * choice as `variable` and `value` where one starts from a proposal.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { paths } from '#app/utils/paths.ts';

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(paths.family(params['family'] ?? ''));

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const form = await readForm(request).catch(throwAppError);
  const variable = form.get('variable');
  const value = form.get('value');
  const decisions = variable === null ? [] : [{ variable, value }];
  const familyId = params['family'] ?? '';
  const { id } = await createConfiguration(actor, { familyId, decisions }).catch((error: unknown) =>
    throwAppError(error, request),
  );
  return redirect(paths.configuration(id), { headers: await sessionHeaders(actor) });
}

/**
 * Where the configurator in the browser saves: it posts one change (or a new name) as JSON and
 * asks what is held now. Every answer to a change says what the server holds.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { asChange } from '#components/configurator/intent.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { applyChange } from '#app/services/configurations/apply-change.server.ts';
import type { SavedConfiguration } from '#app/services/configurations/get-configuration.server.ts';
import { getConfiguration } from '#app/services/configurations/get-configuration.server.ts';
import { renameConfiguration } from '#app/services/configurations/rename-configuration.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { serviceChange } from '../service-change.ts';

const held = ({ decisions, revision }: SavedConfiguration) => ({ decisions, revision });

const refusal = (error: unknown, more: object = {}): Response => {
  if (!(error instanceof AppError)) throw error;
  return Response.json({ code: error.code, ...more }, { status: error.status });
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  try {
    const headers = { 'Cache-Control': 'no-store' };
    return Response.json(held(await getConfiguration(actor, params['id'] ?? '')), { headers });
  } catch (error) {
    return refusal(error);
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const id = params['id'] ?? '';
  try {
    const body = await readBody(request);
    if ('name' in body) await renameConfiguration(actor, { id, name: body.name });
    else await applyChange(actor, { id, change: serviceChange(body.change) });
    const answer = held(await getConfiguration(actor, id));
    return Response.json(answer, { headers: await sessionHeaders(actor) });
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 404) return refusal(error);
    // Refused: the page needs to know what it has to go back to, if it is its own.
    return getConfiguration(actor, id).then((own) => refusal(error, held(own)), refusal);
  }
}

async function readBody(request: Request) {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null) {
    const { name, change } = body as { name?: unknown; change?: unknown };
    if (typeof name === 'string') return { name };
    const read = asChange(change);
    if (read) return { change: read };
  }
  throw new AppError('malformed-form');
}

/**
 * Where the configurator in the browser saves: it posts one change (or a new name) as JSON and
 * asks what is held now. Every answer to a change says what the server holds. It also tells which
 * options were asked for that could not be had.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { asChange } from '#components/configurator/intent.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { offerChange } from '#app/services/configurations/apply-change.server.ts';
import type { SavedConfiguration } from '#app/services/configurations/get-configuration.server.ts';
import { getConfiguration } from '#app/services/configurations/get-configuration.server.ts';
import { renameConfiguration } from '#app/services/configurations/rename-configuration.server.ts';
import { noteWanted } from '#app/services/insights/note-wanted.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { countAttempt } from '#app/utils/rate-limit.server.ts';
import { refusal } from '../refusal.ts';
import { serviceChange } from '../service-change.ts';

/** More than anybody clicks, and few enough to keep up with. */
const WRITES = { name: 'configuration-writes', attempts: 600, seconds: 60 };

const held = ({ decisions, revision }: SavedConfiguration) => ({ decisions, revision });

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
    await countAttempt(WRITES, actor.session.guestId, actor.now);
    if ('asked' in body) {
      await noteWanted(actor, { id, ...body.asked });
      return Response.json(null, { headers: await sessionHeaders(actor) });
    }
    const answer =
      'name' in body
        ? await renameConfiguration(actor, { id, name: body.name })
            .then(() => getConfiguration(actor, id))
            .then(held)
        : await offer(actor, id, body);
    return Response.json(answer, { headers: await sessionHeaders(actor) });
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 404) return refusal(error);
    // Refused: the page needs to know what it has to go back to, if it is its own.
    return getConfiguration(actor, id).then((own) => refusal(error, held(own)), refusal);
  }
}

type Body = Extract<Awaited<ReturnType<typeof readBody>>, { change: unknown }>;

async function offer(actor: Actor, id: string, { key, change }: Body) {
  const offered = await offerChange(actor, { id, key, change: serviceChange(change) });
  return { ...held(offered.configuration), suggested: offered.suggested };
}

async function readBody(request: Request) {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null) {
    const { name, asked, change, key } = body as Readonly<Record<string, unknown>>;
    if (typeof name === 'string') return { name };
    if (typeof asked === 'object' && asked !== null) return { asked };
    const read = asChange(change);
    if (read && (key === undefined || typeof key === 'string')) return { change: read, key };
  }
  throw new AppError('malformed-form');
}

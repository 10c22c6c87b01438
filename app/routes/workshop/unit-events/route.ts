/** Where the unit's page sends what was done, one event at a time, as JSON; and asks nothing else. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { recordWork } from '#app/services/workshop/record-work.server.ts';
import { AppError } from '#app/utils/app-error.ts';

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const body: unknown = await request.json().catch(() => undefined);
    if (typeof body !== 'object' || body === null) throw new AppError('malformed-form');
    const recorded = await recordWork(actor, { ...body, number: params['number'] ?? '' });
    return Response.json(recorded, { headers: await sessionHeaders(actor) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, details, status } = error;
    return Response.json({ code, refusal: details['refusal'] ?? code }, { status });
  }
}

/** The as-built record of one unit as JSON. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { asBuiltFile } from '#app/presenters/as-built.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { jsonResponse } from '#app/utils/json-response.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const number = params['number'] ?? '';
    const file = await asBuiltFile(await loadActor(request, context), number);
    return jsonResponse(file, `as-built-${number}.json`);
  } catch (error) {
    throwAppError(error, request);
  }
}

/** All that is known about oneself, for programs. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { exportOwnData } from '#app/services/customers/personal-data.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { jsonResponse } from '#app/utils/json-response.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return jsonResponse(await exportOwnData(await loadActor(request, context)), 'my-data.json');
  } catch (error) {
    throwAppError(error, request);
  }
}

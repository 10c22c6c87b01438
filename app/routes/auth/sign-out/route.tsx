/** Ends the session; only by POST, so that no link or picture can sign anybody out. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { signOut } from '#app/services/auth/sign-out.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { paths } from '#app/utils/paths.ts';

export const loader = () => redirect(paths.home());

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  await signOut(actor).catch(throwAppError);
  return redirect(paths.home(), { headers: await sessionHeaders(actor) });
}

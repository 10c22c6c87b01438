/** An employee stops working on behalf of a customer. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { stopActingFor } from '#app/services/customers/act-for.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { paths } from '#app/utils/paths.ts';

export const loader = () => redirect(paths.home());

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const customerId = actor.actingFor;
  await stopActingFor(actor).catch(throwAppError);
  return redirect(customerId === undefined ? paths.home() : paths.customer(customerId), {
    headers: await sessionHeaders(actor),
  });
}

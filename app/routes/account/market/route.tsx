/** Changes the market (prices, tax, delivery), for guests too, and goes back where one was. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { offeredMarkets } from '#app/presenters/markets.server.ts';
import { changeSettings } from '#app/services/auth/change-settings.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { localPath } from '#app/utils/local-path.ts';
import { paths } from '#app/utils/paths.ts';

export const loader = () => redirect(paths.home());

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const form = await readForm(request).catch(throwAppError);
  const market = form.get('market');
  if (typeof market !== 'string' || !(await offeredMarkets()).has(market)) {
    throwAppError(new AppError('invalid-input'));
  }
  await changeSettings(actor, { market }).catch(throwAppError);
  return redirect(localPath(form.get('next'), paths.home()), {
    headers: await sessionHeaders(actor),
  });
}

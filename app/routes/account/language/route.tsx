/** Changes the language, for guests too, and goes back to the page one was on. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { offeredLocales } from '#app/presenters/root.server.ts';
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
  const locale = form.get('locale');
  if (typeof locale !== 'string' || !offeredLocales().includes(locale)) {
    throwAppError(new AppError('invalid-input'));
  }
  await changeSettings(actor, { locale }).catch(throwAppError);
  return redirect(localPath(form.get('next'), paths.home()), {
    headers: await sessionHeaders(actor),
  });
}

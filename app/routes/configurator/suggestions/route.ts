/** Takes a suggestion or refuses it: a form, answered by the page again or, to a script, by JSON. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { answerSuggestion } from '#app/services/live/answer-suggestion.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { paths } from '#app/utils/paths.ts';
import { refusal } from '../refusal.ts';

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(paths.configuration(params['id'] ?? ''));

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const id = params['id'] ?? '';
  const script = request.headers.get('accept')?.includes('application/json') === true;
  try {
    const form = Object.fromEntries(await readForm(request));
    const { decisions, revision } = await answerSuggestion(actor, { ...form, id });
    const headers = await sessionHeaders(actor);
    return script
      ? Response.json({ decisions, revision }, { headers })
      : redirect(paths.configuration(id), { headers });
  } catch (error) {
    return script ? refusal(error) : throwAppError(error, request);
  }
}

/**
 * The configurator's forms as the server answers them: the change is applied, and the page comes
 * back at the same step with the way to take it back in its address.
 */
import { data, redirect } from '@remix-run/node';
import { CLASH_ID, questionId } from '#components/configurator/question-id.ts';
import { finishChange } from '#components/configurator/finish.ts';
import type { Intent } from '#components/configurator/intent.ts';
import { readIntent } from '#components/configurator/intent.ts';
import type { Marker } from '#components/configurator/marker.ts';
import { plainChange } from '#components/configurator/outcome.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import { applyTo, changeBetween, isEmpty } from '#rules/workflow/configurator-change.ts';
import { sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { offerChange } from '#app/services/configurations/apply-change.server.ts';
import { openConfiguration } from '#app/services/configurations/open-configuration.server.ts';
import { renameConfiguration } from '#app/services/configurations/rename-configuration.server.ts';
import { recommenderOf } from '#app/services/learning/recommender-of.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { paths } from '#app/utils/paths.ts';
import { serviceChange } from '../service-change.ts';

export async function answerIntent(actor: Actor, id: string, request: Request) {
  const form = await readForm(request).catch(throwAppError);
  const intent = readIntent(form);
  if (!intent) throwAppError(new AppError('malformed-form'));
  const step = new URL(request.url).searchParams.get('step') ?? '';
  try {
    const target = await answer(actor, id, step, intent, form.has('undone'));
    return redirect(target, { headers: await sessionHeaders(actor) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.status === 401 || error.status === 403 || error.status === 404) {
      throwAppError(error, request);
    }
    const headers = await sessionHeaders(actor);
    if (intent.intent === 'decide' || intent.intent === 'add-to-cart') {
      const { state } = await openConfiguration(actor, id);
      if (!state.consistent) return redirect(`${pageUrl(id, { step })}#${CLASH_ID}`, { headers });
    }
    if (error.code === 'configuration-invalid' && intent.intent === 'decide') {
      const { variable, value } = intent.decision;
      const query = { step, why: variable, value: String(value) };
      return redirect(pageUrl(id, query, variable), { headers });
    }
    return data({ code: error.code }, { status: error.status, headers });
  }
}

/** Does what is asked, and says where to go then. */
async function answer(
  actor: Actor,
  id: string,
  step: string,
  intent: Intent,
  isUndo: boolean,
): Promise<string> {
  if (intent.intent === 'rename') {
    await renameConfiguration(actor, { id, name: intent.name });
    return pageUrl(id, { step });
  }
  if (intent.intent === 'add-to-cart') {
    await addToCart(actor, { configurationId: id });
    return paths.cart();
  }
  const { configuration, configurator, version } = await openConfiguration(actor, id);
  const { decisions } = configuration;
  const recommender = asksOthers(intent) ? await recommenderOf(version.id) : undefined;
  const change = changeOf(intent, decisions, configurator, recommender?.marker);
  if (!change) throw new AppError('configuration-invalid');
  const { suggested } = await offerChange(actor, { id, change: serviceChange(change) });
  const back = changeBetween(applyTo(decisions, change), decisions);
  const undo = isUndo || suggested || isEmpty(back) ? '' : JSON.stringify(back);
  return pageUrl(id, { step, undo }, 'decision' in intent ? intent.decision.variable : undefined);
}

type ChangingIntent = Exclude<Intent, { intent: 'rename' | 'add-to-cart' }>;
type Opened = Awaited<ReturnType<typeof openConfiguration>>;

const asksOthers = (intent: ChangingIntent): boolean =>
  intent.intent === 'complete' && intent.objective === 'likeliest';

function changeOf(
  intent: ChangingIntent,
  decisions: Opened['configuration']['decisions'],
  configurator: Opened['configurator'],
  marker: Marker | undefined,
): Change | undefined {
  return intent.intent === 'complete'
    ? finishChange(configurator, decisions, intent.objective, marker)
    : plainChange(intent, decisions);
}

function pageUrl(id: string, query: Record<string, string>, variable?: string): string {
  const given = Object.entries(query).filter(([, value]) => value !== '');
  const search = given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '';
  return paths.configuration(id) + search + (variable ? `#${questionId(variable)}` : '');
}

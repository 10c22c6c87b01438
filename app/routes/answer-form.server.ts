/**
 * The way of every plain form: read it, parse it, do what it asks, go on. What does not parse or
 * is refused comes back to its page with everything typed; whatever is answered, the session's
 * cookie goes along.
 */
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { formInvalid, formRefusal, throwAppError } from '#app/utils/errors.server.ts';
import { parseForm, readForm } from '#app/utils/forms.server.ts';

/** Does what the form asks; returns the address to go on to, or data for the page it is on. */
type Act<Schema, Answer> = (
  actor: Actor,
  values: z.output<Schema>,
  form: FormData,
) => Promise<Answer>;

export async function answerForm<Schema extends z.ZodType, Answer extends string | object>(
  { request, context }: ActionFunctionArgs,
  schema: Schema,
  act: Act<Schema, Answer>,
) {
  const actor = await loadActor(request, context);
  const form = await readForm(request).catch(throwAppError);
  return answerSubmission(actor, form, schema, act);
}

/** The same for a form that was read before. */
export async function answerSubmission<Schema extends z.ZodType, Answer extends string | object>(
  actor: Actor,
  form: FormData,
  schema: Schema,
  act: Act<Schema, Answer>,
) {
  const submission = parseForm(form, schema);
  if (submission.status !== 'success') return formInvalid(submission);
  let answer: Answer;
  try {
    answer = await act(actor, submission.value, form);
  } catch (error) {
    return formRefusal(error, submission, await sessionHeaders(actor));
  }
  const headers = await sessionHeaders(actor);
  return typeof answer === 'string'
    ? redirect(answer, { headers })
    : data(answer as Exclude<Answer, string>, { headers });
}

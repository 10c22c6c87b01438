/**
 * The one writer of refusals: an `AppError` becomes its HTTP status with its code as the body
 * (the root boundary turns that into words), or stays at the form it was sent from.
 */
import { data, redirect } from '@remix-run/node';
import type { SubmissionResult } from '@conform-to/react';
import { AppError } from '#app/utils/app-error.ts';
import { paths } from '#app/utils/paths.ts';

/**
 * For loaders, and for actions without a form: throws what the router understands. With
 * `request`, somebody who has to sign in is sent there and comes back to the page afterwards.
 */
export function throwAppError(error: unknown, request?: Request): never {
  if (!(error instanceof AppError)) throw error;
  if (request && error.status === 401) throw redirect(signInAndReturn(request));
  throw data(error.code, { status: error.status });
}

/** The sign-in page which leads back to the page asked for. */
export function signInAndReturn(request: Request): string {
  const url = new URL(request.url);
  const asked = request.method === 'GET' ? url.pathname.replace(/\.data$/, '') + url.search : '';
  return asked ? `${paths.signIn()}?next=${encodeURIComponent(asked)}` : paths.signIn();
}

interface Replies {
  reply(options?: {
    formErrors?: string[];
    fieldErrors?: Record<string, string[]>;
    hideFields?: string[];
  }): SubmissionResult;
}

/** What is never sent back to the browser, whatever was wrong. */
const SECRET_FIELDS = ['password'];

/** An answer to a submission that did not parse. */
export function formInvalid(submission: Replies, headers?: Headers) {
  const result = submission.reply({ hideFields: SECRET_FIELDS });
  return data({ result }, { status: 400, ...(headers && { headers }) });
}

/**
 * For actions with a form: the submission comes back with everything typed and the reason;
 * anything but an `AppError` is thrown on.
 */
export function formRefusal(error: unknown, submission: Replies, headers?: Headers) {
  if (!(error instanceof AppError)) throw error;
  const fields = fieldCodes(error.details['fields']);
  const result = submission.reply({
    hideFields: SECRET_FIELDS,
    ...(fields ? { fieldErrors: fields } : { formErrors: [error.code] }),
  });
  return data({ result }, { status: error.status, ...(headers && { headers }) });
}

function fieldCodes(details: unknown): Record<string, string[]> | undefined {
  if (typeof details !== 'object' || details === null) return undefined;
  const entries = Object.entries(details).map(
    ([path, code]) => [path, [String(code)]] as [string, string[]],
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

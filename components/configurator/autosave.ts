/** The configurator's requests: send a change, ask for news, rename. All answer as the machine wants. */
import type { Decision } from '#rules/configuration/types.ts';
import type { SaveInput, SaveOutcome } from '#rules/workflow/configurator.ts';
import type { ServerState } from '#rules/workflow/configurator-history.ts';

/** What the server says to every one of these requests. */
export interface ChangesAnswer extends ServerState {
  /** Why it was refused, where it was. */
  readonly code?: string;
}

const ENDED: readonly number[] = [401, 403, 404, 410];

const post = (url: string, body: unknown): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    // The last change is sent even while the page is being left.
    keepalive: true,
  });

/** Rejects when it is worth another try. */
export async function sendChange(url: string, input: SaveInput): Promise<SaveOutcome> {
  const response = await post(url, input);
  if (ENDED.includes(response.status)) return { kind: 'ended', code: 'session-expired' };
  if (response.status >= 500 || response.status === 429) throw new Error(`${response.status}`);
  const answer = (await response.json()) as ChangesAnswer;
  return response.ok
    ? { kind: 'saved', decisions: answer.decisions, revision: answer.revision }
    : { ...answer, kind: 'refused', code: answer.code ?? 'configuration-invalid' };
}

export async function fetchState(url: string): Promise<ServerState | undefined> {
  const response = await fetch(url, { cache: 'no-store' });
  return response.ok ? ((await response.json()) as ChangesAnswer) : undefined;
}

export async function sendName(url: string, name: string): Promise<boolean> {
  return (await post(url, { name })).ok;
}

/** Tells that an option was asked for that cannot be had; nobody waits for it, and nothing hangs on it. */
export function sendAsked(url: string, asked: Decision): void {
  post(url, { asked }).catch(() => undefined);
}

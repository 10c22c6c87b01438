/** Renders pages on the server; and gives the HTTP server the hooks it needs from the app. */
import { PassThrough } from 'node:stream';
import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceProvider } from '#components/ui/nonce.tsx';
import { logger } from '#app/utils/logger.server.ts';

export { lifecycle } from '#app/utils/lifecycle.server.ts';

const ABORT_DELAY = 10_000;
export const streamTimeout = ABORT_DELAY;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: { readonly nonce: string },
): Promise<Response> {
  // People get the page as it is ready, robots get it whole.
  const whole = isbot(request.headers.get('user-agent') ?? '');
  return new Promise((resolve, reject) => {
    let shellSent = false;
    const send = (): void => {
      shellSent = true;
      const body = new PassThrough();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
      pipe(body);
    };
    // The timer holds on to the page and all its data: it must not outlive the rendering.
    const ended = (): void => clearTimeout(patience);
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={loadContext.nonce}>
        <RemixServer context={context} url={request.url} nonce={loadContext.nonce} />
      </NonceProvider>,
      {
        nonce: loadContext.nonce,
        onShellReady: () => {
          if (!whole) send();
        },
        onAllReady: () => {
          ended();
          if (whole) send();
        },
        onShellError: (error) => {
          ended();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
        onError: (error) => {
          status = 500;
          if (shellSent) logger.error({ err: error }, 'rendering failed');
        },
      },
    );
    const patience = setTimeout(abort, ABORT_DELAY + 1000).unref();
  });
}

export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  // A refusal is an answer, not a failure.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  logger.error({ err: error, requestId: context.requestId, url: request.url }, 'request failed');
}

/**
 * The live stream of a configuration, as server-sent events: a GET that stays open. Each event is
 * the whole state as of its id, so a browser that comes back with the last id it heard has missed
 * nothing. A POST shows the others which step one looks at.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { presentNews } from '#app/presenters/live.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { follow } from '#app/services/live/follow.server.ts';
import { showStep } from '#app/services/live/presence.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { logger } from '#app/utils/logger.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { countAttempt } from '#app/utils/rate-limit.server.ts';
import { refusal } from '../refusal.ts';

const OPENED = { name: 'live-opened', attempts: 120, seconds: 60 };
const STEPS = { name: 'live-steps', attempts: 240, seconds: 60 };
const RETRY_MS = 1000;

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Compressing would hold events back, and so would a proxy that collects them.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = params['id'] ?? '';
  const who = () => loadActor(request, context);
  const known =
    request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('since');
  try {
    const actor = await who();
    await countAttempt(OPENED, actor.session.guestId, actor.now);
    const since = Number.parseInt(known ?? '0', 10) || 0;
    const states = await follow({ id, since, who, gone: context.gone });
    // Nobody may be reading any more when the other side hangs up: then nothing else would end it.
    const end = (): void => void states.return(undefined).catch(() => undefined);
    context.gone.addEventListener('abort', end, { once: true });
    return new Response(eventsOf(states), { headers: HEADERS });
  } catch (error) {
    return refusal(error);
  }
}

type States = Awaited<ReturnType<typeof follow>>;

function eventsOf(states: States): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const event = async ({
    value,
    done,
  }: IteratorResult<States extends AsyncGenerator<infer T> ? T : never>) => {
    if (done === true) return undefined;
    if (value === 'quiet') return ': \n\n';
    const news = await presentNews(value);
    return `id: ${news.revision}\ndata: ${JSON.stringify(news)}\n\n`;
  };
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`));
    },
    async pull(controller) {
      try {
        const text = await event(await states.next());
        if (text === undefined) controller.close();
        else controller.enqueue(encoder.encode(text));
      } catch (error) {
        if (!(error instanceof AppError)) logger.error({ err: error }, 'a live stream broke');
        // There is nothing to come back for, or not at once.
        else controller.enqueue(encoder.encode(`event: ended\ndata: ${error.code}\n\n`));
        controller.close();
      }
    },
    async cancel() {
      await states.return(undefined);
    },
  });
}

const stepSchema = z.object({ step: z.string().max(64) });

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const id = params['id'] ?? '';
  try {
    const { step } = parseInput(stepSchema, await request.json().catch(() => undefined));
    await countAttempt(STEPS, actor.session.guestId, actor.now);
    await showStep(actor, id, step);
    return new Response(null, { status: 204, headers: await sessionHeaders(actor) });
  } catch (error) {
    return refusal(error);
  }
}

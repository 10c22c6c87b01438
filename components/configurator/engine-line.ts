/** The line from the page to the engine's worker. */
import type { Answer, Failure, Request, Setup } from './engine-messages.ts';

export interface LineEvents {
  /** From here on requests are taken. */
  readonly onOpen: () => void;
  readonly onAnswer: (answer: Answer) => void;
  /** The worker or the family did not load, or the worker died; said once. */
  readonly onFailure: () => void;
}

export interface Line {
  readonly post: (request: Request) => void;
  readonly close: () => void;
}

// Marks on the page's timeline, for whoever measures: the family is here; so is the first state.
const MODEL_ARRIVED = 'configurator-model';
const FIRST_ANSWER = 'configurator-state';

/**
 * The worker of the first line. Its script is read and the thread stands while the page is still
 * being brought to life, so that the family, once here, waits for neither.
 */
let early = isBrowser() ? startWorker() : undefined;

function takeWorker(): Worker | undefined {
  const worker = early ?? startWorker();
  early = undefined;
  return worker;
}

/** Fetches the family and has a worker open it. */
export function openLine(modelUrl: string, setup: Setup, events: LineEvents): Line {
  let closed = false;
  let answered = false;
  const worker = takeWorker();
  const close = (): void => {
    closed = true;
    worker?.terminate();
  };
  const fail = (): void => {
    if (closed) return;
    close();
    events.onFailure();
  };
  const post = (request: Request): void => {
    worker?.postMessage(request, request.kind === 'open' ? [request.model] : []);
  };
  if (!worker) {
    queueMicrotask(fail);
    return { post, close };
  }
  worker.onerror = fail;
  worker.onmessageerror = fail;
  worker.onmessage = ({ data }: MessageEvent<Answer | Failure>) => {
    if (closed) return;
    if (data.kind === 'failed') return fail();
    if (!answered) performance.mark(FIRST_ANSWER);
    answered = true;
    events.onAnswer(data);
  };
  // Fetched by the page, which was told early where the family is and asked for it ahead.
  fetchModel(modelUrl).then((model) => {
    if (closed) return;
    performance.mark(MODEL_ARRIVED);
    post({ kind: 'open', setup, model });
    events.onOpen();
  }, fail);
  return { post, close };
}

function isBrowser(): boolean {
  return typeof document !== 'undefined';
}

function startWorker(): Worker | undefined {
  try {
    return new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
}

async function fetchModel(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the family did not load: ${response.status}`);
  return response.arrayBuffer();
}

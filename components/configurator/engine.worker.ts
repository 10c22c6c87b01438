/**
 * The engine on a thread of its own: opens the family it is sent, then answers in order. Between
 * requests it seeks reasons and outlooks in small slices, so that a request never waits long for one.
 */
import { openConfigurator } from '#rules/configuration/index.ts';
import { EngineDesk } from './engine-desk.ts';
import type { Answer, Failure, Request, Setup } from './engine-messages.ts';
import { compiledModel, type PublishedModel } from './published-model.ts';

const SLICE_MS = 8;
/**
 * Of a frame: what comes with the answer need not be drawn after it; more, and the worker is in the
 * way of the press being painted, on a machine of few cores.
 */
const ANSWER_MS = 6;
/** Until a long search is begun: the page paints first, and the next press may come. */
const REST_MS = 150;

let desk: EngineDesk | undefined;
/** Where the recommender is, until it is asked for. */
let recommenderUrl: Setup['recommenderUrl'];
let slice: ReturnType<typeof setTimeout> | undefined;

const say = (answer: Answer | Failure): void => self.postMessage(answer);

function open({ setup, model }: Extract<Request, { kind: 'open' }>): EngineDesk {
  const published = JSON.parse(new TextDecoder().decode(model)) as PublishedModel;
  const engine = openConfigurator(compiledModel(published), setup.literals);
  return new EngineDesk(published.family, engine, setup);
}

/** Without a recommender nothing is marked, and all else goes on. */
async function loadMarker(at: EngineDesk, url: string): Promise<void> {
  const [{ Marker }, response] = await Promise.all([import('./marker.ts'), fetch(url)]);
  if (!response.ok) return;
  at.takeMarker(new Marker(new Uint8Array(await response.arrayBuffer())));
  clearTimeout(slice);
  if (at.owes) goOn(at);
}

function within(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds;
  return () => performance.now() > end;
}

function goOn(at: EngineDesk): void {
  slice = setTimeout(() => guarded(() => seekMore(at)), at.owesReasons || at.isQuick ? 0 : REST_MS);
}

function seekMore(at: EngineDesk): void {
  const hadReasonsToSeek = at.owesReasons;
  const more = at.seekMore(within(SLICE_MS));
  if (more) say(more);
  if (!at.owes) return;
  if (hadReasonsToSeek) goOn(at);
  else slice = setTimeout(() => guarded(() => seekMore(at)), 0);
}

/** Without an engine that works the page goes on with the server. */
function guarded(work: () => void): void {
  try {
    work();
  } catch (error) {
    say({ kind: 'failed', message: String(error) });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Request>) =>
  guarded(() => {
    clearTimeout(slice);
    if (data.kind === 'open') {
      desk = open(data);
      ({ recommenderUrl } = data.setup);
      return;
    }
    if (!desk) throw new Error('asked before it was opened');
    const at = desk;
    say(at.answer(data, within(ANSWER_MS)));
    if (at.owes) goOn(at);
    if (recommenderUrl !== undefined) {
      loadMarker(at, recommenderUrl).catch(() => undefined);
      recommenderUrl = undefined;
    }
  }),
);

/**
 * The stream of what others do, in a page: opened once the page runs, closed while nobody looks at
 * it, opened again with the last revision heard after any gap. Each message is the whole state as
 * of its revision, so hearing one late or twice does no harm.
 */
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { ServerState } from '#rules/workflow/configurator-history.ts';
import type { EntryView, LiveData, LiveNews } from './types.ts';

export type Connection = 'opening' | 'open' | 'broken' | 'ended';

export interface Together {
  readonly news: LiveNews;
  /** What was done last. */
  readonly latest: EntryView | undefined;
  readonly connection: Connection;
}

type Event =
  | { readonly kind: 'heard'; readonly news: LiveNews }
  | { readonly kind: 'connection'; readonly connection: Connection };

function reduce(together: Together, event: Event): Together {
  if (event.kind === 'connection') return { ...together, connection: event.connection };
  const { news } = event;
  if (news.revision < together.news.revision) return together;
  return { ...together, news, latest: news.entries.at(-1) ?? together.latest };
}

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;

export function useLive(live: LiveData, onState: (server: ServerState) => void): Together {
  const { url } = live;
  const [together, dispatch] = useReducer(reduce, {
    news: live.news,
    latest: live.news.entries.at(-1),
    connection: 'opening',
  });
  const known = useRef(live.news.revision);
  const hear = useCallback(
    (news: LiveNews): void => {
      known.current = Math.max(known.current, news.revision);
      dispatch({ kind: 'heard', news });
      onState(news);
    },
    [onState],
  );
  useEffect(() => hear(live.news), [hear, live.news]);

  useEffect(() => {
    let source: EventSource | undefined;
    let again: number | undefined;
    let delay = FIRST_DELAY_MS;
    const say = (connection: Connection): void => dispatch({ kind: 'connection', connection });
    const close = (): void => {
      window.clearTimeout(again);
      source?.close();
      source = undefined;
    };
    const open = (): void => {
      close();
      const opening = new EventSource(`${url}?since=${known.current}`);
      source = opening;
      opening.addEventListener('open', () => {
        delay = FIRST_DELAY_MS;
        say('open');
      });
      opening.addEventListener('message', ({ data }: MessageEvent<string>) =>
        hear(JSON.parse(data) as LiveNews),
      );
      opening.addEventListener('ended', ({ data }: MessageEvent<string>) => {
        close();
        // Too many tabs: this one has its stream back when somebody turns to it.
        say(data === 'too-many-attempts' ? 'broken' : 'ended');
      });
      opening.addEventListener('error', () => {
        if (source !== opening) return;
        say('broken');
        // The browser comes back by itself unless it was refused.
        if (opening.readyState !== EventSource.CLOSED) return;
        again = window.setTimeout(open, delay);
        delay = Math.min(delay * 2, LONGEST_DELAY_MS);
      });
    };
    const look = (): void => (document.visibilityState === 'hidden' ? close() : open());
    look();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    const turnTo = (): void => {
      if (!source) open();
    };
    window.addEventListener('focus', turnTo);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
      window.removeEventListener('focus', turnTo);
      close();
    };
  }, [url, hear]);
  return together;
}

/** Shows the others which step one looks at, while there are others. */
export function useShownStep(url: string, step: string, othersAreHere: boolean): void {
  useEffect(() => {
    if (!othersAreHere) return;
    const body = JSON.stringify({ step });
    const headers = { 'Content-Type': 'application/json' };
    // Where one looks is worth no second try.
    fetch(url, { method: 'POST', headers, body }).catch(() => undefined);
  }, [url, step, othersAreHere]);
}

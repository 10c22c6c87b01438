/**
 * Saves a form a moment after the last key, quietly; without JavaScript its button does the same.
 *
 * One save is under way at a time, so that a page never refuses itself as stale: what is typed
 * meanwhile is saved next, and a button pressed meanwhile acts when the save is over.
 */
import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';

const QUIET_MS = 700;

export type SaveState = 'saved' | 'saving' | 'typing' | 'refused';

/** `Answer` is what the action says to a save that was not asked for by a button. */
export function useAutosavedForm<Answer extends { readonly saved?: boolean }>() {
  const fetcher = useFetcher<Answer>();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const typedMeanwhile = useRef(false);
  const waiting = useRef<{ readonly submitter: HTMLElement | null }>();
  const [typing, setTyping] = useState(false);
  const busy = fetcher.state !== 'idle';

  const save = useCallback(() => {
    clearTimeout(timer.current);
    setTyping(false);
    if (form.current === null) return;
    typedMeanwhile.current = false;
    const data = new FormData(form.current);
    data.set('do', 'save');
    data.set('auto', 'yes');
    fetcher.submit(data, { method: 'post' });
  }, [fetcher]);

  const onChange = useCallback(() => {
    setTyping(true);
    clearTimeout(timer.current);
    if (busy) typedMeanwhile.current = true;
    else timer.current = setTimeout(save, QUIET_MS);
  }, [busy, save]);

  /** A button was pressed: its own submission saves everything, once no other save is under way. */
  const onSubmit = useCallback(
    (event: React.FormEvent<HTMLFormElement>) => {
      clearTimeout(timer.current);
      if (!busy) return;
      event.preventDefault();
      waiting.current = { submitter: (event.nativeEvent as SubmitEvent).submitter };
    },
    [busy],
  );

  useEffect(() => {
    if (busy) return;
    const pressed = waiting.current;
    waiting.current = undefined;
    if (pressed) form.current?.requestSubmit(pressed.submitter);
    else if (typedMeanwhile.current) timer.current = setTimeout(save, QUIET_MS);
  }, [busy, save]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const answer = fetcher.data;
  const state: SaveState = busy
    ? 'saving'
    : answer && !answer.saved
      ? 'refused'
      : typing
        ? 'typing'
        : 'saved';
  return { form, onChange, onSubmit, save, state, answer };
}

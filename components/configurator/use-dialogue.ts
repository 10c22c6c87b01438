/**
 * The conversation with the engine in a page: what is shown, what waits for an answer.
 *
 * A press shows at once; its answer is rendered as a transition, which gives way to the next
 * press. Both go through one reducer, so React never shows a press without its guess or its answer.
 */
import { startTransition, useCallback, useEffect, useReducer, useRef } from 'react';
import type { Decision } from '#rules/configuration/types.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import type { Press, Waiting } from './dialogue.ts';
import { Dialogue } from './dialogue.ts';
import { openLine } from './engine-line.ts';
import type { Setup } from './engine-messages.ts';
import type { ConfiguratorView } from './view-types.ts';

export interface Talk {
  /** By the engine; undefined before its first answer, and when it failed. */
  readonly view: ConfiguratorView | undefined;
  readonly failed: boolean;
  readonly waiting: readonly Waiting[];
  /** The choice answered last, if the last answer was to a choice that was taken. */
  readonly latest: Decision | undefined;
}

type Event =
  | { readonly kind: 'pressed'; readonly waiting: Waiting }
  | {
      readonly kind: 'shown';
      readonly view: ConfiguratorView;
      readonly answered?: number | undefined;
      readonly latest?: Decision | undefined;
    }
  | { readonly kind: 'failed' };

const SILENCE: Talk = { view: undefined, failed: false, waiting: [], latest: undefined };

function reduce(talk: Talk, event: Event): Talk {
  switch (event.kind) {
    case 'pressed':
      return { ...talk, waiting: [...talk.waiting, event.waiting] };
    case 'shown': {
      const { view, answered, latest } = event;
      if (answered === undefined) return { ...talk, view };
      return { ...talk, view, latest, waiting: talk.waiting.filter(({ id }) => id !== answered) };
    }
    case 'failed':
      return { ...SILENCE, failed: true };
  }
}

export interface DialogueOptions {
  readonly modelUrl: string;
  /** The same object as long as it says the same. */
  readonly setup: Setup;
  readonly step: string;
  readonly decisions: () => readonly Decision[];
  readonly change: (change: Change) => void;
  readonly travel: (direction: 'undo' | 'redo') => void;
  /** A choice was not taken because earlier ones clash. */
  readonly onClash: () => void;
  /** The engine is gone while something was pressed: the server has to show what became of it. */
  readonly onAbandoned: () => void;
}

export function useDialogue(options: DialogueOptions) {
  const { modelUrl, setup } = options;
  const [talk, dispatch] = useReducer(reduce, SILENCE);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const dialogue = useRef<Dialogue>();

  useEffect(() => {
    const talking = new Dialogue(latest.current.step, {
      post: (request) => line.post(request),
      decisions: () => latest.current.decisions(),
      change: (change) => latest.current.change(change),
      travel: (direction) => latest.current.travel(direction),
      show: (view, answered) => {
        const taken = answered?.outcome?.kind === 'changed' && answered.press.intent === 'decide';
        startTransition(() =>
          dispatch({
            kind: 'shown',
            view,
            answered: answered?.id,
            latest:
              taken && answered.press.intent === 'decide' ? answered.press.decision : undefined,
          }),
        );
        if (answered?.outcome?.kind === 'clashes') latest.current.onClash();
      },
    });
    const line = openLine(modelUrl, setup, {
      onOpen: () => talking.open(),
      onAnswer: (answer) => talking.hear(answer),
      onFailure: () => {
        dialogue.current = undefined;
        if (talking.abandon()) latest.current.onAbandoned();
        dispatch({ kind: 'failed' });
      },
    });
    dialogue.current = talking;
    return () => {
      dialogue.current = undefined;
      line.close();
    };
  }, [modelUrl, setup]);

  /** Whether there is an engine to take it, now or soon. */
  const press = useCallback((made: Press): boolean => {
    const id = dialogue.current?.press(made);
    if (id === undefined) return false;
    dispatch({ kind: 'pressed', waiting: { id, press: made } });
    return true;
  }, []);
  const goTo = useCallback((step: string) => dialogue.current?.goTo(step), []);
  const closeAsked = useCallback(() => dialogue.current?.closeAsked(), []);
  const look = useCallback(() => dialogue.current?.look(), []);
  const unanswered = useCallback(() => dialogue.current?.unanswered() ?? [], []);
  return { talk, press, goTo, closeAsked, look, unanswered };
}

/** The machine in a page: its saving, its news from the server, and what is kept while offline. */
import { useMachine } from '@xstate/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { fromPromise } from 'xstate';
import {
  configuratorMachine,
  type SaveInput,
  type SaveOutcome,
} from '#rules/workflow/configurator.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import type { ServerState } from '#rules/workflow/configurator-history.ts';
import { fetchState, sendChange } from './autosave.ts';
import type { SavingState } from './header-bar.tsx';
import { newKey } from '#components/ui/new-key.ts';
import { adoptUnsent, keepUnsent } from './unsent-changes.ts';

export function useAutosave(id: string, url: string, server: ServerState) {
  const [tab] = useState(newKey);
  const machine = useMemo(
    () =>
      configuratorMachine.provide({
        actors: {
          save: fromPromise<SaveOutcome, SaveInput>(({ input }) => sendChange(url, input)),
        },
      }),
    [url],
  );
  const [snapshot, send, machineActor] = useMachine(machine, {
    input: { decisions: server.decisions, revision: server.revision, page: tab },
  });
  const { pending } = snapshot.context;
  /** The decisions of this moment, also before the page has shown them. */
  const decisionsNow = useCallback(
    () => machineActor.getSnapshot().context.decisions,
    [machineActor],
  );

  useEffect(() => {
    for (const unsent of adoptUnsent(id)) send({ type: 'change', ...unsent });
  }, [id, send]);
  useEffect(() => keepUnsent(id, tab, pending), [id, tab, pending]);
  /** Keeps, beside what is pending, changes that a page on its way out will not hear about. */
  const keepAlso = useCallback(
    (changes: readonly Change[]) => {
      const { pending: now } = machineActor.getSnapshot().context;
      const kept = changes.map((change) => ({ key: newKey(), change }));
      if (kept.length > 0) keepUnsent(id, tab, [...now, ...kept]);
    },
    [id, tab, machineActor],
  );

  useEffect(() => send({ type: 'synchronise', server }), [send, server]);
  useEffect(() => {
    const ask = (): void => {
      send({ type: 'retry' });
      void fetchState(url).then(
        (state) => state && send({ type: 'synchronise', server: state }),
        // Offline: the next focus asks again.
        () => undefined,
      );
    };
    window.addEventListener('focus', ask);
    window.addEventListener('online', ask);
    return () => {
      window.removeEventListener('focus', ask);
      window.removeEventListener('online', ask);
    };
  }, [send, url]);

  const saving: SavingState = snapshot.matches('ended')
    ? 'ended'
    : snapshot.matches('waiting') || snapshot.context.attempts > 0
      ? 'notSaved'
      : pending.length > 0
        ? 'saving'
        : 'saved';
  return { snapshot, send, saving, decisionsNow, keepAlso };
}

/** Sends what somebody suggests who may not change the product themselves, and says how it went. */
import { useCallback, useState } from 'react';
import type { Change } from '#rules/workflow/configurator-change.ts';
import { retryDelay } from '#rules/workflow/configurator.ts';
import { sendChange } from '../autosave.ts';
import { newKey } from '#components/ui/new-key.ts';

export type SuggestingFault = 'notSent' | 'cannotSuggest';

const ATTEMPTS = 4;

export function useSuggesting(url: string) {
  const [fault, setFault] = useState<SuggestingFault>();
  const suggest = useCallback(
    (change: Change): void => {
      const input = { key: newKey(), change };
      const send = async (attempt: number): Promise<void> => {
        try {
          const { kind } = await sendChange(url, input);
          setFault(kind === 'saved' ? undefined : 'cannotSuggest');
        } catch {
          if (attempt === ATTEMPTS) return setFault('notSent');
          window.setTimeout(() => void send(attempt + 1), retryDelay(attempt));
        }
      };
      void send(1);
    },
    [url],
  );
  return { suggest, fault };
}

/** The work together as parts of the page: the line of people, suggestions, and what one may not do. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ServerState } from '#rules/workflow/configurator-history.ts';
import { LiveBar } from './live-bar.tsx';
import { SuggestionPanel } from './suggestion-panel.tsx';
import type { LiveData } from './types.ts';
import { useShownStep, type Together } from './use-live.ts';
import type { SuggestingFault } from './use-suggesting.ts';

interface Options {
  readonly live: LiveData;
  readonly together: Together;
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  readonly step: string;
  readonly goTo: (step: string) => void;
  readonly onState: (server: ServerState) => void;
  readonly fault: SuggestingFault | undefined;
}

export function useTogether(options: Options) {
  const { live, together, steps, step, goTo, onState, fault } = options;
  const { people, role, suggestions } = together.news;
  const t = useTranslations('live');
  const [followed, setFollowed] = useState<string>();
  const [refused, setRefused] = useState(false);
  const othersAreHere = people.some(({ me }) => !me);
  useShownStep(live.url, step, othersAreHere);

  const theirStep = people.find(({ id }) => id === followed)?.step ?? '';
  useEffect(() => {
    if (theirStep !== '') goTo(theirStep);
  }, [theirStep, goTo]);

  const { owner } = live;
  const bar = useMemo(
    () => <LiveBar {...{ together, owner, steps, followed }} onFollow={setFollowed} />,
    [together, owner, steps, followed],
  );
  const panel = useMemo(
    () => (
      <SuggestionPanel
        suggestions={suggestions}
        mayAnswer={role === 'edit'}
        url={live.suggestionsUrl}
        onAnswered={onState}
      />
    ),
    [suggestions, role, live.suggestionsUrl, onState],
  );
  const refuse = useCallback(() => setRefused(true), []);
  const notice = refused && role === 'view' ? t('onlyLook') : fault && t(fault);
  return { bar, panel, notice, refuse };
}

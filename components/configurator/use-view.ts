/**
 * The view in the browser: at once without the reasons of unavailable cards, then with them.
 *
 * Reasons are the costly part. They are sought after the click is painted, a few at a time, so the
 * next click never waits for more than one slice of them.
 */
import { useEffect, useMemo, useState } from 'react';
import { useLocale } from 'use-intl';
import type { ContextFacts, Decision, Explanation } from '#rules/configuration/types.ts';
import type { LoadedEngine } from './load-engine.ts';
import { useWords } from './use-words.ts';
import type { ViewInput } from './view-model.ts';
import { buildView } from './view-model.ts';
import type { ConfiguratorView } from './view-types.ts';

type Shown = Pick<ViewInput, 'settled' | 'decisions' | 'step' | 'asked'>;
type Explanations = ReadonlyMap<string, Explanation>;

const SLICE_MS = 8;
const NOTHING_YET: Explanations = new Map();

const keyOf = ({ variable, value }: Decision): string => JSON.stringify([variable, value]);

/** The view while the engine is here; undefined before. */
export function useView(
  ready: LoadedEngine | undefined,
  context: ContextFacts,
  { settled, decisions, step, asked }: Shown,
): ConfiguratorView | undefined {
  const locale = useLocale();
  const words = useWords();
  const input = useMemo(
    () => ready && { ...ready, context, locale, words, settled, decisions, step, asked },
    [ready, context, locale, words, settled, decisions, step, asked],
  );
  const [found, setFound] = useState<{ readonly of: unknown; readonly known: Explanations }>();
  const known = found && found.of === input ? found.known : NOTHING_YET;
  const built = useMemo(() => input && build(input, known), [input, known]);
  useEffect(() => {
    if (!input || !built || built.missing.length === 0) return undefined;
    const kept = input.settled?.kept ?? input.decisions;
    return explainAfterPaint(input, kept, built.missing, (explanations) =>
      setFound({ of: input, known: explanations }),
    );
  }, [input, built]);
  return built?.view;
}

function build(input: ViewInput, known: Explanations) {
  const missing: Decision[] = [];
  const view = buildView({
    ...input,
    explain: (variable, value) => {
      const explanation = known.get(keyOf({ variable, value }));
      if (!explanation) missing.push({ variable, value });
      return explanation;
    },
  });
  return { view, missing };
}

/** Explains `wanted` slice by slice from the next painted frame on; the result cancels it. */
function explainAfterPaint(
  { engine }: Pick<ViewInput, 'engine'>,
  kept: readonly Decision[],
  wanted: readonly Decision[],
  done: (explanations: Explanations) => void,
): () => void {
  const explanations = new Map<string, Explanation>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slice = (): void => {
    const end = performance.now() + SLICE_MS;
    for (const one of wanted.slice(explanations.size)) {
      explanations.set(keyOf(one), engine.explain(kept, one.variable, one.value));
      if (performance.now() > end) break;
    }
    if (explanations.size === wanted.length) done(explanations);
    else timer = setTimeout(slice, 0);
  };
  const frame = requestAnimationFrame(() => (timer = setTimeout(slice, 0)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

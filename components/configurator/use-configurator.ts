/**
 * The page's brain in the browser: shows each press at once, has the engine answer it, and lets
 * the machine save behind it. Until the engine is here, and where it fails, the server's view
 * stands.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { ContextFacts, ContextLiterals, Decision } from '#rules/configuration/types.ts';
import type { PromiseBasis } from '#rules/production/promise-basis.ts';
import type { ServerState } from '#rules/workflow/configurator-history.ts';
import { sendAsked, sendName } from './autosave.ts';
import type { Setup } from './engine-messages.ts';
import type { Intent } from './intent.ts';
import type { LiveData } from './live/types.ts';
import { useLive } from './live/use-live.ts';
import { useSuggesting } from './live/use-suggesting.ts';
import { guessed } from './optimistic-view.ts';
import { useAutosave } from './use-autosave.ts';
import { useDialogue } from './use-dialogue.ts';
import type { ConfiguratorView } from './view-types.ts';
import { wordTextsOf } from './word-texts.ts';

export interface ConfiguratorData {
  readonly id: string;
  readonly name: string;
  readonly server: { readonly decisions: readonly Decision[]; readonly revision: number };
  /** Where the published family is; it never changes there. */
  readonly modelUrl: string;
  /** Where what people choose is; absent where nothing is to be marked by it. */
  readonly recommenderUrl?: string | undefined;
  readonly literals: ContextLiterals;
  readonly context: ContextFacts;
  /** The workshop when the page was opened; what moves since is told at the checkout. */
  readonly basis: PromiseBasis;
  readonly changesUrl: string;
  readonly view: ConfiguratorView;
  readonly live: LiveData;
}

export interface Clashing {
  /** A choice was not taken because earlier ones clash. */
  readonly onClash: () => void;
}

export function useConfigurator(data: ConfiguratorData, { onClash }: Clashing) {
  const { snapshot, send, saving, decisionsNow, keepAlso } = useAutosave(
    data.id,
    data.changesUrl,
    data.server,
  );
  const { decisions, past, future, refusal, pending } = snapshot.context;
  const lookNow = useRef<() => void>();
  const onState = useCallback(
    (server: ServerState) => {
      send({ type: 'synchronise', server });
      // At once, not when the page has been drawn: what others do should show without delay.
      lookNow.current?.();
    },
    [send],
  );
  const together = useLive(data.live, onState);
  const { suggest, fault } = useSuggesting(data.changesUrl);
  const suggests = together.news.role !== 'edit';
  const [abandoned, setAbandoned] = useState(false);
  const { talk, press, goTo, closeAsked, look, unanswered } = useDialogue({
    modelUrl: data.modelUrl,
    setup: useSetup(data),
    step: data.view.step,
    decisions: decisionsNow,
    change: (change) => (suggests ? suggest(change) : send({ type: 'change', change })),
    travel: (type) => send({ type }),
    onClash,
    onAbandoned: () => setAbandoned(true),
  });
  useEffect(look, [look, decisions]);
  useEffect(() => {
    lookNow.current = look;
  }, [look]);
  // Whoever leaves right after a press has pressed all the same.
  useEffect(() => {
    const leave = (): void => keepAlso(suggests ? [] : unanswered());
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [keepAlso, unanswered, suggests]);
  // A step shown here counts until the server shows another one.
  useEffect(() => goTo(data.view.step), [goTo, data.view.step]);
  const unsaved = pending.length > 0;
  useEffect(() => {
    if (abandoned && !unsaved) window.location.reload();
  }, [abandoned, unsaved]);

  const [name, setName] = useState(data.name);
  const rename = useCallback(
    (wanted: string) => {
      setName(wanted);
      void sendName(data.changesUrl, wanted).catch(() => setName(data.name));
    },
    [data.changesUrl, data.name],
  );

  const knowsMarks = talk.view?.marks !== undefined;
  const untouched = past.length === 0 && talk.waiting.length === 0;
  /** Whether the intent is answered here; else the form goes to the server. */
  const onIntent = useCallback(
    (intent: Intent): boolean => {
      if (intent.intent === 'add-to-cart') return false;
      // By what people choose the server finishes it, as long as that is not known here.
      if (intent.intent === 'complete' && intent.objective === 'likeliest' && !knowsMarks)
        return false;
      if (intent.intent !== 'rename') return press(intent);
      rename(intent.name);
      return true;
    },
    [press, rename, knowsMarks],
  );

  const shown = useMemo(
    () => withFirstMarks(talk.view, data.view, untouched),
    [talk.view, data.view, untouched],
  );
  const wanted = shown.questions.find(({ asked }) => asked !== undefined);
  const [variable, value] = [wanted?.variable, wanted?.asked?.value];
  useEffect(() => {
    if (variable === undefined || value === undefined) return;
    sendAsked(data.changesUrl, { variable, value });
  }, [data.changesUrl, variable, value]);
  const { waiting } = talk;
  // A press is not saved before it is answered.
  const savingNow = saving === 'saved' && waiting.length > 0 ? 'saving' : saving;
  const view = useMemo(() => guessed(shown, waiting), [shown, waiting]);
  // What waits is undone after it is answered.
  const canUndo = past.length > 0 || waiting.length > 0;
  const canRedo = future.length > 0;
  const history = useMemo(
    () => ({
      undo: canUndo ? () => void press({ intent: 'undo' }) : undefined,
      redo: canRedo ? () => void press({ intent: 'redo' }) : undefined,
    }),
    [press, canUndo, canRedo],
  );
  return {
    view,
    /** As the engine answered it, without what is only foretold. */
    answered: shown,
    // What is only suggested was not chosen.
    latest: suggests ? undefined : talk.latest,
    name,
    saving: savingNow,
    refusal,
    history,
    waiting: waiting.length,
    /** Everything pressed is answered, and saved. */
    settled: waiting.length === 0 && !unsaved,
    ready: talk.view !== undefined,
    failed: talk.failed,
    together,
    fault,
    onState,
    onIntent,
    goTo,
    closeAsked,
  };
}

type Fixed = Omit<Setup, 'basis' | 'recommenderUrl'>;

/** What the server marked stands until the recommender is here, or something is chosen. */
function withFirstMarks(
  view: ConfiguratorView | undefined,
  first: ConfiguratorView,
  untouched: boolean,
): ConfiguratorView {
  if (!view) return first;
  return view.marks || !untouched || view.clash ? view : { ...view, marks: first.marks };
}

/**
 * The same object as long as it says the same, however often the server sends it. That the
 * workshop has moved on, or something more is learnt, is no reason to open the engine again: it keeps the one it was opened with.
 */
function useSetup({ literals, context, basis, modelUrl, recommenderUrl }: ConfiguratorData): Setup {
  const locale = useLocale();
  const t = useTranslations('configurator');
  const words = useMemo(() => wordTextsOf((key, values) => t(key, values as never)), [t]);
  const json = useMemo(
    () => JSON.stringify({ literals, context, locale, words } satisfies Fixed),
    [literals, context, locale, words],
  );
  const found = { json, modelUrl, basis, recommenderUrl };
  const [opened, setOpened] = useState(found);
  if (opened.json !== json || opened.modelUrl !== modelUrl) setOpened(found);
  return useMemo(
    () => ({
      ...(JSON.parse(opened.json) as Fixed),
      basis: opened.basis,
      recommenderUrl: opened.recommenderUrl,
    }),
    [opened],
  );
}

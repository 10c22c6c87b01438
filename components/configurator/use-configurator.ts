/**
 * The page's brain in the browser: answers each intent at once with the engine, and lets the
 * machine save behind it. Until the engine is here the server's first view stands.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ContextFacts, Decision } from '#rules/configuration/types.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import { applyTo, decide, retract } from '#rules/workflow/configurator-change.ts';
import { sendName } from './autosave.ts';
import { settle } from './clash.ts';
import { finishChange } from './finish.ts';
import type { Intent } from './intent.ts';
import type { EngineSource, LoadedEngine } from './load-engine.ts';
import { loadEngine } from './load-engine.ts';
import { useAutosave } from './use-autosave.ts';
import { useView } from './use-view.ts';
import type { ConfiguratorView } from './view-types.ts';

export interface ConfiguratorData extends EngineSource {
  readonly id: string;
  readonly name: string;
  readonly server: { readonly decisions: readonly Decision[]; readonly revision: number };
  readonly context: ContextFacts;
  readonly changesUrl: string;
  readonly view: ConfiguratorView;
}

function useEngine(source: EngineSource): LoadedEngine | 'failed' | undefined {
  const [loaded, setLoaded] = useState<LoadedEngine | 'failed'>();
  const { modelUrl, priceListId, literals } = source;
  useEffect(() => {
    let wanted = true;
    loadEngine({ modelUrl, priceListId, literals }).then(
      (engine) => wanted && setLoaded(engine),
      () => wanted && setLoaded('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [modelUrl, priceListId, literals]);
  return loaded;
}

export function useConfigurator(data: ConfiguratorData) {
  const { snapshot, send, saving } = useAutosave(data.id, data.changesUrl, data.server);
  const { decisions, past, future, refusal, pending } = snapshot.context;
  const engine = useEngine(data);
  const ready = engine === undefined || engine === 'failed' ? undefined : engine;
  // A step chosen here counts until the server shows another one.
  const shown = data.view.step;
  const [chosen, setChosen] = useState({ shown, step: shown });
  const step = chosen.shown === shown ? chosen.step : shown;
  const [asked, setAsked] = useState<Decision>();
  const [latest, setLatest] = useState<Decision>();
  const [name, setName] = useState(data.name);

  const state = useMemo(() => ready?.engine.state(decisions), [ready, decisions]);
  const settled = useMemo(
    () => ready && state && settle(ready.engine, decisions, state),
    [ready, state, decisions],
  );
  const view = useView(ready, data.context, { settled, decisions, step, asked }) ?? data.view;

  const change = useCallback(
    (made: Change) => {
      setAsked(undefined);
      send({ type: 'change', change: made });
    },
    [send],
  );

  /** Whether the intent is answered here; else the form goes to the server. */
  const answer = (intent: Intent): boolean => {
    if (intent.intent === 'rename') {
      setName(intent.name);
      void sendName(data.changesUrl, intent.name).catch(() => setName(data.name));
      return true;
    }
    if (!ready || !state || intent.intent === 'add-to-cart') return false;
    setLatest(undefined);
    switch (intent.intent) {
      case 'decide': {
        const { variable, value } = intent.decision;
        const known = settled?.state.variables.find((one) => one.variable === variable);
        const option = known?.options.find((one) => one.value === value);
        if (option?.status === 'invalid') setAsked(intent.decision);
        else {
          change(decide(intent.decision));
          setLatest(intent.decision);
        }
        return true;
      }
      case 'retract':
        change(retract(intent.variable));
        return true;
      case 'apply':
        change(intent.change);
        return true;
      case 'clear':
        change({ set: [], unset: decisions.map(({ variable }) => variable) });
        return true;
      case 'complete': {
        const made = finishChange(ready.engine, decisions, intent.objective);
        if (made) change(made);
        return true;
      }
    }
  };

  /** A choice made elsewhere while others clash: it would not be taken until they are settled. */
  const staysClashing = (intent: Intent): boolean => {
    if (intent.intent !== 'decide' || !ready || !state || state.consistent) return false;
    const { variable, value } = intent.decision;
    const known = settled?.state.variables.find((one) => one.variable === variable);
    if (known?.options.find((one) => one.value === value)?.status === 'invalid') return false;
    return !ready.engine.state(applyTo(decisions, decide(intent.decision))).consistent;
  };

  // Presses before the engine has arrived are answered in order once it has.
  const early = useRef<Intent[]>([]);
  useEffect(() => {
    if (!ready) return;
    for (const intent of early.current.splice(0)) answer(intent);
  });
  const onIntent = (intent: Intent): boolean => {
    if (engine !== undefined || intent.intent === 'rename') return answer(intent);
    if (intent.intent === 'add-to-cart') return false;
    early.current.push(intent);
    return true;
  };

  const travel = (type: 'undo' | 'redo') => () => {
    setAsked(undefined);
    send({ type });
  };
  return {
    view,
    name,
    saving,
    refusal,
    latest,
    unsaved: pending.length > 0,
    history: {
      undo: past.length > 0 ? travel('undo') : undefined,
      redo: future.length > 0 ? travel('redo') : undefined,
    },
    onIntent,
    ready: ready !== undefined,
    staysClashing,
    setStep: (next: string) => setChosen({ shown, step: next }),
    closeAsked: () => setAsked(undefined),
  };
}

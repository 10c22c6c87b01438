/**
 * The worker's side of the conversation, without the worker: what it answers to each request.
 *
 * The view is sent at once without the reasons that are still to be sought: they are the costly
 * part. `explainMore` seeks them while nothing else is asked, and sends them on.
 */
import type { Decision } from '#rules/configuration/types.ts';
import { applyTo, decide } from '#rules/workflow/configurator-change.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import type { Settled } from './clash.ts';
import { settle } from './clash.ts';
import type { Answer, EngineIntent, Outcome, Place, Request, Setup } from './engine-messages.ts';
import type { FinishingEngine } from './finish.ts';
import { finishChange } from './finish.ts';
import { placeAfter, plainChange } from './outcome.ts';
import type { Patch } from './patch.ts';
import { differenceOf } from './patch.ts';
import { RememberingEngine } from './remembering-engine.ts';
import { buildView } from './view-model.ts';
import type { ConfiguratorView } from './view-types.ts';
import { wordsFrom } from './word-texts.ts';

export type DeskRequest = Exclude<Request, { kind: 'open' }>;

export class EngineDesk {
  private readonly memory: RememberingEngine;
  private readonly words;
  private sent: ConfiguratorView | undefined;
  private place: Place = { decisions: [], step: '' };
  /** Cards of the view sent last whose reason is still to be found, the next one first. */
  private unexplained: readonly Decision[] = [];

  constructor(
    private readonly family: PublicFamily,
    private readonly engine: FinishingEngine,
    private readonly setup: Setup,
  ) {
    this.memory = new RememberingEngine(engine);
    this.words = wordsFrom(setup.words);
  }

  answer(request: DeskRequest): Answer {
    const { id, place } = request;
    if (request.kind === 'show') return { kind: 'shown', id, patch: this.show(place) };
    const outcome = outcomeOf(this.engine, place.decisions, request.intent);
    return { kind: 'answered', id, outcome, patch: this.show(placeAfter(place, outcome)) };
  }

  /** Whether some card shown still waits for its reason. */
  get owesReasons(): boolean {
    return this.unexplained.length > 0;
  }

  /** Seeks reasons until `enough`, at least one; the answer is there once all are found. */
  explainMore(enough: () => boolean): Answer | undefined {
    const { kept } = this.settled();
    do {
      const [card, ...rest] = this.unexplained;
      if (!card) break;
      this.memory.explain(kept, card.variable, card.value);
      this.unexplained = rest;
    } while (!enough());
    return this.owesReasons ? undefined : { kind: 'more', patch: this.show(this.place) };
  }

  private settled(): Settled {
    return settle(this.memory, this.place.decisions);
  }

  private show(place: Place): Patch | undefined {
    this.place = place;
    const settled = this.settled();
    const { family, setup, memory, words } = this;
    const { context, locale } = setup;
    const unexplained: Decision[] = [];
    const view = buildView({
      ...{ family, context, locale, words, settled, ...place, engine: memory },
      explain: (variable, value) => {
        const known = memory.known(settled.kept, variable, value);
        if (!known) unexplained.push({ variable, value });
        return known;
      },
    });
    this.unexplained = unexplained;
    const patch = differenceOf(this.sent, view);
    this.sent = view;
    return patch;
  }
}

function outcomeOf(
  engine: FinishingEngine,
  decisions: readonly Decision[],
  intent: EngineIntent,
): Outcome {
  if (intent.intent === 'decide') return decided(engine, decisions, intent.decision);
  const change =
    intent.intent === 'complete'
      ? finishChange(engine, decisions, intent.objective)
      : plainChange(intent, decisions);
  return change ? { kind: 'changed', change } : { kind: 'nothing' };
}

function decided(
  engine: FinishingEngine,
  decisions: readonly Decision[],
  decision: Decision,
): Outcome {
  const { state, refused } = settle(engine, decisions);
  const known = state.variables.find(({ variable }) => variable === decision.variable);
  const option = known?.options.find(({ value }) => value === decision.value);
  if (option?.status === 'invalid') return { kind: 'refused', asked: decision };
  const change = decide(decision);
  // A choice made elsewhere while others clash would not be taken until they are settled.
  const stays = refused.length > 0 && !engine.state(applyTo(decisions, change)).consistent;
  return stays ? { kind: 'clashes' } : { kind: 'changed', change };
}

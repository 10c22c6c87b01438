/**
 * The worker's side of the conversation, without the worker: what it answers to each request.
 *
 * The view is sent at once without what is still to be sought: the reasons of cards that cannot be
 * had (the first time, of implied values too), what is marked as most people's choice, and what the
 * others lead to. `seekMore` seeks them while nothing else is asked, in this order, and sends them
 * on. Where a diagram answers, most is there at once, but with the first view, which comes while
 * none of the code is warm.
 */
import type { Decision } from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { applyTo, decide } from '#rules/workflow/configurator-change.ts';
import type { Settled } from './clash.ts';
import { settle } from './clash.ts';
import type { Answer, EngineIntent, Outcome, Place, Request, Setup } from './engine-messages.ts';
import type { FinishingEngine } from './finish.ts';
import { finishChange } from './finish.ts';
import { placeAfter, plainChange } from './outcome.ts';
import type { Patch } from './patch.ts';
import { differenceOf } from './patch.ts';
import { exactCount } from './exact-count.ts';
import type { Marker, Marks } from './marker.ts';
import { RememberingEngine } from './remembering-engine.ts';
import { StepOutlook } from './step-outlook.ts';
import { TakenOver } from './taken-over.ts';
import { buildView } from './view-model.ts';
import { questionsWithOptions } from './view-steps.ts';
import type { ConfiguratorView } from './view-types.ts';
import { wordsFrom } from './word-texts.ts';

export type DeskRequest = Exclude<Request, { kind: 'open' }>;

/** Says when it is time for whatever else there is to do. */
export type Enough = () => boolean;

/** What is shown, and what of it is found so far. */
interface Shown {
  readonly place: Place;
  readonly settled: Settled;
  readonly outlook: StepOutlook | undefined;
  /** Absent until they are found. */
  marks?: Marks;
  left?: string | undefined;
  isCounted: boolean;
  /** Without the rules behind implied values. */
  isBrief: boolean;
}

export class EngineDesk {
  private readonly memory: RememberingEngine;
  private readonly words;
  private readonly takenOver = new TakenOver();
  private sent: ConfiguratorView | undefined;
  private shown: Shown | undefined;
  private marker: Marker | undefined;
  /** Cards of the view sent last whose reason is still to be found, the next one first. */
  private unexplained: readonly Decision[] = [];

  constructor(
    private readonly family: PublicFamily,
    private readonly engine: FinishingEngine,
    private readonly setup: Setup,
  ) {
    this.memory = new RememberingEngine(engine, this.takenOver.lossOf);
    this.words = wordsFrom(setup.words);
  }

  /** What takes longer than `enough` is left for later. */
  answer(request: DeskRequest, enough: Enough): Answer {
    const { id, place } = request;
    if (request.kind === 'show') return { kind: 'shown', id, patch: this.show(place, enough) };
    const outcome = outcomeOf(this.engine, this.marker, place.decisions, request.intent);
    if (outcome.kind === 'changed') this.takenOver.note(request.intent, outcome.change);
    const patch = this.show(placeAfter(place, outcome), enough);
    return { kind: 'answered', id, outcome, patch };
  }

  /** From now on there is something to mark options by. */
  takeMarker(marker: Marker): void {
    this.marker = marker;
  }

  /** Whether something shown still waits for its reason. */
  get owesReasons(): boolean {
    return this.unexplained.length > 0 || this.shown?.isBrief === true;
  }

  /** Whether the view sent last lacks anything that can be found. */
  get owes(): boolean {
    const { shown } = this;
    if (!shown) return false;
    return (
      this.owesReasons || this.owesMarks || shown.outlook?.isDone === false || !shown.isCounted
    );
  }

  /** Nothing is marked while choices clash. */
  private get owesMarks(): boolean {
    const { marker, shown } = this;
    return marker !== undefined && shown?.outlook !== undefined && !shown.marks;
  }

  /** Whether what is owed takes passes over a diagram only. */
  get isQuick(): boolean {
    return this.memory.backend === 'diagram';
  }

  /** Seeks until `enough`, one thing at least; an answer where the view has more to say now. */
  seekMore(enough: Enough): Answer | undefined {
    const { shown } = this;
    if (!shown) return undefined;
    if (shown.isBrief) {
      shown.isBrief = false;
      return this.more(shown);
    }
    if (this.owesReasons) {
      this.explain(shown, enough);
      return this.owesReasons ? undefined : this.more(shown);
    }
    if (this.owesMarks) {
      this.mark(shown);
      return this.more(shown);
    }
    if (shown.outlook?.isDone === false) {
      return shown.outlook.seek(enough) ? this.more(shown) : undefined;
    }
    this.count(shown);
    return shown.left === undefined ? undefined : this.more(shown);
  }

  private explain({ settled }: Shown, enough: Enough): void {
    do {
      const [card, ...rest] = this.unexplained;
      if (!card) break;
      this.memory.explain(settled.kept, card.variable, card.value);
      this.unexplained = rest;
    } while (!enough());
  }

  private mark(shown: Shown): void {
    const { state, kept } = shown.settled;
    const questions = questionsWithOptions(this.family, state, shown.place.step);
    const marks = this.marker?.marks(state, kept, questions);
    if (marks) shown.marks = marks;
  }

  private count(shown: Shown): void {
    shown.left = exactCount(this.memory, shown.settled);
    shown.isCounted = true;
  }

  private show(place: Place, enough: Enough): Patch | undefined {
    const { family, memory } = this;
    const settled = settle(memory, place.decisions);
    const before = this.shown;
    if (before && before.outlook?.isDone && isSamePage(before.place, place)) {
      this.shown = { ...before, place, settled };
      return this.render(this.shown);
    }
    const { state, kept, refused } = settled;
    const clashes = refused.length > 0;
    const questions = questionsWithOptions(family, state, place.step);
    const outlook = clashes ? undefined : new StepOutlook(memory, kept, questions);
    const shown: Shown = { place, settled, outlook, isCounted: clashes, isBrief: !before };
    this.shown = shown;
    if (outlook && !enough()) this.mark(shown);
    // A panel has questions of its own to ask of the engine, between which nothing may be half done.
    if (before && memory.backend === 'diagram' && !clashes && !place.asked) {
      this.count(shown);
      if (outlook?.isDone === false) outlook.seek(enough);
    }
    return this.render(shown);
  }

  private readonly more = (shown: Shown): Answer => ({ kind: 'more', patch: this.render(shown) });

  private render({ place, settled, outlook, marks, left, isBrief }: Shown): Patch | undefined {
    const { family, setup, memory, words } = this;
    const { context, basis, locale } = setup;
    const unexplained: Decision[] = [];
    const view = buildView({
      ...{ family, context, basis, locale, words, settled, ...place, engine: memory, left },
      outlooks: outlook?.known,
      marks,
      ...{ isSeeking: true, isBrief },
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

/** The same but for the panel that is open. */
const isSamePage = (one: Place, other: Place): boolean =>
  one.step === other.step && JSON.stringify(one.decisions) === JSON.stringify(other.decisions);

function outcomeOf(
  engine: FinishingEngine,
  marker: Marker | undefined,
  decisions: readonly Decision[],
  intent: EngineIntent,
): Outcome {
  if (intent.intent === 'decide') return decided(engine, decisions, intent.decision);
  const change =
    intent.intent === 'complete'
      ? finishChange(engine, decisions, intent.objective, marker)
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

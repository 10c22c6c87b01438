/**
 * The page's side of the conversation with the engine: presses wait in a queue and are answered
 * one after the other, each on top of what the one before it made of the product.
 *
 * Invariants: one request is under way at a time; no press is lost or overtaken, undo included;
 * when the queue is empty the view shown is of the decisions, step and panel of now.
 */
import type { Decision } from '#rules/configuration/types.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import { applyTo } from '#rules/workflow/configurator-change.ts';
import type { Answer, EngineIntent, Outcome, Place, Request } from './engine-messages.ts';
import { placeAfter, plainChange } from './outcome.ts';
import type { Patch } from './patch.ts';
import { patched } from './patch.ts';
import type { ConfiguratorView } from './view-types.ts';

interface Travel {
  readonly intent: 'undo' | 'redo';
}

export type Press = EngineIntent | Travel;

export interface Waiting {
  readonly id: number;
  readonly press: Press;
}

export interface DialogueDependencies {
  readonly post: (request: Request) => void;
  /** The decisions of now; `change` and `travel` have changed them when they return. */
  readonly decisions: () => readonly Decision[];
  readonly change: (change: Change) => void;
  readonly travel: (direction: 'undo' | 'redo') => void;
  /** The view is a new one; `answered` is the press it answers, if it answers one. */
  readonly show: (
    view: ConfiguratorView,
    answered?: {
      readonly id: number;
      readonly press: Press;
      readonly outcome?: Outcome | undefined;
    },
  ) => void;
}

interface UnderWay {
  readonly id: number;
  readonly place: Place;
  readonly waiting?: Waiting | undefined;
}

export class Dialogue {
  private readonly queue: Waiting[] = [];
  private underWay: UnderWay | undefined;
  private view: ConfiguratorView | undefined;
  private shown = '';
  private asked: Decision | undefined;
  private lastId = 0;
  private isOpen = false;

  constructor(
    private step: string,
    private readonly page: DialogueDependencies,
  ) {}

  /** The engine takes requests from now on. */
  open(): void {
    this.isOpen = true;
    this.next();
  }

  /** Puts a press in the queue; its id comes back with the view that answers it. */
  press(press: Press): number {
    this.lastId += 1;
    const id = this.lastId;
    this.queue.push({ id, press });
    this.next();
    return id;
  }

  goTo(step: string): void {
    this.step = step;
    this.next();
  }

  closeAsked(): void {
    this.asked = undefined;
    this.next();
  }

  /** Decisions may have changed otherwise than by a press: news from the server, other tabs. */
  look(): void {
    this.next();
  }

  hear(answer: Answer): void {
    if (answer.kind === 'more') {
      this.take(answer.patch);
      if (!this.underWay && this.view) this.page.show(this.view);
      return;
    }
    const done = this.underWay;
    if (done?.id !== answer.id) return;
    this.underWay = undefined;
    this.take(answer.patch);
    const outcome = answer.kind === 'answered' ? answer.outcome : undefined;
    const place = outcome ? placeAfter(done.place, outcome) : done.place;
    this.shown = keyOf(place);
    if (outcome?.kind === 'changed' || outcome?.kind === 'refused') this.asked = place.asked;
    if (outcome?.kind === 'changed') this.page.change(outcome.change);
    if (this.view) this.page.show(this.view, done.waiting && { ...done.waiting, outcome });
    this.next();
  }

  /**
   * The engine is gone. What was pressed and needs no engine is still done; the server has the
   * last word. Whether there was anything to do.
   */
  abandon(): boolean {
    this.isOpen = false;
    const left = [this.underWay?.waiting, ...this.queue.splice(0)];
    this.underWay = undefined;
    for (const { press } of left.filter((one) => one !== undefined)) {
      if (isTravel(press)) this.page.travel(press.intent);
      else if (press.intent !== 'complete') {
        this.page.change(plainChange(press, this.page.decisions()));
      }
    }
    return left.some((one) => one !== undefined);
  }

  /**
   * The changes that what waits for an answer asks for, as far as that is certain without one:
   * for a page that may be gone before it hears. What cannot be had is not among them.
   */
  unanswered(): readonly Change[] {
    const changes: Change[] = [];
    const decisions = this.page.decisions();
    for (const waiting of [this.underWay?.waiting, ...this.queue]) {
      if (!waiting) continue;
      const { press } = waiting;
      // What follows these depends on what they lead to.
      if (isTravel(press) || press.intent === 'complete') break;
      if (!this.isRefused(press)) {
        changes.push(plainChange(press, changes.reduce(applyTo, decisions)));
      }
    }
    return changes;
  }

  private isRefused(press: EngineIntent): boolean {
    if (press.intent !== 'decide') return false;
    const { variable, value } = press.decision;
    const question = this.view?.questions.find((one) => one.variable === variable);
    return question?.options.some((one) => one.value === value && !one.available) ?? false;
  }

  private take(patch: Patch | undefined): void {
    this.view = patched(this.view, patch) as ConfiguratorView | undefined;
  }

  private next(): void {
    if (!this.isOpen || this.underWay) return;
    const waiting = this.queue.shift();
    const press = waiting?.press;
    if (press && isTravel(press)) {
      this.asked = undefined;
      this.page.travel(press.intent);
    }
    const { step, asked } = this;
    const place: Place = { decisions: this.page.decisions(), step, asked };
    if (!waiting && keyOf(place) === this.shown) return;
    this.lastId += 1;
    const id = this.lastId;
    this.underWay = { id, place, waiting };
    this.page.post(
      press === undefined || isTravel(press)
        ? { kind: 'show', id, place }
        : { kind: 'answer', id, place, intent: press },
    );
  }
}

const isTravel = (press: Press): press is Travel =>
  press.intent === 'undo' || press.intent === 'redo';

const keyOf = ({ decisions, step, asked }: Place): string =>
  JSON.stringify([decisions, step, asked ?? null]);

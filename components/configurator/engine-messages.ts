/**
 * What the page and its worker say to each other: plain data only.
 *
 * Every request has one answer of the same id, in order. A view crosses as its difference from the
 * one sent before, so both sides hold the same view after each message.
 */
import type { ContextFacts, ContextLiterals, Decision } from '#rules/configuration/types.ts';
import type { PromiseBasis } from '#rules/production/promise-basis.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import type { Intent } from './intent.ts';
import type { Patch } from './patch.ts';
import type { WordTexts } from './word-texts.ts';

/** What the engine is opened with, beside the family itself. */
export interface Setup {
  readonly literals: ContextLiterals;
  readonly context: ContextFacts;
  readonly basis: PromiseBasis;
  readonly locale: string;
  readonly words: WordTexts;
  /** Where what people choose is, if anything is to be marked by it; asked for after the first answer. */
  readonly recommenderUrl?: string | undefined;
}

/** What is to be shown; the view follows from it. */
export interface Place {
  readonly decisions: readonly Decision[];
  readonly step: string;
  /** The option whose panel is open. */
  readonly asked?: Decision | undefined;
}

/** What the engine answers; names and carts are the server's. */
export type EngineIntent = Exclude<Intent, { intent: 'rename' | 'add-to-cart' }>;

export type Request =
  /** The family as the server sent it: JSON in UTF-8. */
  | { readonly kind: 'open'; readonly setup: Setup; readonly model: ArrayBuffer }
  | { readonly kind: 'show'; readonly id: number; readonly place: Place }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly place: Place;
      readonly intent: EngineIntent;
    };

/** What becomes of an intent. */
export type Outcome =
  | { readonly kind: 'changed'; readonly change: Change }
  /** It cannot be had as things are: its panel opens. */
  | { readonly kind: 'refused'; readonly asked: Decision }
  /** Earlier choices clash and this one would not settle it. */
  | { readonly kind: 'clashes' }
  | { readonly kind: 'nothing' };

export type Answer =
  | { readonly kind: 'shown'; readonly id: number; readonly patch: Patch | undefined }
  | {
      readonly kind: 'answered';
      readonly id: number;
      readonly outcome: Outcome;
      readonly patch: Patch | undefined;
    }
  /** Reasons, outlooks and the count found since, for the view shown last. */
  | { readonly kind: 'more'; readonly patch: Patch | undefined };

/** Said instead of an answer: there will be none any more. */
export interface Failure {
  readonly kind: 'failed';
  readonly message: string;
}

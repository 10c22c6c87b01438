/** A price is a waterfall: ordered steps in integer minor units, each with its cause. */
import type { Text } from '#rules/model/text.ts';

/** Every kind of step, in the order in which steps stand in a waterfall. */
export const STEP_KINDS = [
  'list',
  'option',
  'characteristic',
  'matrix',
  'formula',
  'bundle',
  'quantity-break',
  'tier',
  'promotion',
  'line-discount',
  'header-discount',
  'floor',
  'delivery',
  'payment-term',
  'tax',
  'rounding',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface WaterfallStep {
  readonly kind: StepKind;
  /** What caused it: `price-list:<id>`, `component:<id>`, `bundle:<id>`, `market:<id>` … */
  readonly cause: string;
  /** The version of the document its cause is in, where that is known. */
  readonly version?: string | undefined;
  /** What a person said for it: negotiated discounts. */
  readonly reason?: string | undefined;
  /** The variable it belongs to, where it belongs to one. */
  readonly variable?: string | undefined;
  readonly title: Text;
  /** Signed, minor units. */
  readonly amount: number;
  /** Of a tax that prices contain: how much of them it is. The step itself adds nothing then. */
  readonly included?: number | undefined;
  /** Sum of this and all earlier steps. */
  readonly running: number;
}

/** A step before its running total is known. */
export type PlainStep = Omit<WaterfallStep, 'running'>;

export interface Price {
  readonly currency: string;
  readonly market: string;
  readonly steps: readonly WaterfallStep[];
  /** The product's own steps, as the price list has them; minor units. */
  readonly net: number;
  readonly delivery: number;
  /** On top; 0 where prices contain it. */
  readonly tax: number;
  /** Contained in net and delivery, in a market of inclusive prices. */
  readonly taxIncluded?: number;
  readonly rounding: number;
  /** What is paid: net + delivery + tax + rounding. */
  readonly total: number;
}

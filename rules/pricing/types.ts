/** A price is a waterfall: ordered steps in integer minor units, each with its cause. */
import type { Text } from '#rules/model/text.ts';

export type StepKind =
  'list' | 'option' | 'characteristic' | 'bundle' | 'delivery' | 'tax' | 'rounding';

export interface WaterfallStep {
  readonly kind: StepKind;
  /** What caused it: `price-list:<id>`, `component:<id>`, `bundle:<id>`, `market:<id>` … */
  readonly cause: string;
  /** The variable it belongs to, where it belongs to one. */
  readonly variable?: string | undefined;
  readonly title: Text;
  /** Signed, minor units. */
  readonly amount: number;
  /** Sum of this and all earlier steps. */
  readonly running: number;
}

export interface Price {
  readonly currency: string;
  readonly market: string;
  readonly steps: readonly WaterfallStep[];
  /** List, options, characteristics and bundles; minor units. */
  readonly net: number;
  readonly delivery: number;
  readonly tax: number;
  readonly rounding: number;
  /** What is paid: net + delivery + tax + rounding. */
  readonly total: number;
}

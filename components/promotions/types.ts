/** What the pages of promotions show. */
import type { Text } from '#rules/model/text.ts';
import type { PromotionState } from '#rules/quotes/promotion.ts';

export interface ShownPromotion {
  readonly href: string;
  readonly code: string;
  readonly title: Text;
  readonly state: PromotionState;
  /** YYYY-MM-DD */
  readonly startsOn?: string | undefined;
  readonly endsOn?: string | undefined;
  /** A share off; else `amounts` are. */
  readonly percent?: number | undefined;
  readonly amounts: readonly { readonly currency: string; readonly amount: number }[];
  /** The product or component it is on; absent: the whole order. */
  readonly scope?: Text | undefined;
  readonly used: number;
  readonly uses?: number | undefined;
  readonly usesEach?: number | undefined;
  /** What it gave, and the most it may give; minor units. */
  readonly given: readonly {
    readonly currency: string;
    readonly amount: number;
    readonly budget: number | undefined;
  }[];
}

export interface ShownScope {
  readonly value: string;
  readonly title: Text;
  /** The product a component is of. */
  readonly of: Text | undefined;
}

export interface ShownRedemption {
  readonly order: string;
  readonly href: string;
  readonly customer: { readonly name: string; readonly href: string } | undefined;
  readonly currency: string;
  readonly amount: number;
  /** ISO times. */
  readonly at: string;
  readonly givenBackAt: string | undefined;
}

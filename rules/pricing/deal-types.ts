/**
 * What is asked of and told by `priceDeal`: lines and terms in, waterfalls and totals out. Amounts
 * are whole minor units of the deal's currency; in a market whose taxes are inclusive they contain
 * the tax. Costs go in only: a `Deal` may be shown to the customer.
 */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import type { Text } from '#rules/model/text.ts';
import type { WaterfallStep } from './types.ts';

/** A negotiated discount of one line; `amount` is off the whole line, `price` is per piece. */
export type LineDiscount = { readonly reason?: string | undefined } & (
  | { readonly kind: 'percent'; readonly basisPoints: number }
  | { readonly kind: 'amount'; readonly amount: number }
  | { readonly kind: 'price'; readonly unitPrice: number }
);

/** A negotiated discount of the whole deal. */
export type HeaderDiscount = Exclude<LineDiscount, { kind: 'price' }>;

interface AnyLine {
  /** Unique in the deal; ties between lines are broken by it. */
  readonly id: string;
  readonly quantity: number;
  readonly discount?: LineDiscount | undefined;
  /** An alternative: priced as an order of its own, without delivery and without what is a fixed
   * amount of the whole deal; never in the totals. */
  readonly optional?: boolean | undefined;
  /** Lines sold as one have the same. */
  readonly bundle?: string | undefined;
  /** Of one piece, for staff: bounds discounts, never told by the deal. */
  readonly cost?: number | undefined;
}

export interface ConfiguredLine extends AnyLine {
  readonly kind: 'configured';
  readonly family: PublicFamily;
  /** The version of the family: that of the steps its prices cause. */
  readonly version?: string | undefined;
  readonly context: ContextFacts;
  /** Never changed in place: its price is remembered by its identity. */
  readonly assignment: Assignment;
}

export interface PlainLine extends AnyLine {
  readonly kind: 'plain';
  readonly title: Text;
  readonly unitPrice: number;
  /** The market's by the policy, if left out. */
  readonly taxBasisPoints?: number | undefined;
}

export type DealLine = ConfiguredLine | PlainLine;

/** A promotion whose code was accepted; who may use it how often is decided before. */
export interface Promotion {
  readonly code: string;
  readonly id: string;
  readonly version: string;
  readonly title?: Text | undefined;
  readonly value:
    | { readonly kind: 'percent'; readonly basisPoints: number }
    | { readonly kind: 'amount'; readonly amount: number };
  readonly scope:
    | { readonly kind: 'order' }
    | { readonly kind: 'family'; readonly family: string }
    | { readonly kind: 'component'; readonly component: string };
  /** Least sum of all lines before promotions. */
  readonly minimumSpend?: number | undefined;
  /** The most it may still give. */
  readonly remainingBudget?: number | undefined;
}

export interface DealTerms {
  readonly market: string;
  readonly currency: string;
  /** The day whose prices count, YYYY-MM-DD. */
  readonly date: string;
  readonly customerGroup?: string | undefined;
  readonly tier?: string | undefined;
  readonly promotions?: readonly Promotion[] | undefined;
  readonly discount?: HeaderDiscount | undefined;
  /** If left out, delivery costs what the families say: the dearest of them, once. */
  readonly deliveryTerm?: string | undefined;
  readonly paymentTerm?: string | undefined;
}

/** What lines, the deal and bundles come to. */
export interface Amounts {
  /** Before every discount. */
  readonly list: number;
  /** After every discount, before delivery. */
  readonly goods: number;
  readonly delivery: number;
  /** Surcharge or discount of the payment term. */
  readonly payment: number;
  /** All of it without tax. */
  readonly net: number;
  readonly tax: number;
  readonly rounding: number;
  /** net + tax + rounding. */
  readonly total: number;
}

export interface PricedLine extends Amounts {
  readonly id: string;
  readonly kind: DealLine['kind'];
  readonly quantity: number;
  readonly optional: boolean;
  readonly bundle?: string | undefined;
  readonly taxBasisPoints: number;
  readonly steps: readonly WaterfallStep[];
}

export interface TaxAmount {
  readonly basisPoints: number;
  readonly title: Text;
  /** What is taxed, without the tax. */
  readonly base: number;
  readonly amount: number;
}

export interface Deal extends Amounts {
  readonly currency: string;
  readonly market: string;
  readonly date: string;
  readonly policy: { readonly id: string; readonly version: number };
  readonly taxMode: 'exclusive' | 'inclusive';
  /** In the order asked. Those not optional add up to the deal, field by field. */
  readonly lines: readonly PricedLine[];
  readonly bundles: readonly (Amounts & {
    readonly id: string;
    readonly lines: readonly string[];
  })[];
  /** The header's waterfall: each step the sum of the lines' steps of its kind. */
  readonly steps: readonly WaterfallStep[];
  /** One for each rate, the lowest first. */
  readonly taxes: readonly TaxAmount[];
}

/** A customer as sales sees them. */
import type { ShownOrderRow } from '#components/orders/types.ts';
import type { ShownQuoteRow } from '#components/quotes/types.ts';
import type { ValueSegment } from '#rules/customers/value/segments.ts';
import type { Text } from '#rules/model/text.ts';

export interface ShownCustomerRow {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly city?: string | undefined;
  readonly market: string;
  readonly orders: number;
  readonly configurations: number;
  readonly updatedAt: string;
}

/** Something a family may know about a customer, and what is known. */
export interface ShownPreference {
  readonly key: string;
  readonly title: Text;
  readonly why: Text;
  readonly strength: 'hard' | 'soft';
  readonly input:
    | {
        readonly kind: 'choice';
        readonly values: readonly { readonly id: string; readonly title: Text }[];
      }
    | {
        readonly kind: 'number';
        readonly min: number;
        readonly max: number;
        readonly unit: string;
      }
    | { readonly kind: 'boolean' };
  readonly known?:
    | {
        readonly value: string | number | boolean;
        readonly source: string;
        readonly enabled: boolean;
      }
    | undefined;
}

/** What a customer is worth, and how they are treated differently from others by it. */
export interface ShownStanding {
  readonly treatments: readonly { readonly title: Text; readonly because: Text }[];
  readonly segment?: ValueSegment | undefined;
  readonly share?:
    | {
        readonly currency: string;
        /** Within a year, in minor units. */
        readonly bought: number;
        readonly category: number;
        readonly basis: 'declared' | 'estimated';
        readonly share: number;
      }
    | undefined;
}

/** A rule by which some customers are treated differently. */
export interface ShownTreatment {
  readonly id: string;
  /** Of a product's own. */
  readonly family?: Text | undefined;
  readonly title: Text;
  readonly because?: Text | undefined;
  /** In words: for whom it holds, and what follows. */
  readonly who: string;
  readonly follows: string;
}

export interface ShownInteraction {
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  readonly channel: string;
  readonly kind: string;
  readonly by?: string | undefined;
  /** Of a logged contact: in | out, and what was said. */
  readonly direction?: string | undefined;
  readonly text?: string | undefined;
  readonly subject?: { readonly text: string; readonly href?: string | undefined } | undefined;
}

export interface ShownRelationship {
  readonly standing: ShownStanding;
  /** For who may agree terms with the customer. */
  readonly termsHref?: string | undefined;
  readonly invoicesHref: string;
  readonly privacyHref: string;
  readonly pointsHref: string;
  /** The customer wants nothing done with what is known of them. */
  readonly restricted: boolean;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly street?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
  readonly country?: string | undefined;
  readonly market: string;
  readonly locale: string;
  readonly createdAt: string;
  readonly preferences: readonly ShownPreference[];
  readonly configurations: readonly {
    readonly id: string;
    readonly name: string;
    readonly href: string;
    readonly updatedAt: string;
  }[];
  readonly orders: readonly (ShownOrderRow & { readonly href: string })[];
  readonly interactions: readonly ShownInteraction[];
  readonly quotes: readonly ShownQuoteRow[];
  /** What was ordered so far and not cancelled, by currency; minor units. */
  readonly value: readonly { readonly currency: string; readonly amount: number }[];
  /** ISO time. */
  readonly lastContact?: string | undefined;
  /** The work that was touched last: a draft quote or a configuration. */
  readonly openWork?: { readonly title: string; readonly href: string } | undefined;
}

export type ValueSegmentName = ValueSegment;

/** Of customers who pay in one currency; minor units. */
export interface ShownValueSum {
  readonly currency: string;
  readonly customers: number;
  readonly realised: number;
  /** Absent where it is told of nobody. */
  readonly expected?: number | undefined;
}

export interface ShownValuedCustomer {
  readonly href: string;
  readonly name: string;
  readonly manager?: string | undefined;
  readonly currency: string;
  readonly segment: ValueSegmentName;
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
  readonly purchases: number;
  /** YYYY-MM-DD */
  readonly lastOn: string;
  readonly realised: number;
  /** Chance from 0 to 1 that they buy no more; absent, like what is expected, where it is not told. */
  readonly leaving?: number | undefined;
  readonly expected?: number | undefined;
  readonly nextOn?: string | undefined;
}

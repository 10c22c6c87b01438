/** Quotes as pages show them: what the presenters give and the components take. */
import type { PictureModel, ShownChoiceGroup } from '#components/orders/types.ts';
import type { Text } from '#rules/model/text.ts';
import type { ExceededLimit } from '#rules/pricing/approval.ts';
import type { WaterfallStep } from '#rules/pricing/types.ts';
import type { LineChoice } from '#rules/quotes/counted-lines.ts';
import type { QuoteChange } from '#rules/quotes/difference.ts';
import type { PlainItem, QuoteDiscount, QuoteTerms } from '#rules/quotes/terms.ts';
import type { QuoteStatus } from '#rules/workflow/quote.ts';

export interface ShownQuoteRow {
  readonly number: string;
  readonly href: string;
  readonly revision: number;
  readonly status: QuoteStatus;
  readonly title: string;
  readonly customerName: string;
  readonly ownerName?: string | undefined;
  readonly currency: string;
  readonly total: number;
  readonly validUntil: string;
  /** ISO time. */
  readonly updatedAt: string;
}

export interface ShownMargin {
  readonly cost: number;
  readonly amount: number;
  readonly basisPoints?: number | undefined;
}

export interface ShownLinePrice {
  readonly total: number;
  readonly steps: readonly WaterfallStep[];
}

/** What a line is sold as one with. */
export interface ShownBundle {
  readonly name: string;
  /** The first line of the bundle: it stands for all of it. */
  readonly leads: boolean;
  /** Of the bundle, in minor units; absent while a line of it has no price. */
  readonly total: number | undefined;
}

export interface ShownQuoteLine {
  readonly id: string;
  readonly position: number;
  readonly kind: 'configured' | 'plain';
  readonly title: Text;
  readonly product?: Text | undefined;
  readonly quantity: number;
  readonly optional: boolean;
  /** As it is stored; `choice` has that of all it is sold as one with. */
  readonly alternative?: string | undefined;
  readonly bundle?: ShownBundle | undefined;
  /** What the client chooses by it, and whether it is in the total. */
  readonly choice?: LineChoice | undefined;
  readonly counted: boolean;
  readonly discount?: QuoteDiscount | undefined;
  readonly note: string;
  readonly item?: PlainItem | undefined;
  readonly groups: readonly ShownChoiceGroup[];
  readonly picture?: PictureModel | undefined;
  /** Absent while it cannot be sold as it stands. */
  readonly price?: ShownLinePrice | undefined;
  readonly verdict: 'sellable' | 'incomplete' | 'invalid';
  readonly margin?: ShownMargin | undefined;
}

export interface ShownTotals {
  readonly goods: number;
  readonly delivery: number;
  readonly payment: number;
  readonly net: number;
  readonly tax: number;
  readonly rounding: number;
  readonly total: number;
  readonly steps: readonly WaterfallStep[];
}

export interface ShownComment {
  readonly id: string;
  readonly revision: number;
  readonly position?: number | undefined;
  readonly authorName: string;
  readonly byStaff: boolean;
  readonly kind: 'comment' | 'change-request' | 'proposal';
  readonly text: string;
  /** What the client's proposal changes in the line. */
  readonly changes: readonly QuoteChange[];
  readonly resolved: boolean;
  /** ISO time. */
  readonly at: string;
}

export interface ShownApproval {
  readonly id: string;
  readonly status: string;
  readonly reason: string;
  readonly requestedBy?: string | undefined;
  readonly exceeded: readonly ExceededLimit[];
  readonly decidedBy?: string | undefined;
  /** In whose place, where it was not theirs. */
  readonly inPlaceOf?: string | undefined;
  readonly decision?: string | undefined;
  readonly at: string;
}

export interface Choice {
  readonly id: string;
  readonly title: Text;
}

export interface ShownQuote {
  readonly id: string;
  readonly number: string;
  readonly revision: number;
  readonly newest: boolean;
  readonly revisions: readonly {
    readonly revision: number;
    readonly status: QuoteStatus;
    readonly total: number;
    readonly href: string;
    /** What it changed, against the revision before. */
    readonly differenceHref?: string | undefined;
  }[];
  readonly status: QuoteStatus;
  readonly version: number;
  readonly title: string;
  readonly client: {
    readonly name: string;
    readonly email: string;
    readonly phone?: string | undefined;
    readonly href: string;
  };
  readonly ownerName?: string | undefined;
  readonly market: string;
  readonly currency: string;
  /** Digits after the point of the currency. */
  readonly digits: number;
  readonly validUntil: string;
  readonly terms: QuoteTerms;
  readonly totals: ShownTotals;
  readonly lines: readonly ShownQuoteLine[];
  /** Absent for those who may not see it, and where costs are not known. */
  readonly margin?: ShownMargin | undefined;
  readonly seesMargin: boolean;
  readonly exceeded: readonly ExceededLimit[];
  readonly approvals: readonly ShownApproval[];
  readonly comments: readonly ShownComment[];
  readonly decision?:
    { readonly name?: string | undefined; readonly reason?: string | undefined } | undefined;
  readonly order?: { readonly number: string; readonly href: string } | undefined;
  readonly pdfHref: string;
  readonly mayWrite: boolean;
  readonly mayDecide: boolean;
  /** In whose place whoever looks decides; empty where it is theirs. */
  readonly inPlaceOf: readonly string[];
}

/** What a line or a term can be made of. */
export interface QuoteOffer {
  readonly families: readonly Choice[];
  readonly configurations: readonly { readonly id: string; readonly name: string }[];
  readonly deliveryTerms: readonly Choice[];
  readonly paymentTerms: readonly Choice[];
}

/** A quote as its client sees it: no cost, no margin, no word of how it came about. */
export interface ShownOffer {
  readonly number: string;
  readonly revision: number;
  readonly newestRevision: number;
  readonly status: QuoteStatus;
  readonly title: string;
  readonly client: {
    readonly name: string;
    readonly phone?: string | undefined;
    readonly street?: string | undefined;
    readonly postalCode?: string | undefined;
    readonly city?: string | undefined;
    readonly country?: string | undefined;
  };
  readonly ownerName?: string | undefined;
  readonly currency: string;
  readonly validUntil: string;
  readonly notes: string;
  readonly deliveryTerm?: Text | undefined;
  readonly paymentTerm?: Text | undefined;
  readonly totals: ShownTotals;
  readonly lines: readonly ShownQuoteLine[];
  /** Options and alternatives as they are chosen now. */
  readonly chosen: readonly string[];
  readonly comments: readonly ShownComment[];
  /** Copies the client is changing, not sent yet. */
  readonly proposals: readonly {
    readonly id: string;
    readonly position?: number | undefined;
    readonly href: string;
  }[];
  readonly orderNumber?: string | undefined;
  readonly pdfHref: string;
  readonly countries: readonly string[];
}

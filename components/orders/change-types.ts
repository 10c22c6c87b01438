/** What the pages that change an order show. */
import type { Text } from '#rules/model/text.ts';

/** A line as the form of a change offers it. */
export interface ShownChangeableLine {
  readonly position: number;
  readonly name: string;
  readonly product: Text;
  readonly quantity: number;
  /** Pieces it may have. */
  readonly most: number;
  readonly total: number;
  /** Configurations it could become. */
  readonly replacements: readonly { readonly id: string; readonly name: string }[];
  readonly configurable: boolean;
}

export interface ShownLineDifference {
  readonly position: number;
  readonly name: string;
  readonly effect: 'kept' | 'changed' | 'shared' | 'removed';
  readonly before: { readonly quantity: number; readonly total: number };
  readonly after: { readonly quantity: number; readonly total: number } | undefined;
  readonly difference: number;
  readonly repriced: boolean;
}

export interface ShownOrderChange {
  readonly change: number;
  readonly status: 'proposed' | 'accepted' | 'declined';
  readonly reason: string;
  readonly by: string | undefined;
  /** ISO time. */
  readonly at: string;
  readonly difference: number;
  readonly href: string;
}

export interface ShownInvoice {
  readonly number: string;
  readonly kind: 'invoice' | 'credit-note';
  readonly total: number;
  readonly currency: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  /** YYYY-MM, of a collective invoice. */
  readonly month: string | undefined;
  /** How many orders are on it. */
  readonly orders: number;
  readonly creditedBy: string | undefined;
  readonly href: string;
  readonly ciiHref: string;
  readonly ublHref: string;
}

export interface ShownPapers {
  readonly invoices: readonly ShownInvoice[];
  readonly deliveryNotes: readonly {
    readonly number: string;
    readonly shippedOn: string;
    readonly href: string;
  }[];
  readonly buildReportHref: string | undefined;
  readonly careSheetHref: string | undefined;
}

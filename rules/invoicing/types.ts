/**
 * An invoice as it was issued: everything printed on it and everything its structured twin says,
 * in words of its own language and in integer minor units. It is never changed; a credit note
 * takes it back.
 *
 * Field names follow the semantic model of EN 16931-1; its business terms (BT-…) are in brackets.
 */
export interface PostalAddress {
  /** BT-35, BT-50, BT-75 */
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** Two capital letters. */
  readonly country: string;
}

export interface Party {
  readonly name: string;
  readonly address: PostalAddress;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** VAT identifier (BT-31, BT-48). */
  readonly vatId?: string | undefined;
}

export interface Seller extends Party {
  /** Number in the register of companies (BT-30). */
  readonly registrationId: string;
  /** Credit transfer to this account (BT-84, BT-86). */
  readonly iban: string;
  readonly bic?: string | undefined;
}

export interface InvoiceLine {
  /** BT-126 */
  readonly position: number;
  /** BT-153 */
  readonly name: string;
  /** BT-154 */
  readonly description: string;
  /** Pieces (BT-129). */
  readonly quantity: number;
  /** Without tax, for all pieces (BT-131). */
  readonly net: number;
  /** Hundredths of a per cent (BT-152). */
  readonly taxBasisPoints: number;
  /** Number of the order it comes from, where the invoice bills several (BT-128). */
  readonly order?: string | undefined;
}

/** An order that is billed, and the shipment it left with. */
export interface InvoicedOrder {
  /** BT-14 where it is the only one, else with its lines. */
  readonly number: string;
  /** YYYY-MM-DD */
  readonly placedOn: string;
  /** BT-16 where it is the only order, else a supporting document (BG-24). */
  readonly deliveryNote?: string | undefined;
  /** YYYY-MM-DD */
  readonly shippedOn?: string | undefined;
  /** What the order comes to; absent on invoices from before there were collective ones. */
  readonly total?: number | undefined;
}

/** Something charged (or, below zero, allowed) on the whole invoice (BG-20, BG-21). */
export interface InvoiceCharge {
  readonly kind: 'delivery' | 'payment-term';
  /** BT-97, BT-104 */
  readonly reason: string;
  /** Without tax (BT-92, BT-99). */
  readonly amount: number;
  readonly taxBasisPoints: number;
}

/** Tax of one rate (BG-23). */
export interface InvoiceTax {
  readonly basisPoints: number;
  /** BT-116 */
  readonly taxable: number;
  /** BT-117 */
  readonly amount: number;
}

export interface InvoiceTotals {
  /** Sum of line net amounts (BT-106). */
  readonly lines: number;
  /** Charges and, below zero, allowances (BT-108 less BT-107). */
  readonly charges: number;
  /** BT-109 */
  readonly withoutTax: number;
  /** BT-110 */
  readonly tax: number;
  /** BT-112 */
  readonly withTax: number;
  /** BT-114 */
  readonly rounding: number;
  /** BT-115 */
  readonly payable: number;
}

export interface InvoiceDocument {
  readonly format: 'kitwright-invoice/1';
  readonly kind: 'invoice' | 'credit-note';
  /** BT-1 */
  readonly number: string;
  /** YYYY-MM-DD (BT-2, BT-9). */
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly locale: string;
  /** BT-5 */
  readonly currency: string;
  readonly seller: Seller;
  readonly buyer: Party;
  /** BG-13; absent where the orders went to different places. */
  readonly deliverTo?: Party | undefined;
  /**
   * Day of delivery (BT-72), number of the delivery note (BT-16); absent before shipping, and
   * where there are several orders.
   */
  readonly deliveredOn?: string | undefined;
  readonly deliveryNote?: string | undefined;
  /** First and last day of what a collective invoice bills (BT-73, BT-74). */
  readonly period?: { readonly from: string; readonly to: string } | undefined;
  /** Orders it bills, in the order of its lines. */
  readonly orders: readonly InvoicedOrder[];
  /** What a credit note takes back, and why (BG-3). */
  readonly credits?:
    { readonly number: string; readonly issuedOn: string; readonly reason: string } | undefined;
  readonly lines: readonly InvoiceLine[];
  readonly charges: readonly InvoiceCharge[];
  /** The lowest rate first. */
  readonly taxes: readonly InvoiceTax[];
  readonly totals: InvoiceTotals;
  /** Terms of payment in words (BT-20). */
  readonly paymentTerms: string;
}

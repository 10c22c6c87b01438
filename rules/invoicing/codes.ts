/**
 * What both syntaxes of EN 16931 say in the same way: codes, categories, and how a document of ours
 * is told in its semantic model.
 *
 * Source: EN 16931-1 and its code lists (UNTDID 1001, 1153, 4461, 5189, 7161; UN/ECE
 * recommendation 20).
 */
import type { InvoiceDocument, InvoiceLine } from './types.ts';

/** The specification the XML obeys (BT-24): the core of EN 16931, nothing added. */
export const GUIDELINE = 'urn:cen.eu:en16931:2017';
/** UNTDID 1001: commercial invoice, credit note. */
export const TYPE_CODE = { invoice: '380', 'credit-note': '381' } as const;
/** UNTDID 7161: delivery, financing. */
export const CHARGE_CODE = { delivery: 'DL', 'payment-term': 'FC' } as const;
/** UNTDID 5189: discount for early payment. */
export const ALLOWANCE_CODE = '66';
/** UNTDID 4461: credit transfer. */
export const CREDIT_TRANSFER = '30';
/** UN/ECE recommendation 20: one piece. */
export const PIECE = 'C62';
/** UNTDID 1001: invoicing data sheet (the object of a line), related document. */
export const LINE_OBJECT = '130';
export const RELATED_DOCUMENT = '916';
/** UNTDID 1153: number the seller gave an order. */
export const SELLERS_ORDER = 'VN';

/** Standard rate, or zero rated (UNTDID 5305). */
export const taxCategory = (basisPoints: number): 'S' | 'Z' => (basisPoints === 0 ? 'Z' : 'S');

/**
 * Net price and the number of pieces it is for (BT-146, BT-149): a price per piece that is no
 * whole minor unit is told as the price of all pieces.
 */
export function pricePerQuantity({ net, quantity }: InvoiceLine): {
  readonly amount: number;
  readonly quantity: number;
} {
  return net % quantity === 0 ? { amount: net / quantity, quantity: 1 } : { amount: net, quantity };
}

/**
 * Delivery notes of a collective invoice as supporting documents (BT-122, BT-123): the semantic
 * model has room for one despatch advice and one order; orders are named by the lines (BT-128).
 */
export function supportingNotes({
  orders,
}: InvoiceDocument): readonly { readonly id: string; readonly about: string }[] {
  if (orders.length === 1) return [];
  return orders.flatMap(({ number, deliveryNote, shippedOn }) =>
    deliveryNote === undefined
      ? []
      : [{ id: deliveryNote, about: shippedOn ? `${number}, ${shippedOn}` : number }],
  );
}

/**
 * What a rep writes into a quote besides its products: terms of the whole, discounts and choices
 * of a line, plain items. Plain data with one schema each, the same for forms and for the database.
 */
import { z } from 'zod';

const amount = z.number().int().min(0).max(1_000_000_000);
const basisPoints = z.number().int().min(0).max(10_000);
const reason = z.string().trim().max(200).optional();

const percentOff = z.strictObject({ kind: z.literal('percent'), basisPoints, reason });
const amountOff = z.strictObject({ kind: z.literal('amount'), amount, reason });

/** Pieces a line may have: an offer may have more than the shop sells at once. */
export const MOST_OFFERED = 9_999;

/** Negotiated, of the whole quote. */
export const headerDiscountSchema = z.discriminatedUnion('kind', [percentOff, amountOff]);

/** Negotiated, of one line; `price` is what one piece costs then. */
export const lineDiscountSchema = z.discriminatedUnion('kind', [
  percentOff,
  amountOff,
  z.strictObject({ kind: z.literal('price'), unitPrice: amount, reason }),
]);
export type QuoteDiscount = z.infer<typeof lineDiscountSchema>;

/** A code as people type it, in capitals. */
export const promotionCode = z
  .string()
  .trim()
  .max(40)
  .transform((text) => text.toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9-]*$/));
const termId = z.string().regex(/^[a-z][a-z0-9-]*$/);

export const quoteTermsSchema = z.strictObject({
  discount: headerDiscountSchema.optional(),
  promotionCodes: z.array(promotionCode).max(5).default([]),
  deliveryTerm: termId.optional(),
  paymentTerm: termId.optional(),
  /** To the client, printed on the quote. */
  notes: z.string().trim().max(4000).default(''),
  packaging: z.string().trim().max(200).optional(),
  greeting: z.string().trim().max(500).optional(),
});
export type QuoteTerms = z.infer<typeof quoteTermsSchema>;

/** Something sold without being configured. */
export const plainItemSchema = z.strictObject({
  partNumber: z.string().trim().max(60).default(''),
  unitPrice: amount,
  unitCost: amount.optional(),
});
export type PlainItem = z.infer<typeof plainItemSchema>;

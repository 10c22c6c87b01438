/**
 * The commercial policy: everything about prices that is the company's and not one family's, as a
 * plain, versioned document (`kitwright-policy/1`, docs/commercial-policy.md).
 *
 * A deal names the version it was priced by; a policy in use is never changed, only followed by
 * the next version. Shapes are checked by zod, references and order by `loadPolicy`.
 */
import { z } from 'zod';
import { textSchema } from '#rules/model/text.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower case words joined by hyphens');
const marketId = z.string().regex(/^[A-Z]{2}$/, 'two capitals');
/** Hundredths of a per cent: 2500 is 25 %. */
const basisPoints = z.number().int().min(0).max(10_000);

/** Roles whose discounts have limits, the narrowest first. */
export const APPROVAL_ROLES = ['sales', 'sales-manager'] as const;
export type ApprovalRole = (typeof APPROVAL_ROLES)[number];

export const policySchema = z.strictObject({
  format: z.literal('kitwright-policy/1'),
  id,
  version: z.number().int().min(1),
  title: textSchema,
  /** Groups that price lists may be made for. */
  customerGroups: z.array(z.strictObject({ id, title: textSchema })),
  /** Loyalty: a discount on every line, once. */
  tiers: z.array(z.strictObject({ id, title: textSchema, basisPoints })),
  deliveryTerms: z.array(
    z.strictObject({
      id,
      title: textSchema,
      /** Minor units by currency; not offered in a currency without an amount. */
      amounts: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().int().min(0)),
      days: z.number().int().min(0),
    }),
  ),
  paymentTerms: z.array(
    z.strictObject({
      id,
      title: textSchema,
      days: z.number().int().min(0),
      /** Of goods and delivery: above 0 a surcharge, below 0 a discount. */
      basisPoints: z.number().int().min(-10_000).max(10_000),
    }),
  ),
  /** No discount takes a line below: a share of its list price, a margin on its cost. */
  floors: z.strictObject({ netShare: basisPoints, margin: z.number().int().min(0).max(9_999) }),
  /** What each role may agree to alone: largest negotiated discount, least margin. */
  approvals: z.array(
    z.strictObject({
      role: z.enum(APPROVAL_ROLES),
      discount: basisPoints,
      margin: z.number().int().min(-10_000).max(9_999),
    }),
  ),
  markets: z
    .array(
      z.strictObject({
        id: marketId,
        /** `inclusive`: every price of the market contains its tax. */
        taxMode: z.enum(['exclusive', 'inclusive']),
        /** Of plain lines that say nothing else. */
        taxBasisPoints: basisPoints,
        taxTitle: textSchema,
        /** The total becomes a multiple of this; if left out, of what the deal's families say. */
        roundTo: z.number().int().min(1).optional(),
      }),
    )
    .min(1),
  rounding: z.enum(['nearest', 'down', 'up']),
  /** What costs are counted at in another currency; fixed with the version, so that a margin is the
   * same whenever it is looked at. */
  costRates: z
    .array(
      z.strictObject({
        from: z.string().regex(/^[A-Z]{3}$/),
        to: z.string().regex(/^[A-Z]{3}$/),
        /** Minor units of `to` for a million minor units of `from`. */
        perMillion: z.number().int().min(1).max(1_000_000_000),
      }),
    )
    .default([]),
  /** Days a quote is valid, if nobody says otherwise. */
  quoteValidityDays: z.number().int().min(1),
});
/** A policy whose references hold; made by `loadPolicy`. */
export type Policy = z.infer<typeof policySchema>;

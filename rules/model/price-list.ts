/**
 * Price lists and markets of the family document.
 *
 * Everything a list adds to a product is either per component, per value, or a condition with an
 * amount (bundles, matrix cells, steps of formulas), so that the engine can find the cheapest
 * product exactly. Which list applies is `priceListOf`.
 */
import { z } from 'zod';
import { conditionSchema, factReferenceSchema, scalarSchema } from './condition.ts';
import { marketId, variableId } from './ids.ts';
import { textSchema } from './text.ts';

const day = z.iso.date();
const amount = z.number().int();

/** Amounts of a matrix: as many levels of lists as it has dimensions. */
export type Amounts = number | readonly Amounts[];
const amountsSchema: z.ZodType<Amounts> = z.lazy(() =>
  z.union([amount, z.array(amountsSchema).min(1)]),
);

/** One dimension: values of a fact, or ranges of a number by their greatest values, rising. */
const dimensionSchema = z.union([
  z.strictObject({ ...factReferenceSchema.shape, values: z.array(scalarSchema).min(1) }),
  z.strictObject({ ...factReferenceSchema.shape, upTo: z.array(z.number()).min(1) }),
]);
export type Dimension = z.infer<typeof dimensionSchema>;

/** An amount by two facts or more together; a product outside its values pays nothing. */
const matrixSchema = z.strictObject({
  id: variableId,
  title: textSchema,
  dimensions: z.array(dimensionSchema).min(2),
  amounts: amountsSchema,
});
export type Matrix = z.infer<typeof matrixSchema>;

/** `amount` for each `per` units of a number that are begun above `above`. */
const formulaSchema = z.strictObject({
  id: variableId,
  title: textSchema,
  ...factReferenceSchema.shape,
  amount,
  above: z.number().int().min(0).optional(),
  per: z.number().int().min(1).optional(),
  /** Of `above` and `per`; the fact's own if left out. */
  unit: z.string().optional(),
});
export type Formula = z.infer<typeof formulaSchema>;

/** From so many products of one line on: a discount, or another base price. */
const quantityBreakSchema = z.union([
  z.strictObject({
    from: z.number().int().min(2),
    basisPoints: z.number().int().min(0).max(10_000),
  }),
  z.strictObject({ from: z.number().int().min(2), base: z.number().int().min(0) }),
]);
export type QuantityBreak = z.infer<typeof quantityBreakSchema>;

/** Prices in minor units of the list's currency; without tax, unless the market says otherwise. */
export const priceListSchema = z.strictObject({
  id: variableId,
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Markets it is for, besides those that name it. */
  markets: z.array(marketId).min(1).optional(),
  /** Only for customers of this group. */
  customerGroup: variableId.optional(),
  /** First and last day, inclusive. */
  validFrom: day.optional(),
  validTo: day.optional(),
  base: z.number().int().min(0),
  baseTitle: textSchema,
  components: z.record(variableId, amount),
  /** Price of a choice value, of a text given, or per unit of a number above `from`. */
  characteristics: z
    .array(
      z.union([
        z.strictObject({ variable: variableId, value: scalarSchema, amount }),
        z.strictObject({ variable: variableId, perUnit: amount, from: z.number().int() }),
      ]),
    )
    .default([]),
  matrices: z.array(matrixSchema).optional(),
  formulas: z.array(formulaSchema).optional(),
  /** Together cheaper: while the condition holds the amount (negative) is added. */
  bundles: z
    .array(
      z.strictObject({ id: variableId, title: textSchema, conditions: conditionSchema, amount }),
    )
    .default([]),
  /** The fewest first; the last that is reached counts. */
  quantityBreaks: z.array(quantityBreakSchema).optional(),
});
export type PriceList = z.infer<typeof priceListSchema>;

export const marketSchema = z.strictObject({
  id: marketId,
  title: textSchema,
  priceList: variableId,
  /** `inclusive`: its prices and its delivery contain the tax. Exclusive if left out. */
  taxMode: z.enum(['exclusive', 'inclusive']).optional(),
  /** Tax in hundredths of a per cent: 2500 is 25 %. */
  taxBasisPoints: z.number().int().min(0).max(10_000),
  taxTitle: textSchema,
  /** The gross price is rounded to a multiple of this, in minor units. */
  roundTo: z.number().int().min(1).default(1),
  delivery: z.number().int().min(0),
  deliveryDays: z.number().int().min(0),
});
export type Market = z.infer<typeof marketSchema>;

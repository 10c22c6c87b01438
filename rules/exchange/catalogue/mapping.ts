/**
 * The mapping of somebody's own component records to the components of a family.
 *
 * Each catalogue makes the components of one component type from one file. What the records do not
 * hold (modules, rules, totals, markets, picture) is in ordinary family files that are included.
 */
import { z } from 'zod';
import { componentTypeSchema, priceListSchema, variableId } from '#rules/model/family.ts';
import { scalarSchema } from '#rules/model/condition.ts';

const path = z.string().min(1);

/** Tests of one record; a comparison with what is missing is false. */
export type Test =
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly not: Test }
  | {
      readonly value: Source;
      readonly operator: (typeof TESTS)[number];
      readonly than?: z.infer<typeof scalarSchema> | readonly z.infer<typeof scalarSchema>[];
    };

const TESTS = [
  'present',
  'equal',
  'notEqual',
  'in',
  'startsWith',
  'includes',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;

/** Where a value of a component comes from. */
export type Source =
  /** A field, by its dotted path … */
  | string
  /** … or with what it is where the field is missing … */
  | { readonly path: string; readonly default: z.infer<typeof scalarSchema> }
  /** … the number of elements of a list, 0 where it is missing … */
  | { readonly length: string }
  /** … the sum of numbers, a missing one being 0 … */
  | { readonly sum: readonly Source[] }
  /** … 1 where the test holds, else 0 … */
  | { readonly test: Test }
  /** … a number, cut off above. */
  | { readonly atMost: number; readonly of: Source };

const testSchema: z.ZodType<Test> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(testSchema) }),
    z.strictObject({ any: z.array(testSchema) }),
    z.strictObject({ not: testSchema }),
    z.strictObject({
      value: sourceSchema,
      operator: z.enum(TESTS),
      than: z.union([scalarSchema, z.array(scalarSchema)]).optional(),
    }),
  ]),
);
const sourceSchema: z.ZodType<Source> = z.lazy(() =>
  z.union([
    path,
    z.strictObject({ path, default: scalarSchema }),
    z.strictObject({ length: path }),
    z.strictObject({ sum: z.array(sourceSchema) }),
    z.strictObject({ test: testSchema }),
    z.strictObject({ atMost: z.number(), of: sourceSchema }),
  ]),
);

const catalogueSchema = z.strictObject({
  /** Relative to the mapping; `.jsonl` or `.csv` (with a line of field names). */
  file: z.string().min(1),
  type: componentTypeSchema,
  /** The field that tells one record from another. */
  id: path,
  title: sourceSchema,
  where: testSchema.optional(),
  /** By attribute of the component type. */
  attributes: z.record(z.string(), sourceSchema),
  /** What a component costs the customer, in minor units; 0 where nothing is said. */
  price: sourceSchema.optional(),
  mass: sourceSchema.optional(),
  partNumber: sourceSchema.optional(),
  supplier: sourceSchema.optional(),
  cost: sourceSchema.optional(),
  stock: sourceSchema.optional(),
  leadTimeDays: sourceSchema.optional(),
  /** Between the elements of lists in CSV files. */
  separator: z.string().min(1).default(';'),
});
export type CatalogueMapping = z.infer<typeof catalogueSchema>;

export const mappingSchema = z.strictObject({
  format: z.literal('kitwright-catalogue/1'),
  /** Family files, or folders of them, relative to the mapping. */
  include: z.array(z.string().min(1)),
  catalogues: z.array(catalogueSchema).min(1),
  /** The price list that the records' prices go into. */
  priceList: priceListSchema
    .omit({ components: true })
    .extend({ id: variableId })
    .default({
      id: 'list',
      currency: 'EUR',
      base: 0,
      baseTitle: { en: 'Base' },
      characteristics: [],
      bundles: [],
    }),
});
export type Mapping = z.infer<typeof mappingSchema>;

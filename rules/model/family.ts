/**
 * The family document: everything that is known about one product family, as plain data.
 *
 * A family is authored as a folder of JSON files (see docs/family-format.md); `loadFamily` joins
 * and validates them into one `Family`. What is shown to customers is `publicFamily(family)`,
 * which holds no cost, supplier, stock, BOM or routing.
 */
import { z } from 'zod';
import { scalarSchema } from './condition.ts';
import { variableId } from './ids.ts';
import { pictureSchema } from './picture.ts';
import { marketSchema, priceListSchema } from './price-list.ts';
import { bomItemSchema, operationSchema, workCentreSchema } from './production.ts';
import { ruleSchema } from './rule.ts';
import { textSchema } from './text.ts';

export { variableId } from './ids.ts';
export { marketSchema, priceListSchema, type Market, type PriceList } from './price-list.ts';
export { NONE } from './terms.ts';
export type { BomItem } from './production.ts';

/** How an attribute of a component type is read, compared and shown. */
export const attributeSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'one camelCase word'),
  type: z.enum(['number', 'string', 'boolean', 'list']),
  title: textSchema,
  /** Unit shown behind a number, such as `W`, `mm`, `g`. */
  unit: z.string().optional(),
  /** Shown on the option card (at most three make a calm card). */
  key: z.boolean().default(false),
});
export type Attribute = z.infer<typeof attributeSchema>;

export const componentTypeSchema = z.strictObject({
  id: variableId,
  title: textSchema,
  attributes: z.array(attributeSchema).default([]),
  /** How whoever owns one looks after it: printed on care sheets. */
  care: textSchema.optional(),
});

export const componentSchema = z.strictObject({
  id: variableId,
  type: variableId,
  title: textSchema,
  description: textSchema.optional(),
  /** Instead of its type's. */
  care: textSchema.optional(),
  /** Mass in grams, an integer. */
  mass: z.number().int().min(0).default(0),
  /** CSS colour of the swatch, where the component is told by its colour. */
  swatch: z
    .string()
    .regex(/^#[0-9A-Fa-f]{6}$/)
    .optional(),
  attributes: z.record(z.string(), z.union([scalarSchema, z.array(scalarSchema)])).default({}),
  /** What staff alone see. */
  partNumber: z.string().min(1),
  supplier: z.string().min(1),
  /** Cost in minor units of the family's cost currency. */
  cost: z.number().int().min(0),
  stock: z.number().int().min(0),
  /** Working days until it is here when it is not in stock. */
  leadTimeDays: z.number().int().min(0),
  bin: z.string().min(1),
});
export type Component = z.infer<typeof componentSchema>;

export const moduleGroupSchema = z.strictObject({
  id: variableId,
  title: textSchema,
  description: textSchema.optional(),
});

export const moduleSchema = z.strictObject({
  id: variableId,
  title: textSchema,
  description: textSchema.optional(),
  group: variableId,
  /** The module takes components of this type … */
  componentType: variableId,
  /** … or, if given, only these of them. */
  components: z.array(variableId).optional(),
  /** Least and most slots filled when active: 1-1 mandatory, 0-1 optional, 1-2 or 0-3 repeated. */
  cardinality: z
    .strictObject({ min: z.number().int().min(0), max: z.number().int().min(1).max(8) })
    .default({ min: 1, max: 1 }),
  /** Pieces of the chosen component per slot; asked as the variable `<module>.quantity`
   * (not allowed on repeated modules). */
  quantity: z
    .strictObject({ min: z.number().int().min(1), max: z.number().int().min(1).max(100) })
    .optional(),
});
export type Module = z.infer<typeof moduleSchema>;

export const characteristicSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    id: variableId,
    title: textSchema,
    description: textSchema.optional(),
    group: variableId,
    optional: z.boolean().default(false),
    values: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[A-Za-z0-9][\w-]*$/),
          title: textSchema,
          swatch: z
            .string()
            .regex(/^#[0-9A-Fa-f]{6}$/)
            .optional(),
          attributes: z.record(z.string(), scalarSchema).default({}),
        }),
      )
      .min(1),
  }),
  z.strictObject({
    kind: z.literal('number'),
    id: variableId,
    title: textSchema,
    description: textSchema.optional(),
    group: variableId,
    optional: z.boolean().default(false),
    /** Integers only: choose a unit fine enough (mm, g). */
    min: z.number().int(),
    max: z.number().int(),
    step: z.number().int().min(1).default(1),
    unit: z.string(),
  }),
  z.strictObject({
    kind: z.literal('text'),
    id: variableId,
    title: textSchema,
    description: textSchema.optional(),
    group: variableId,
    /** A text is always optional; rules see only whether there is one: `none` or `given`. */
    maxLength: z.number().int().min(1).max(400),
  }),
]);
export type Characteristic = z.infer<typeof characteristicSchema>;

/** An integer sum over the whole product, the fact `total.<id>`. Modules without the attribute
 * add nothing; quantities and slots count. `mass` and `count` are attributes every component has. */
export const totalSchema = z.strictObject({
  id: variableId,
  title: textSchema,
  unit: z.string(),
  /** Left out where only characteristics are summed. */
  attribute: z.string().optional(),
  /** Only these modules; all when absent. */
  modules: z.array(variableId).optional(),
  /** And these characteristics: a number itself, a choice by an attribute of its value. */
  characteristics: z
    .array(
      z.strictObject({
        id: variableId,
        path: z.string().optional(),
        factor: z.number().int().default(1),
      }),
    )
    .optional(),
  shown: z.boolean().default(false),
});

/** A resource: what some attributes provide and others use, in integers. */
export const resourceSchema = z.strictObject({
  id: variableId,
  title: textSchema,
  unit: z.string(),
  provided: z.array(z.strictObject({ module: variableId, attribute: z.string() })).min(1),
  used: z.array(z.strictObject({ module: variableId, attribute: z.string() })).min(1),
});

/** A compatibility table over modules (component ids), attributes of modules, or choices. */
export const tableSchema = z.strictObject({
  id: variableId,
  title: textSchema,
  columns: z.array(z.strictObject({ variable: variableId, path: z.string().optional() })).min(2),
  rows: z.array(z.array(scalarSchema)).min(1),
});

/** What may be known about a customer for this family, and why it is asked. */
export const preferenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    title: textSchema,
    why: textSchema,
    /** `hard` constrains, `soft` ranks and pre-fills. */
    strength: z.enum(['hard', 'soft']),
    values: z.array(z.strictObject({ id: z.string().min(1), title: textSchema })).min(2),
  }),
  z.strictObject({
    kind: z.literal('number'),
    id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    title: textSchema,
    why: textSchema,
    strength: z.enum(['hard', 'soft']),
    min: z.number().int(),
    max: z.number().int(),
    unit: z.string(),
  }),
  z.strictObject({
    kind: z.literal('boolean'),
    id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    title: textSchema,
    why: textSchema,
    strength: z.enum(['hard', 'soft']),
  }),
]);
export type PreferenceDefinition = z.infer<typeof preferenceSchema>;

export const familySchema = z.strictObject({
  format: z.literal('kitwright-family/1'),
  id: variableId,
  title: textSchema,
  tagline: textSchema,
  description: textSchema,
  /** What one finished product is called in running text: 'bike', 'plan'. */
  noun: textSchema,
  costCurrency: z.string().regex(/^[A-Z]{3}$/),
  /** Working days in the workshop when every part is here. */
  buildDays: z.number().int().min(0),
  groups: z.array(moduleGroupSchema).min(1),
  componentTypes: z.array(componentTypeSchema),
  components: z.array(componentSchema),
  modules: z.array(moduleSchema),
  characteristics: z.array(characteristicSchema),
  totals: z.array(totalSchema).default([]),
  resources: z.array(resourceSchema).default([]),
  tables: z.array(tableSchema).default([]),
  preferences: z.array(preferenceSchema).default([]),
  rules: z.array(ruleSchema),
  priceLists: z.array(priceListSchema).min(1),
  markets: z.array(marketSchema).min(1),
  bom: z.array(bomItemSchema).default([]),
  workCentres: z.array(workCentreSchema).default([]),
  routing: z.array(operationSchema).default([]),
  picture: pictureSchema,
});
/** A validated product family. Cross references are checked by `loadFamily`. */
export type Family = z.infer<typeof familySchema>;

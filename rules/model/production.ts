/**
 * What the workshop knows of a family: super BOM, work centres with their hours, super routing
 * with its checks. Plain data; cross references are checked by `validateProduction`.
 *
 * A check may be a plain text, as in every older document and order; `structuredCheck` reads both.
 */
import { z } from 'zod';
import { conditionSchema, type Condition } from './condition.ts';
import { variableId } from './ids.ts';
import { textSchema, type Text } from './text.ts';

/** A number that follows the configuration: base + Σ factor · fact. */
export const quantitySchema = z.union([
  z.number().positive(),
  z.strictObject({
    base: z.number().default(0),
    terms: z.array(
      z.strictObject({ fact: z.string(), path: z.string().optional(), factor: z.number() }),
    ),
  }),
]);

/** How the workshop must be able to say later which piece was built in: by piece, or by lot. */
export const trackingSchema = z.enum(['serial', 'lot']);
export type Tracking = z.infer<typeof trackingSchema>;

/** The unit of what is counted, not measured. */
export const PIECES = 'pcs';

/** One item of the super BOM (150 % BOM). */
export interface BomItem {
  readonly id: string;
  /** The component chosen in this module (one line per filled slot) … */
  readonly module?: string | undefined;
  /** … or a fixed part. */
  readonly part?:
    | {
        readonly number: string;
        readonly title: Text;
        readonly bin: string;
        readonly cost: number;
        readonly mass?: number | undefined;
      }
    | undefined;
  readonly quantity: z.infer<typeof quantitySchema>;
  readonly unit: string;
  /** Share that is expected to be spoilt and is fetched on top: 0.05 is 5 %. */
  readonly scrap?: number | undefined;
  /** A safety part: its numbers are recorded when it is built in. */
  readonly tracked?: Tracking | undefined;
  readonly when?: z.infer<typeof conditionSchema> | undefined;
  /** A phantom is not stocked: its children are picked in its place. */
  readonly phantom: boolean;
  readonly children: readonly BomItem[];
}
export const bomItemSchema: z.ZodType<BomItem, unknown> = z.lazy(() =>
  z.strictObject({
    id: variableId,
    module: variableId.optional(),
    part: z
      .strictObject({
        number: z.string().min(1),
        title: textSchema,
        bin: z.string().min(1),
        cost: z.number().int().min(0),
        mass: z.number().int().min(0).optional(),
      })
      .optional(),
    quantity: quantitySchema.default(1),
    unit: z.string().default(PIECES),
    scrap: z.number().positive().max(1).optional(),
    tracked: trackingSchema.optional(),
    when: conditionSchema.optional(),
    phantom: z.boolean().default(false),
    children: z.array(bomItemSchema).default([]),
  }),
);

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time as 07:30');

/** Hours of one shift; `days` are counted from Monday, 1, to Sunday, 7. */
export const shiftSchema = z.strictObject({
  days: z.array(z.number().int().min(1).max(7)).min(1),
  from: timeOfDay,
  to: timeOfDay,
});
export type ShiftHours = z.infer<typeof shiftSchema>;

const WORKING_WEEK = [1, 2, 3, 4, 5];
const STANDARD_SHIFTS: readonly ShiftHours[] = [
  { days: WORKING_WEEK, from: '07:00', to: '12:00' },
  { days: WORKING_WEEK, from: '12:30', to: '15:30' },
];

export const workCentreSchema = z.strictObject({
  id: variableId,
  title: textSchema,
  /** Cost per hour in minor units of the cost currency. */
  rate: z.number().int().min(0),
  /** Equal places that work side by side. */
  stations: z.number().int().min(1).default(1),
  /** Eight hours from Monday to Friday where nothing is said. */
  shifts: z.array(shiftSchema).default(() => [...STANDARD_SHIFTS]),
});
export type WorkCentre = z.infer<typeof workCentreSchema>;

/** Of a product in which `when` does not hold, the check is left out. */
const checkWhen = { text: textSchema, when: conditionSchema.optional() };

/** A check that is confirmed, or one that is measured and must lie within its limits. */
export const checkSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirm'), ...checkWhen }),
  z.strictObject({
    kind: z.literal('measure'),
    ...checkWhen,
    unit: z.string().min(1),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
]);
export type AuthoredCheck = Text | z.infer<typeof checkSchema>;

/** A check of one product. */
export type Check =
  | { readonly kind: 'confirm'; readonly text: Text }
  | {
      readonly kind: 'measure';
      readonly text: Text;
      readonly unit: string;
      readonly min?: number | undefined;
      readonly max?: number | undefined;
    };

/** The condition under which a product has the check. */
export const conditionOf = (check: AuthoredCheck): Condition | undefined =>
  isAuthored(check) ? check.when : undefined;

/** The check in full, whichever way it was written. */
export function structuredCheck(check: AuthoredCheck | Check): Check {
  if (!isStructured(check)) return { kind: 'confirm', text: check };
  const { kind, text } = check;
  if (kind === 'confirm') return { kind, text };
  const { unit, min, max } = check;
  return {
    kind,
    text,
    unit,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}

// A text has languages only: its `text` would be a string.
const isAuthored = (check: AuthoredCheck): check is z.infer<typeof checkSchema> =>
  typeof check['text'] === 'object';
const isStructured = (check: AuthoredCheck | Check): check is Exclude<typeof check, Text> =>
  typeof check['text'] === 'object';

export const operationSchema = z.strictObject({
  id: variableId,
  sequence: z.number().int().min(1),
  title: textSchema,
  workCentre: variableId,
  /** Minutes. */
  setup: z.number().int().min(0),
  run: quantitySchema,
  when: conditionSchema.optional(),
  /** BOM items built in here: what is tracked among them is recorded here. */
  installs: z.array(variableId).default([]),
  instructions: z.array(textSchema).min(1),
  tools: z.array(textSchema).default([]),
  torques: z.array(z.strictObject({ joint: textSchema, nm: z.number().positive() })).default([]),
  checks: z.array(z.union([textSchema, checkSchema])).default([]),
});

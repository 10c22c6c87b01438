/**
 * Conditions: the json-rules-engine condition language, restricted to what can be compiled.
 *
 * Facts are either context facts (`customer`, `preferences`, `market` …, known before the first
 * click) or selection facts (module ids, slot ids, characteristic ids, `total.<id>`,
 * `resource.<id>.used|provided|balance`, `count.<repeated module>`).
 *
 * Semantics shared by every evaluator:
 * - a module's fact is its chosen component; a leaf without `path` compares the component's id;
 *   an empty or inactive module is the component id `none`, which has no attributes;
 * - a repeated module's fact is the list of its slots' components, compared with `contains` and
 *   `doesNotContain`; each slot alone is the fact `<module>.1`, `<module>.2`, …;
 * - a comparison with an absent attribute or an unknown context fact is false, whatever the
 *   operator; only `not` turns that round;
 * - `path` is a plain dotted path, never JSONPath.
 */
import { z } from 'zod';

export const OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'contains',
  'doesNotContain',
] as const;
export type Operator = (typeof OPERATORS)[number];

const PATH = /^[A-Za-z][\w-]*(\.[\w-]+)*$/;
export const scalarSchema = z.union([z.string(), z.number(), z.boolean()]);
/** A constant in a condition, an attribute or a characteristic. */
export type Scalar = z.infer<typeof scalarSchema>;

export const factReferenceSchema = z.strictObject({
  fact: z.string().min(1),
  path: z.string().regex(PATH, 'a plain dotted path').optional(),
});
export type FactReference = z.infer<typeof factReferenceSchema>;

export const leafSchema = z.strictObject({
  fact: z.string().min(1),
  path: z.string().regex(PATH, 'a plain dotted path').optional(),
  operator: z.enum(OPERATORS),
  value: z.union([scalarSchema, z.array(scalarSchema), factReferenceSchema]),
});
export type Leaf = z.infer<typeof leafSchema>;

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Leaf;

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    leafSchema,
    z.strictObject({ all: z.array(conditionSchema) }),
    z.strictObject({ any: z.array(conditionSchema) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

/** json-rules-engine wants `all`, `any` or `not` at the top; so do we. */
export const topConditionSchema = conditionSchema.refine((condition) => !('fact' in condition), {
  message: 'a rule condition starts with all, any or not',
});

export { isFactReference, isLeaf } from './terms.ts';

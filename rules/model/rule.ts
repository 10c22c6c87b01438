/**
 * Rules: a json-rules-engine rule (`conditions` and one `event`) with the texts, dates and
 * examples people need. Hard events bind, soft events never block.
 */
import { z } from 'zod';
import { conditionSchema, scalarSchema, topConditionSchema } from './condition.ts';
import { textSchema } from './text.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
const id = z.string().min(1);

export const eventSchema = z.discriminatedUnion('type', [
  /** The condition must not hold in a finished product. */
  z.strictObject({ type: z.literal('forbid') }),
  /** Where the condition holds, `params.conditions` must hold too. */
  z.strictObject({
    type: z.literal('require'),
    params: z.strictObject({ conditions: conditionSchema }),
  }),
  /** The module or characteristic is active exactly if the condition holds. */
  z.strictObject({ type: z.literal('activate'), params: z.strictObject({ variable: id }) }),
  /** Where the condition holds, what the resource's consumers use ≤ what its providers give. */
  z.strictObject({ type: z.literal('balance'), params: z.strictObject({ resource: id }) }),
  /** Where the condition holds, only the table's rows; an empty module matches every cell. */
  z.strictObject({ type: z.literal('table'), params: z.strictObject({ table: id }) }),
  /** Pre-fill; gives way silently. Conditions over context and selections. */
  z.strictObject({
    type: z.literal('default'),
    params: z.strictObject({ variable: id, value: scalarSchema }),
  }),
  /** Weight towards the fit score when `params.conditions` hold in the product. */
  z.strictObject({
    type: z.literal('prefer'),
    params: z.strictObject({
      conditions: conditionSchema,
      weight: z.number().int().min(1).max(100),
    }),
  }),
  /** Shown as advice to the customer while the condition holds. */
  z.strictObject({ type: z.literal('message'), params: z.strictObject({ text: textSchema }) }),
  /** An offer in context: a choice worth looking at. */
  z.strictObject({
    type: z.literal('offer'),
    params: z.strictObject({ variable: id, value: scalarSchema, text: textSchema }),
  }),
  /**
   * Where the condition holds in a product somebody ordered, it speaks for that answer to a soft
   * preference; the customer sees it, and may correct it.
   */
  z.strictObject({
    type: z.literal('learn'),
    params: z.strictObject({ preference: id, value: scalarSchema }),
  }),
  /** Printed on the build sheet. */
  z.strictObject({ type: z.literal('note'), params: z.strictObject({ text: textSchema }) }),
]);
export type RuleEvent = z.infer<typeof eventSchema>;
export type EventType = RuleEvent['type'];

export { HARD_EVENTS, isHard } from './terms.ts';

export const exampleSchema = z.strictObject({
  /** Selection facts by variable id, context facts by dotted name (`preferences.vegan`). */
  given: z.record(z.string(), z.union([scalarSchema, z.array(scalarSchema)])),
  /** `valid`: some finished product holds it; `invalid`: none; `value`: the default proposed. */
  expect: z.union([
    z.literal('valid'),
    z.literal('invalid'),
    z.strictObject({ value: z.record(z.string(), scalarSchema) }),
  ]),
});

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower case words joined by hyphens'),
  title: textSchema,
  because: textSchema,
  conditions: topConditionSchema,
  event: eventSchema,
  effectiveFrom: day.optional(),
  effectiveTo: day.optional(),
  examples: z.array(exampleSchema).default([]),
});
export type Rule = z.infer<typeof ruleSchema>;
export type RuleOf<T extends EventType> = Rule & { event: Extract<RuleEvent, { type: T }> };

/**
 * How customers are treated differently by all families alike: rules of the families' own language whose
 * conditions read what is known of the customer, and whose events are the company's: days on the road,
 * how we get in touch, whose customer they are. What differs within a product (prices, defaults, options) are rules
 * and bundles of its family, over the same facts.
 */
import { z } from 'zod';
import { topConditionSchema, type Condition } from '#rules/model/condition.ts';
import { contextFacts, holds } from '#rules/model/evaluate.ts';
import { contextReference, isContextFact } from '#rules/model/facts.ts';
import { isFactReference, isInEffect, isLeaf } from '#rules/model/terms.ts';
import { textSchema } from '#rules/model/text.ts';
import { MESSAGE_CHANNELS } from '#rules/customers/messages/journeys.ts';
import { isValueSegment } from '#rules/customers/value/segments.ts';

/** What is known of a customer whatever they configure; each is absent where it is not known. */
export interface CustomerFacts {
  readonly customer?: Readonly<Record<string, unknown>> | undefined;
  /** By value: a `ValueSegment`. */
  readonly segment?: string | undefined;
  /** Of the loyalty programme. */
  readonly tier?: string | undefined;
  readonly market?: string | undefined;
  readonly channel?: string | undefined;
  /** YYYY-MM-DD */
  readonly date: string;
}

/** The facts of `CustomerFacts`; there is no family here whose preferences could be asked. */
const FACTS = ['customer', 'segment', 'tier', 'market', 'channel', 'date'];

const conditionsSchema = topConditionSchema.superRefine((condition, context) => {
  for (const { fact, path, values } of readsOf(condition)) {
    const fault = faultOf(fact, path, values);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  }
});

const eventSchema = z.discriminatedUnion('type', [
  /** What they order is so many working days on the road at most. */
  z.strictObject({
    type: z.literal('road-days'),
    params: z.strictObject({ days: z.number().int().min(0).max(30) }),
  }),
  /** We get in touch by this channel first, where the journey has it and they allow it. */
  z.strictObject({
    type: z.literal('channel'),
    params: z.strictObject({ channel: z.enum(MESSAGE_CHANNELS) }),
  }),
  /** Nobody's customer becomes the customer of whoever in this role has the fewest. */
  z.strictObject({
    type: z.literal('manager'),
    params: z.strictObject({ role: z.enum(['sales', 'sales-manager']) }),
  }),
]);

const day = z.iso.date();
export const treatmentSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: textSchema,
  /** In words for the customer. */
  because: textSchema,
  conditions: conditionsSchema,
  event: eventSchema,
  effectiveFrom: day.optional(),
  effectiveTo: day.optional(),
});
export type Treatment = z.infer<typeof treatmentSchema>;
export type TreatmentEvent = Treatment['event'];

/** Ids are unique; the first of a kind that fits counts. */
export const treatmentsSchema = z
  .array(treatmentSchema)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'ids are unique');

interface Read {
  readonly fact: string;
  readonly path: string;
  /** What it is compared with, where that is said by value. */
  readonly values: readonly unknown[];
}

/** What of a customer treatments read, by fact or by path of the fact `customer`. */
export const CUSTOMER_FACTS = [
  'segment',
  'tier',
  'market',
  'channel',
  'date',
  'orders',
  'group',
  'country',
  'postalCode',
] as const;

/** Every fact that a condition reads, in its order. */
export function readsOf(condition: Condition): readonly Read[] {
  if (!isLeaf(condition)) {
    if ('not' in condition) return readsOf(condition.not);
    return ('all' in condition ? condition.all : condition.any).flatMap(readsOf);
  }
  const named = (reference: { fact: string; path?: string | undefined }) =>
    isContextFact(reference.fact)
      ? contextReference(reference)
      : { fact: reference.fact, path: reference.path ?? '' };
  const { value } = condition;
  const right = isFactReference(value) ? [{ ...named(value), values: [] }] : [];
  const values: readonly unknown[] = isFactReference(value) ? [] : [value].flat();
  return [{ ...named(condition), values }, ...right];
}

function faultOf(fact: string, path: string, values: readonly unknown[]): string | undefined {
  if (!FACTS.includes(fact)) return `“${fact}” is not known of a customer`;
  if ((fact === 'customer') === (path === '')) {
    return fact === 'customer' ? 'customer needs a path' : `${fact} has no path`;
  }
  if (path !== '' && !CUSTOMER_FACTS.some((known) => known === path)) {
    return `customer has no “${path}”`;
  }
  const unknown = values.find((value) => !isValueSegment(value));
  return fact === 'segment' && unknown !== undefined
    ? `unknown segment “${String(unknown)}”`
    : undefined;
}

/** The treatments that hold for a customer on the day of the facts, in their order. O(conditions). */
export function treatmentsFor(
  treatments: readonly Treatment[],
  facts: CustomerFacts,
): readonly Treatment[] {
  const known = contextFacts(facts);
  return treatments.filter((one) => isInEffect(one, facts.date) && holds(one.conditions, known));
}

type EventOf<T extends TreatmentEvent['type']> = Extract<TreatmentEvent, { type: T }>;

/** The first treatment of a kind that holds; it alone counts. */
export function firstOf<T extends TreatmentEvent['type']>(
  treatments: readonly Treatment[],
  type: T,
): (Treatment & { readonly event: EventOf<T> }) | undefined {
  return treatments.find(
    (one): one is Treatment & { readonly event: EventOf<T> } => one.event.type === type,
  );
}

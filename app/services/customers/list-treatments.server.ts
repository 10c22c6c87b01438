/**
 * How customers are treated differently: the company's treatments, and the rules and bundles of families that
 * read what is known of the customer.
 */
import { readsOf, treatmentsFor, type Treatment } from '#rules/customers/treatments/treatment.ts';
import { shareOfCustomer, type ShareOfCustomer } from '#rules/customers/value/share-of-customer.ts';
import { isValueSegment, type ValueSegment } from '#rules/customers/value/segments.ts';
import type { Condition } from '#rules/model/condition.ts';
import { contextFacts, holds } from '#rules/model/evaluate.ts';
import type { Family } from '#rules/model/family.ts';
import type { Rule } from '#rules/model/rule.ts';
import { isInEffect } from '#rules/model/terms.ts';
import type { Text } from '#rules/model/text.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { newestVersions } from '../families/load-family-version.server.ts';
import { companyFacts, knownBefore } from './customer-facts.server.ts';
import { standardTreatments } from './standard-treatments.ts';

/** A rule, or a price, of a family that depends on whose product it is. */
export interface FamilyTreatment {
  readonly family: Text;
  readonly kind: Rule['event']['type'] | 'price';
  readonly id: string;
  readonly title: Text;
  /** Said to the customer; a price has its title alone. */
  readonly because?: Text | undefined;
  readonly conditions: Condition;
}

/** `segment` and `tier` differ by customer, and so does all that the fact `customer` has. */
const OF_THE_CUSTOMER = ['segment', 'tier', 'customer'];
/** All that can be told of a customer without a product. */
const WITHOUT_PRODUCT = [...OF_THE_CUSTOMER, 'market', 'date'];

const readsCustomer = (condition: Condition): boolean =>
  readsOf(condition).some(({ fact }) => OF_THE_CUSTOMER.includes(fact));

export function treatmentsIn({
  title: family,
  rules,
  priceLists,
}: Family): readonly FamilyTreatment[] {
  const own = rules
    .filter(({ conditions }) => readsCustomer(conditions))
    .map(({ id, title, because, conditions, event }) => ({
      ...{ family, kind: event.type, id, title, because, conditions },
    }));
  // The same price in several lists is one treatment.
  const bundles = new Map(priceLists.flatMap((list) => list.bundles.map((one) => [one.id, one])));
  const prices = [...bundles.values()]
    .filter(({ conditions }) => readsCustomer(conditions))
    .map(({ id, title, conditions }) => ({
      ...{ family, kind: 'price' as const, id, title, conditions },
    }));
  return [...own, ...prices];
}

export async function listTreatments(actor: Actor): Promise<{
  readonly company: readonly Treatment[];
  readonly families: readonly FamilyTreatment[];
}> {
  requirePermission(actor, 'customers:read');
  const versions = await newestVersions();
  return {
    company: standardTreatments,
    families: versions.flatMap(({ family }) => treatmentsIn(family)),
  };
}

export interface CustomerStanding {
  readonly treatments: readonly { readonly title: Text; readonly because: Text }[];
  /** Absent before their first order was reckoned with. */
  readonly segment: ValueSegment | undefined;
  readonly share: (ShareOfCustomer & { readonly currency: string }) | undefined;
}

/**
 * What one customer is worth, which part of theirs we have, and the treatments that hold for them now as far as they
 * do not depend on the product.
 */
export async function standingOf(actor: Actor, customerId: string): Promise<CustomerStanding> {
  requirePermission(actor, 'customers:read');
  const row = await database().customer.findUnique({
    where: { id: customerId },
    include: { ...knownBefore(actor.now), value: true },
  });
  if (row === null) throw new AppError('not-found');
  const facts = companyFacts(row, actor.now);
  const known = contextFacts(facts);
  const rules = (await newestVersions()).flatMap(({ family }) =>
    family.rules.filter(
      (rule) =>
        isInEffect(rule, facts.date) &&
        readsCustomer(rule.conditions) &&
        readsOf(rule.conditions).every(({ fact }) => WITHOUT_PRODUCT.includes(fact)) &&
        holds(rule.conditions, known),
    ),
  );
  const holding = [...treatmentsFor(standardTreatments, facts), ...rules];
  const segment = row.value?.segment;
  return {
    treatments: holding.map(({ title, because }) => ({ title, because })),
    segment: isValueSegment(segment) ? segment : undefined,
    share: row.value ? shareIn(row.value) : undefined,
  };
}

function shareIn({
  currency,
  bought,
  category,
  shareBasis,
}: Prisma.CustomerValueGetPayload<object>) {
  if (category === null) return undefined;
  const declared = shareBasis === 'declared' ? Number(category) : undefined;
  const share = shareOfCustomer(Number(bought), declared, Number(category));
  return share && { ...share, currency };
}

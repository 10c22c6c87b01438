/** What the pages of sales show: customers, and the whole relationship with one of them. */
import type {
  ShownCustomerRow,
  ShownInteraction,
  ShownPreference,
  ShownRelationship,
} from '#components/sales/types.ts';
import { can } from '#rules/policy/permissions.ts';
import type { PreferenceDefinition } from '#rules/model/family.ts';
import { getCustomer } from '#app/services/customers/get-customer.server.ts';
import { listCustomers } from '#app/services/customers/list-customers.server.ts';
import { newestVersions } from '#app/services/families/load-family-version.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import type { ListQuery } from '#app/utils/list-query.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { orderRow } from './order.server.ts';

type Relationship = Awaited<ReturnType<typeof getCustomer>>;

export async function presentCustomers(actor: Actor, { search, page }: ListQuery) {
  const found = await listCustomers(actor, { search, ...(page && { page }) });
  const rows = found.customers.map(({ id, phone, city, updatedAt, ...rest }): ShownCustomerRow => ({
    ...rest,
    id,
    href: paths.customer(id),
    phone: phone ?? undefined,
    city: city ?? undefined,
    updatedAt: updatedAt.toISOString(),
  }));
  return {
    rows,
    total: found.total,
    page: found.page,
    pages: found.pages,
    search,
    mayCreate: can(actor.user?.role, 'customers:act-for'),
  };
}

export async function presentNewCustomer(actor: Actor) {
  requirePermission(actor, 'customers:act-for');
  const markets = (await newestVersions()).flatMap(({ family }) => family.markets);
  return { market: actor.market, markets: [...new Set(markets.map(({ id }) => id))].sort() };
}

export async function presentCustomer(actor: Actor, id: string) {
  const found = await getCustomer(actor, id);
  const definitions = (await newestVersions()).flatMap(({ family }) => family.preferences);
  const acting = actor.actingFor === id;
  return {
    acting,
    mayAct: can(actor.user?.role, 'customers:act-for'),
    customer: {
      ...relationship(found, definitions, acting),
      termsHref: can(actor.user?.role, 'customers:act-for') ? paths.customerTerms(id) : undefined,
    },
  };
}

function relationship(
  { customer, preferences, configurations, orders, interactions }: Relationship,
  definitions: readonly PreferenceDefinition[],
  acting: boolean,
): ShownRelationship {
  const numbers = new Map(orders.map((order) => [order.id, order.number]));
  return {
    id: customer.id,
    name: customer.name,
    email: customer.email,
    phone: customer.phone ?? undefined,
    street: customer.street ?? undefined,
    postalCode: customer.postalCode ?? undefined,
    city: customer.city ?? undefined,
    country: customer.country ?? undefined,
    market: customer.market,
    locale: customer.locale,
    createdAt: customer.createdAt.toISOString(),
    preferences: shownPreferences(definitions, preferences),
    configurations: configurations.map(({ id, name, shareToken, updatedAt }) => ({
      id,
      name,
      // Only who acts for the customer may change their work; others look at it.
      href: acting ? paths.configuration(id) : paths.shared(shareToken),
      updatedAt: new Date(updatedAt).toISOString(),
    })),
    orders: orders.map((order) => ({ ...orderRow(order), href: paths.order(order.number) })),
    interactions: interactions.map((entry) => shownInteraction(entry, numbers)),
  };
}

/** Every preference some family knows, once, with what this customer has said about it. */
export function shownPreferences(
  definitions: readonly PreferenceDefinition[],
  known: readonly { key: string; value: unknown; source: string; enabled: boolean }[],
): ShownPreference[] {
  const values = new Map(known.map((entry) => [entry.key, entry]));
  const unique = new Map(definitions.toReversed().map((entry) => [entry.id, entry]));
  return [...unique.values()].toReversed().map((definition) => {
    const entry = values.get(definition.id);
    return {
      key: definition.id,
      title: definition.title,
      why: definition.why,
      strength: definition.strength,
      input: inputOf(definition),
      known: entry && {
        value: entry.value as string | number | boolean,
        source: entry.source,
        enabled: entry.enabled,
      },
    };
  });
}

function inputOf(definition: PreferenceDefinition): ShownPreference['input'] {
  switch (definition.kind) {
    case 'choice':
      return { kind: 'choice', values: definition.values };
    case 'number': {
      const { min, max, unit } = definition;
      return { kind: 'number', min, max, unit };
    }
    case 'boolean':
      return { kind: 'boolean' };
  }
}

function shownInteraction(
  entry: Relationship['interactions'][number],
  numbers: ReadonlyMap<string, string>,
): ShownInteraction {
  const number =
    entry.subjectKind === 'order' && entry.subjectId
      ? (numbers.get(entry.subjectId) ?? undefined)
      : undefined;
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    channel: entry.channel,
    kind: entry.kind,
    by: entry.user?.name,
    subject: number === undefined ? undefined : { text: number, href: paths.order(number) },
  };
}

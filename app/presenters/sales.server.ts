/** What the pages of sales show: customers, and the whole relationship with one of them. */
import type {
  ShownCustomerRow,
  ShownInteraction,
  ShownPreference,
  ShownRelationship,
} from '#components/sales/types.ts';
import type { ShownQuoteRow } from '#components/quotes/types.ts';
import { can } from '#rules/policy/permissions.ts';
import { sum } from '#rules/pricing/money.ts';
import type { PreferenceDefinition } from '#rules/model/family.ts';
import { CHANNELS, isChannel } from '#rules/customers/contact.ts';
import { getCustomer } from '#app/services/customers/get-customer.server.ts';
import { listCustomers } from '#app/services/customers/list-customers.server.ts';
import { standingOf } from '#app/services/customers/list-treatments.server.ts';
import { newestVersions } from '#app/services/families/load-family-version.server.ts';
import { listQuotesOf } from '#app/services/quotes/list-quotes.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import type { ListQuery } from '#app/utils/list-query.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { orderRow } from './order.server.ts';
import { quoteRow } from './quote.server.ts';
import { presentRelationship } from './relationship.server.ts';

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
    more: found.more,
    page: found.page,
    pages: found.pages,
    search,
    mayCreate: can(actor.user?.role, 'customers:act-for'),
    mayMerge: can(actor.user?.role, 'customers:merge'),
  };
}

export async function presentNewCustomer(actor: Actor) {
  requirePermission(actor, 'customers:act-for');
  const markets = (await newestVersions()).flatMap(({ family }) => family.markets);
  return { market: actor.market, markets: [...new Set(markets.map(({ id }) => id))].sort() };
}

/** The channel of the timeline, and the entry its page begins after, as in the address. */
export interface TimelineQuery {
  readonly channel: string | null;
  readonly after: string | null;
}

export async function presentCustomer(actor: Actor, id: string, asked: TimelineQuery) {
  const channel = isChannel(asked.channel) ? asked.channel : undefined;
  const acting = actor.actingFor === id;
  const [found, versions, quotes, beside, standing] = await Promise.all([
    getCustomer(actor, id, { channel, after: asked.after ?? undefined }),
    newestVersions(),
    can(actor.user?.role, 'quotes:read') ? listQuotesOf(id) : [],
    presentRelationship(actor, { id }, acting),
    standingOf(actor, id),
  ]);
  const definitions = versions.flatMap(({ family }) => family.preferences);
  return {
    acting,
    mayQuote: can(actor.user?.role, 'quotes:write'),
    quotesHref: paths.quotes(),
    mayAct: can(actor.user?.role, 'customers:act-for'),
    ...beside,
    timeline: {
      channel,
      filters: [undefined, ...CHANNELS].map((each) => ({
        channel: each,
        href: paths.timeline(id, { channel: each }),
      })),
      older: found.olderThan && paths.timeline(id, { channel, after: found.olderThan }),
    },
    customer: {
      ...relationship(found, quotes.map(quoteRow), definitions, acting),
      standing,
      termsHref: can(actor.user?.role, 'customers:act-for') ? paths.customerTerms(id) : undefined,
    },
  };
}

function relationship(
  { customer, preferences, configurations, orders, interactions, lastContact }: Relationship,
  quotes: readonly ShownQuoteRow[],
  definitions: readonly PreferenceDefinition[],
  acting: boolean,
): Omit<ShownRelationship, 'standing'> {
  const numbers = new Map(orders.map((order) => [order.id, order.number]));
  return {
    id: customer.id,
    invoicesHref: paths.customerInvoices(customer.id),
    restricted: customer.restrictedAt !== null,
    privacyHref: paths.customerPrivacy(customer.id),
    pointsHref: paths.customerPoints(customer.id),
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
    quotes,
    value: valueOf(orders),
    lastContact: lastContact?.toISOString(),
    openWork: openWork(configurations, quotes, acting),
  };
}

function valueOf(orders: Relationship['orders']): ShownRelationship['value'] {
  const kept = orders.filter(({ status }) => status !== 'cancelled');
  return [...new Set(kept.map(({ currency }) => currency))].map((currency) => ({
    currency,
    amount: sum(kept.filter((order) => order.currency === currency).map(({ total }) => total)),
  }));
}

/** Where the client stopped: the draft or configuration that was touched last. */
function openWork(
  configurations: Relationship['configurations'],
  quotes: readonly ShownQuoteRow[],
  acting: boolean,
): ShownRelationship['openWork'] {
  const work = [
    ...configurations.map(({ id, name, shareToken, updatedAt }) => ({
      title: name,
      at: updatedAt.toISOString(),
      href: acting ? paths.configuration(id) : paths.shared(shareToken),
    })),
    ...quotes
      .filter(({ status }) => status === 'draft')
      .map(({ number, href, updatedAt }) => ({ title: number, at: updatedAt, href })),
  ];
  const [latest] = work.sort((a, b) => (a.at < b.at ? 1 : -1));
  return latest && { title: latest.title, href: latest.href };
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

function subjectOf(order: string | undefined, quote: string | undefined) {
  if (order !== undefined) return { text: order, href: paths.order(order) };
  return quote === undefined ? undefined : { text: quote, href: paths.quote(quote) };
}

function shownInteraction(
  entry: Relationship['interactions'][number],
  numbers: ReadonlyMap<string, string>,
): ShownInteraction {
  const number =
    entry.subjectKind === 'order' && entry.subjectId
      ? (numbers.get(entry.subjectId) ?? undefined)
      : undefined;
  const quoted =
    entry.subjectKind === 'quote' ? (entry.data as { number?: string }).number : undefined;
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    channel: entry.channel,
    kind: entry.kind,
    by: entry.user?.name,
    direction: entry.direction ?? undefined,
    text: entry.text ?? undefined,
    subject: subjectOf(number, quoted),
  };
}

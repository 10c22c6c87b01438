/** One customer with the whole relationship: preferences, configurations, orders, timeline. */
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { CONFIGURATION_FIELDS, toSaved } from '../configurations/saved-configuration.server.ts';
import { noteAccess } from './profile-access.server.ts';
import { ORDER_SUMMARY, toSummary } from '../orders/order-summary.server.ts';
import { readTimeline } from './read-timeline.server.ts';

/** `timeline`: the channel and page of the timeline wanted, as it stands in the address. */
export async function getCustomer(actor: Actor, id: string, timeline: object = {}) {
  requirePermission(actor, 'customers:read');
  const find = database().customer.findUnique({
    where: { id },
    include: {
      preferences: { where: { source: { not: 'dismissed' } }, orderBy: { key: 'asc' } },
      configurations: {
        where: { quoteLines: { none: {} } },
        orderBy: { updatedAt: 'desc' },
        include: CONFIGURATION_FIELDS,
      },
      orders: { orderBy: { placedAt: 'desc' }, include: ORDER_SUMMARY },
    },
  });
  const [found, { entries, next }, latest] = await Promise.all([
    find,
    readTimeline(actor, { ...timeline, customerId: id }),
    database().interaction.findFirst({
      where: { customerId: id },
      orderBy: { at: 'desc' },
      select: { at: true },
    }),
  ]);
  if (found === null) throw new AppError('not-found');
  await noteAccess(actor, id);
  const { preferences, configurations, orders, ...customer } = found;
  return {
    customer,
    preferences,
    configurations: configurations.map(toSaved),
    orders: orders.map(toSummary),
    interactions: entries,
    olderThan: next,
    lastContact: latest?.at,
  };
}

/** The name alone, for pages about something of the customer's. */
export async function getCustomerName(actor: Actor, id: string): Promise<string> {
  requirePermission(actor, 'customers:read');
  const found = await database().customer.findUnique({ where: { id }, select: { name: true } });
  if (found === null) throw new AppError('not-found');
  return found.name;
}

/** The record of the account, or of the customer acted for; nothing for guests and staff. */
export async function getOwnCustomer(actor: Actor) {
  const id = actor.actingFor ?? actor.user?.customerId;
  if (id === undefined) return undefined;
  return (await database().customer.findUnique({ where: { id } })) ?? undefined;
}

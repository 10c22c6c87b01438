/** What one customer is recognised by, by kind, the newest first. */
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

/** Of many orders the newest are enough to look at. */
const MOST = 50;

export async function listIdentifiers(actor: Actor, customerId: string) {
  requirePermission(actor, 'customers:read');
  return database().customerIdentifier.findMany({
    where: { customerId },
    orderBy: [{ kind: 'asc' }, { lastSeenAt: 'desc' }, { id: 'asc' }],
    take: MOST,
  });
}

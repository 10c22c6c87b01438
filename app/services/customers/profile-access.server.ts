/**
 * Who of the staff looked at a customer's profile: noted once for each person and day, and shown to
 * the customer.
 */
import type { Actor } from '#app/utils/actor.ts';
import { isStaff } from '#app/utils/actor.ts';
import { database, isUniqueViolation } from '#app/utils/database.server.ts';

export async function noteAccess(actor: Actor, customerId: string): Promise<void> {
  if (!isStaff(actor) || actor.user === undefined) return;
  const userId = actor.user.id;
  const day = actor.now.toISOString().slice(0, 10);
  const where = { customerId_userId_day: { customerId, userId, day } };
  if ((await database().profileAccess.findUnique({ where })) !== null) return;
  try {
    await database().profileAccess.create({ data: { customerId, userId, day, at: actor.now } });
  } catch (error) {
    // Two windows at once: it is noted.
    if (!isUniqueViolation(error)) throw error;
  }
}

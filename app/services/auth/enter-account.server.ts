/**
 * What every way into an account does, inside the caller's transaction: the session becomes the
 * user's, and what was made as a guest follows into the account's customer.
 */
import type { Actor, ActorSession } from '#app/utils/actor.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { randomSecret } from '#app/utils/secrets.server.ts';
import { rotateSession } from '#app/utils/session.server.ts';
import { identifyByOrders, identifyDevice } from '../customers/identify.server.ts';

/** Returns the new session, for `takeSession` after commit. */
export async function enterAccount(
  tx: Transaction,
  actor: Actor,
  user: { readonly id: string; readonly customerId?: string | undefined },
): Promise<ActorSession> {
  // An employee has no customer record: what they tried out stays with their browser.
  if (user.customerId === undefined) {
    return rotateSession(tx, actor, user.id, actor.session.guestId);
  }
  const { guestId } = actor.session;
  await mergeGuest(tx, guestId, user.customerId);
  const session = await rotateSession(tx, actor, user.id, randomSecret());
  await identifyDevice(tx, user.customerId, { session, now: actor.now });
  // Where they were let in as a guest they are let in still.
  await tx.participant.updateMany({ where: { guestId }, data: { guestId: session.guestId } });
  return session;
}

async function mergeGuest(tx: Transaction, guestId: string, customerId: string): Promise<void> {
  const moved = { where: { guestId }, data: { customerId, guestId: null } };
  await tx.configuration.updateMany(moved);
  await tx.cartLine.updateMany(moved);
  await tx.crossSell.updateMany(moved);
  const { count } = await tx.order.updateMany(moved);
  if (count > 0) await identifyByOrders(tx, customerId);
  await tx.interaction.updateMany(moved);
}

/**
 * A guest says who they are, so that our staff find what they made by their phone number or address
 * and go on with it. It stays the guest's as well, in this browser. Nothing is proven by it: they get
 * a record of their own, whoever else is known by the same number, and see nobody else's things.
 */
import { z } from 'zod';
import { type Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { countAttempt } from '#app/utils/rate-limit.server.ts';
import { recordAudit, recordInteraction } from '#app/utils/record.server.ts';
import { ensureSession } from '#app/utils/session.server.ts';
import { indexCustomer } from './index-customer.server.ts';

export const leaveContactSchema = z.object({
  name: fields.name,
  email: fields.email,
  phone: fields.phone.optional(),
});

const LIMIT = { name: 'leave-contact-address', attempts: 50, seconds: 60 * 60 };

/** Once for each guest: said again, it changes nothing. `not-allowed` for those who are signed in. */
export async function leaveContact(actor: Actor, input: unknown): Promise<void> {
  if (actor.user !== undefined) throw new AppError('not-allowed');
  const contact = parseInput(leaveContactSchema, input);
  await countAttempt(LIMIT, actor.ip, actor.now);
  await ensureSession(actor);
  const { guestId } = actor.session;
  await inTransaction(
    async (tx) => {
      if ((await contactOf(tx, actor)) !== undefined) return;
      const { locale, market } = actor;
      const { id } = await tx.customer.create({ data: { ...contact, locale, market } });
      await indexCustomer(tx, id);
      const theirs = { where: { guestId, customerId: null }, data: { customerId: id } };
      const { count } = await tx.configuration.updateMany(theirs);
      // There has to be something to go on with; it is what the guest is known by from here on.
      if (count === 0) throw new AppError('not-found');
      await tx.interaction.updateMany(theirs);
      const subject = { kind: 'customer', id };
      await recordInteraction(tx, actor, 'contact-left', subject, {}, id);
      await recordAudit(tx, actor, 'customer.contact-left', subject);
    },
    { serializable: true },
  );
}

/** The record a guest's new configuration belongs to as well, if they have said who they are. */
export async function contactOf(
  tx: Transaction,
  actor: Actor,
): Promise<{ readonly customerId: string } | undefined> {
  if (actor.user !== undefined) return undefined;
  const known = await tx.configuration.findFirst({
    where: { guestId: actor.session.guestId, customerId: { not: null } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { customerId: true },
  });
  const customerId = known?.customerId ?? null;
  return customerId === null ? undefined : { customerId };
}

/** Whether this browser's guest could say who they are, and has; nothing for the signed in. */
export async function hasLeftContact(actor: Actor): Promise<boolean | undefined> {
  if (actor.user !== undefined) return undefined;
  return (await contactOf(database(), actor)) !== undefined;
}

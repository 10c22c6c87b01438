/**
 * Staff log a call, a visit or a note: one row of the timeline, which is never changed afterwards,
 * and the day to get back to them, which is done once.
 */
import { z } from 'zod';
import { contactSchema } from '#rules/customers/contact.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction, isUniqueViolation } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { grantForVisit } from '../loyalty/grant-points.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';

export const logContactSchema = contactSchema.extend({
  customerId: fields.id,
  /** Of the form, so that one sent twice is logged once. */
  key: z.string().min(8).max(50),
});

export async function logContact(actor: Actor, input: unknown): Promise<{ id: string }> {
  const user = requirePermission(actor, 'customers:act-for');
  const { customerId, key, channel, direction, text, followUpOn } = parseInput(
    logContactSchema,
    input,
  );
  const id = `contact-${key}`;
  try {
    return await inTransaction(async (tx) => {
      if ((await tx.customer.count({ where: { id: customerId } })) === 0) {
        throw new AppError('not-found');
      }
      const contact = { kind: 'contact', channel, direction, text, data: {}, at: actor.now };
      await tx.interaction.create({ data: { id, customerId, userId: user.id, ...contact } });
      if (followUpOn !== undefined) {
        await tx.followUp.create({
          data: { customerId, interactionId: id, dueOn: followUpOn, userId: user.id },
        });
      }
      if (channel === 'counter' && direction === 'in') {
        await grantForVisit(tx, customerId, actor.now);
      }
      const subject = { kind: 'customer', id: customerId };
      await recordAudit(tx, actor, 'customer.contact-logged', subject, { interactionId: id });
      return { id };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { id };
    throw error;
  }
}

const doneSchema = z.object({ customerId: fields.id, followUpId: fields.id });

/** The customer was called back. */
export async function finishFollowUp(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'customers:act-for');
  const { customerId, followUpId } = parseInput(doneSchema, input);
  await inTransaction(async (tx) => {
    const { count } = await tx.followUp.updateMany({
      where: { id: followUpId, customerId, doneAt: null },
      data: { doneAt: actor.now },
    });
    if (count === 0) return;
    const subject = { kind: 'customer', id: customerId };
    await recordAudit(tx, actor, 'customer.followed-up', subject, { followUpId });
  });
}

/** A customer wants nothing done with what is known of them, or allows it again. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordAudit, recordInteraction } from '#app/utils/record.server.ts';
import { forgetSoon } from '../learning/learning-choice.server.ts';
import { ownOrServed } from './own-or-served.server.ts';

export const restrictSchema = z.object({
  restricted: z.enum(['true', 'false']).transform((text) => text === 'true'),
  customerId: fields.id.optional(),
});

/** Said again, it changes nothing, and the first time stays. */
export async function restrictProcessing(actor: Actor, input: unknown): Promise<void> {
  const { restricted, customerId } = parseInput(restrictSchema, input);
  const id = ownOrServed(actor, customerId, 'customers:act-for');
  await inTransaction(async (tx) => {
    const known = await tx.customer.count({ where: { id, erasedAt: null } });
    if (known === 0) throw new AppError('not-found');
    const { count } = await tx.customer.updateMany({
      where: { id, restrictedAt: restricted ? null : { not: null } },
      // What was ordered meanwhile is learnt from when it may be.
      data: { restrictedAt: restricted ? actor.now : null, learntAt: null },
    });
    if (count === 0) return;
    if (restricted) {
      await tx.customerValue.deleteMany({ where: { customerId: id } });
      await forgetSoon(tx);
    }
    const kind = restricted ? 'restricted' : 'unrestricted';
    const subject = { kind: 'customer', id };
    await recordInteraction(tx, actor, kind, subject, {}, id);
    await recordAudit(tx, actor, `customer.${kind}`, subject);
  });
}

/** Since when; absent where nothing is restricted. */
export async function getRestriction(actor: Actor, customerId?: string): Promise<Date | undefined> {
  const id = ownOrServed(actor, customerId, 'customers:read');
  const found = await database().customer.findUnique({
    where: { id },
    select: { restrictedAt: true },
  });
  if (found === null) throw new AppError('not-found');
  return found.restrictedAt ?? undefined;
}

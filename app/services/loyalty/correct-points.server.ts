/** Staff put points right, with a reason: a transaction of its own, for nothing is ever changed. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { credit, debit } from './ledger.server.ts';
import { again } from './redeem-reward.server.ts';

export const correctPointsForm = z.object({
  /** Given where above 0, taken where below. */
  points: z.coerce
    .number()
    .int()
    .min(-100_000)
    .max(100_000)
    .refine((points) => points !== 0),
  reason: z.string().trim().min(3).max(500),
  /** Of the form, so that one sent twice is one correction. */
  key: z.string().min(8).max(100),
});
const correctSchema = correctPointsForm.extend({ customerId: fields.id });

/** `points-missing` where more would be taken than there is. */
export async function correctPoints(actor: Actor, input: unknown): Promise<void> {
  const user = requirePermission(actor, 'points:correct');
  const { customerId, points, reason, key } = parseInput(correctSchema, input);
  await again(() =>
    inTransaction(async (tx) => {
      const known = await tx.customer.count({ where: { id: customerId, erasedAt: null } });
      if (known === 0) throw new AppError('not-found');
      const movement = {
        kind: 'correct',
        rule: 'correction',
        key: `correct ${customerId} ${key}`,
        text: reason,
        userId: user.id,
        at: actor.now,
        book: 'corrected',
      } as const;
      const done =
        points > 0
          ? await credit(tx, customerId, points, movement)
          : await debit(tx, customerId, -points, movement);
      if (!done) return;
      const subject = { kind: 'customer', id: customerId };
      await recordAudit(tx, actor, 'loyalty.corrected', subject, { points });
    }),
  );
}

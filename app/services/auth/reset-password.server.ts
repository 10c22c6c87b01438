/** Sets a new password by the mailed token: once, in time, and it ends the user's sessions. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { hashPassword, sha256 } from '#app/utils/secrets.server.ts';
import { verifyEmail } from '../customers/identify.server.ts';

export const resetPasswordSchema = z.object({
  token: z.string().min(1).max(200),
  password: fields.password,
});

export async function resetPassword(actor: Actor, input: unknown): Promise<void> {
  const { token, password } = parseInput(resetPasswordSchema, input);
  const passwordHash = await hashPassword(password);
  const tokenHash = sha256(token);
  await inTransaction(async (tx) => {
    // The guard in the `where` lets one of two simultaneous uses through.
    const { count } = await tx.passwordReset.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: actor.now }, user: { active: true } },
      data: { usedAt: actor.now },
    });
    if (count !== 1) throw new AppError('link-expired');
    const { userId } = await tx.passwordReset.findUniqueOrThrow({ where: { tokenHash } });
    const { customer } = await tx.user.update({
      where: { id: userId },
      data: { passwordHash },
      select: { customer: { select: { id: true } } },
    });
    if (customer) await verifyEmail(tx, customer.id, actor.now);
    await tx.passwordReset.updateMany({
      where: { userId, usedAt: null },
      data: { usedAt: actor.now },
    });
    await tx.session.deleteMany({ where: { userId } });
    await recordAudit(tx, actor, 'user.password-reset', { kind: 'user', id: userId });
  });
}

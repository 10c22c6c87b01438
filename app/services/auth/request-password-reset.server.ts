/** Mails a link that sets a new password; says the same whether or not the address is known. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { paths } from '#app/utils/paths.ts';
import { countAttempt } from '#app/utils/rate-limit.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { randomSecret, sha256 } from '#app/utils/secrets.server.ts';
import { deliverSoon } from '../mail/deliver-outbox.server.ts';
import { passwordResetMail } from '../mail/mail-texts.ts';
import { queueMail } from '../mail/queue-mail.server.ts';

const LIFETIME_MS = 60 * 60 * 1000;
const PER_EMAIL = { name: 'reset-email', attempts: 5, seconds: 60 * 60 };
const PER_ADDRESS = { name: 'reset-address', attempts: 50, seconds: 60 * 60 };

export const requestPasswordResetSchema = z.object({ email: fields.email });

export async function requestPasswordReset(actor: Actor, input: unknown): Promise<void> {
  const { email } = parseInput(requestPasswordResetSchema, input);
  await countAttempt(PER_ADDRESS, actor.ip, actor.now);
  await countAttempt(PER_EMAIL, email, actor.now);
  const user = await database().user.findUnique({ where: { email } });
  if (user === null || !user.active) return;
  const token = randomSecret();
  await inTransaction(async (tx) => {
    await tx.passwordReset.create({
      data: {
        tokenHash: sha256(token),
        userId: user.id,
        expiresAt: new Date(actor.now.getTime() + LIFETIME_MS),
        createdAt: actor.now,
      },
    });
    await recordAudit(tx, actor, 'user.reset-requested', { kind: 'user', id: user.id });
    const link = `${actor.origin}${paths.resetPassword(token)}`;
    await queueMail(tx, actor, {
      to: user.email,
      ...passwordResetMail(user.locale, { name: user.name, link }),
    });
  });
  deliverSoon();
}

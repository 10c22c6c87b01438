/**
 * An administrator sends a mail again that failed, or that may have been sent. They answer for it:
 * the recipient may get a second copy, with the Message-ID of the first.
 */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { deliverSoon } from './deliver-outbox.server.ts';
import { mayBeSentAgain } from './list-outbox.server.ts';

export const sendAgainSchema = z.object({
  id: fields.id,
  /** As the administrator saw it: a form sent twice, or late, sends nothing a second time. */
  attempts: z.coerce.number().int().min(0),
});

/** Does nothing where the mail is no longer as it was seen: it was pressed before. */
export async function sendAgain(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'outbox:send');
  const { id, attempts } = parseInput(sendAgainSchema, input);
  const pressed = await inTransaction(async (tx) => {
    const mail = await tx.outboxMail.findUnique({ where: { id }, select: { status: true } });
    if (mail === null) throw new AppError('not-found');
    const { status } = mail;
    if (!mayBeSentAgain(status)) return false;
    const { count } = await tx.outboxMail.updateMany({
      where: { id, status, attempts },
      data: { status: 'queued', claimedAt: null },
    });
    if (count === 0) return false;
    await recordAudit(tx, actor, 'mail.sent-again', { kind: 'mail', id }, { from: status });
    return true;
  });
  if (pressed) deliverSoon();
}

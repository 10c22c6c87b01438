/**
 * A manager, or the one they named to decide in their place, approves or rejects what goes beyond a
 * rep's limits, with a reason. Nobody decides what they asked for themselves, nor in the place of
 * whoever asked.
 */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { approvalRight } from './delegate-approvals.server.ts';
import { loadQuote } from './find-quote.server.ts';
import { moveQuote, requireVersion } from './write-quote.server.ts';

export const decideApprovalSchema = z.object({
  id: fields.id,
  version: z.coerce.number().int(),
  decision: z.enum(['approve', 'reject']),
  reason: z.string().trim().max(1000).default(''),
});

export async function decideApproval(actor: Actor, input: unknown): Promise<void> {
  const user = requirePermission(actor, 'quotes:read');
  const { id, version, decision, reason } = parseInput(decideApprovalSchema, input);
  if (decision === 'reject' && reason === '')
    throw new AppError('invalid-input', { fields: { reason: 'required' } });
  const quote = await loadQuote(id);
  await requireVersion(quote, version);
  const pending = await database().approval.findFirst({
    where: { quoteId: id, status: 'pending' },
    orderBy: { createdAt: 'desc' },
  });
  const { may, inPlaceOf } = await approvalRight(
    user,
    actor.now.toISOString().slice(0, 10),
    pending?.requestedById,
  );
  const event = { type: decision, mayApprove: may, own: pending?.requestedById === user.id };
  const names = inPlaceOf.map(({ name }) => name).join(', ') || null;
  await inTransaction(async (tx) => {
    await moveQuote(tx, actor, quote, event, {
      told: { reason, ...(names && { inPlaceOf: names }) },
    });
    await tx.approval.updateMany({
      where: { quoteId: id, status: 'pending' },
      data: {
        status: decision === 'approve' ? 'approved' : 'rejected',
        decidedById: user.id,
        inPlaceOf: names,
        decision: reason,
        decidedAt: actor.now,
      },
    });
  });
}

export const recallSchema = z.object({ id: fields.id, version: z.coerce.number().int() });

/** The rep takes a quote back out of approval, to change it. */
export async function recallQuote(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'quotes:write');
  const { id, version } = parseInput(recallSchema, input);
  const quote = await loadQuote(id);
  await requireVersion(quote, version);
  await inTransaction(async (tx) => {
    await moveQuote(tx, actor, quote, { type: 'recall' });
    await tx.approval.updateMany({
      where: { quoteId: id, status: 'pending' },
      data: { status: 'recalled', decidedAt: actor.now },
    });
  });
}

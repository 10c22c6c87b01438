/** A new promotion. Its code is never taken twice, and never changes. */
import { promotionDraftSchema } from '#rules/quotes/promotion.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction, isUniqueViolation } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { promotionSubject, requireScope, rowOf } from './write-promotion.server.ts';

/** Refuses (`invalid-input`) a code that is taken, and what is not sold. */
export async function createPromotion(
  actor: Actor,
  input: unknown,
): Promise<{ readonly id: string }> {
  requirePermission(actor, 'promotions:manage');
  const draft = parseInput(promotionDraftSchema, input);
  await requireScope(draft);
  try {
    return await inTransaction(async (tx) => {
      const { id } = await tx.promotion.create({
        data: { code: draft.code, ...rowOf(draft), createdAt: actor.now },
      });
      await recordAudit(tx, actor, 'promotion.created', promotionSubject(id), draft);
      return { id };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('invalid-input', { fields: { code: 'codeTaken' } });
  }
}

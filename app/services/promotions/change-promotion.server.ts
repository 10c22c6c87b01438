/**
 * Changes a promotion, but for its code. What it gives counts from the next offer on; offers that
 * are out keep theirs.
 */
import { z } from 'zod';
import { promotionEffectSchema } from '#rules/quotes/promotion-effect.ts';
import { promotionDraftSchema, scopeText } from '#rules/quotes/promotion.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { promotionSubject, requireScope, rowOf } from './write-promotion.server.ts';

const knownSchema = z.object({
  id: fields.id,
  /** As whoever changes it has seen it. */
  version: z.coerce.number().int().min(1),
});

/** Refuses `status-conflict` where somebody else changed it since it was read, or has ended it. */
export async function changePromotion(actor: Actor, known: unknown, input: unknown): Promise<void> {
  requirePermission(actor, 'promotions:manage');
  const { id, version } = parseInput(knownSchema, known);
  const draft = parseInput(promotionDraftSchema, input);
  const before = await database().promotion.findUnique({ where: { id } });
  if (before === null) throw new AppError('not-found');
  if (before.version !== version) throw new AppError('status-conflict');
  if (before.code !== draft.code) {
    throw new AppError('invalid-input', { fields: { code: 'invalid' } });
  }
  // What it is on already may no longer be sold; the promotion can still be changed.
  const { scope } = promotionEffectSchema.parse(before.effect);
  if (scopeText(scope) !== scopeText(draft.effect.scope)) await requireScope(draft);
  await inTransaction(async (tx) => {
    const { count } = await tx.promotion.updateMany({
      where: { id, version, active: true },
      data: { ...rowOf(draft), version: { increment: 1 } },
    });
    if (count !== 1) throw new AppError('status-conflict');
    const { title, effect, startsOn, endsOn, uses, usesEach } = before;
    await recordAudit(tx, actor, 'promotion.changed', promotionSubject(id), {
      before: { title, effect, startsOn, endsOn, uses, usesEach },
      after: draft,
    });
  });
}

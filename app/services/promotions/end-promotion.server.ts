/** Ends a promotion for good; offers that are out keep what it gave them. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { promotionSubject } from './write-promotion.server.ts';

/** Nothing new uses it from now on; ended again, it stays ended. */
export async function endPromotion(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'promotions:manage');
  const { id } = parseInput(z.object({ id: fields.id }), input);
  await inTransaction(async (tx) => {
    const { count } = await tx.promotion.updateMany({
      where: { id, active: true },
      data: { active: false },
    });
    if (count === 1) await recordAudit(tx, actor, 'promotion.ended', promotionSubject(id));
    else if ((await tx.promotion.count({ where: { id } })) === 0) throw new AppError('not-found');
  });
}

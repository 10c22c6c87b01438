/**
 * Promotions as managers keep them: made, changed and ended. A code is never taken twice and never
 * changes; what a promotion gives counts from the next offer on, offers that are out keep theirs.
 */
import { z } from 'zod';
import { promotionEffectSchema } from '#rules/quotes/promotion-effect.ts';
import { promotionDraftSchema, scopeText, type PromotionDraft } from '#rules/quotes/promotion.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, isUniqueViolation } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit, toJson } from '#app/utils/record.server.ts';
import { newestVersions } from '../families/load-family-version.server.ts';

const subjectOf = (id: string) => ({ kind: 'promotion', id });

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
      await recordAudit(tx, actor, 'promotion.created', subjectOf(id), draft);
      return { id };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('invalid-input', { fields: { code: 'codeTaken' } });
  }
}

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
    await recordAudit(tx, actor, 'promotion.changed', subjectOf(id), {
      before: { title, effect, startsOn, endsOn, uses, usesEach },
      after: draft,
    });
  });
}

/** Nothing new uses it from now on; ended again, it stays ended. */
export async function endPromotion(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'promotions:manage');
  const { id } = parseInput(z.object({ id: fields.id }), input);
  await inTransaction(async (tx) => {
    const { count } = await tx.promotion.updateMany({
      where: { id, active: true },
      data: { active: false },
    });
    if (count === 1) await recordAudit(tx, actor, 'promotion.ended', subjectOf(id));
    else if ((await tx.promotion.count({ where: { id } })) === 0) throw new AppError('not-found');
  });
}

const rowOf = ({ title, effect, startsOn, endsOn, uses, usesEach }: PromotionDraft) => ({
  title: toJson(title),
  effect: toJson(effect),
  startsOn: startsOn ?? null,
  endsOn: endsOn ?? null,
  uses: uses ?? null,
  usesEach: usesEach ?? null,
});

/** Only what is sold can be promoted. */
async function requireScope({ effect: { scope } }: PromotionDraft): Promise<void> {
  if (scope.kind === 'order') return;
  const versions = await newestVersions();
  const known = versions.some(({ familyId, family }) =>
    scope.kind === 'family'
      ? familyId === scope.family
      : family.components.some(({ id }) => id === scope.component),
  );
  if (!known) throw new AppError('invalid-input', { fields: { scope: 'invalid' } });
}

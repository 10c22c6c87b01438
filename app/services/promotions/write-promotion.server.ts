/** What making and changing a promotion share: its row, its history, and what it may be on. */
import type { PromotionDraft } from '#rules/quotes/promotion.ts';
import { AppError } from '#app/utils/app-error.ts';
import { toJson } from '#app/utils/record.server.ts';
import { newestVersions } from '../families/load-family-version.server.ts';

/** What its audit events are about. */
export const promotionSubject = (id: string) => ({ kind: 'promotion', id });

/** All but its code. */
export const rowOf = ({ title, effect, startsOn, endsOn, uses, usesEach }: PromotionDraft) => ({
  title: toJson(title),
  effect: toJson(effect),
  startsOn: startsOn ?? null,
  endsOn: endsOn ?? null,
  uses: uses ?? null,
  usesEach: usesEach ?? null,
});

/** Only what is sold can be promoted; refuses other scopes (`invalid-input`). */
export async function requireScope({ effect: { scope } }: PromotionDraft): Promise<void> {
  if (scope.kind === 'order') return;
  const versions = await newestVersions();
  const known = versions.some(({ familyId, family }) =>
    scope.kind === 'family'
      ? familyId === scope.family
      : family.components.some(({ id }) => id === scope.component),
  );
  if (!known) throw new AppError('invalid-input', { fields: { scope: 'invalid' } });
}

/** What the page about learning shows: every family, and its versions that something is learnt for. */
import type { LearntFamily } from '#components/sales/recommendation-types.ts';
import { crossSellFigures } from '#app/services/cross-sell/figures.server.ts';
import { newestVersions } from '#app/services/families/load-family-version.server.ts';
import { listRecommenders } from '#app/services/learning/list-recommenders.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { translate } from '#rules/model/translate.ts';

export async function presentRecommendations(actor: Actor): Promise<readonly LearntFamily[]> {
  const figures = await listRecommenders(actor);
  return (await newestVersions()).map(({ familyId, family }) => ({
    id: familyId,
    title: translate(family.title, actor.locale),
    versions: figures
      .filter((one) => one.familyId === familyId)
      .map(({ familyId: _familyId, learntAt, ...one }) => ({
        ...one,
        learntAt: learntAt.toISOString(),
      })),
  }));
}

/** What proposing in the cart does, by family and group. */
export async function presentCrossSells(actor: Actor) {
  const figures = await crossSellFigures(actor);
  const families = await newestVersions();
  return figures.map(({ familyId, ...one }) => {
    const found = families.find((version) => version.familyId === familyId);
    return {
      ...one,
      familyId,
      family: found ? translate(found.family.title, actor.locale) : familyId,
    };
  });
}

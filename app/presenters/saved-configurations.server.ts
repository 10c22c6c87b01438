/** One's saved configurations as cards: picture, price, whether finished, and their links. */
import { listConfigurations } from '#app/services/configurations/list-configurations.server.ts';
import { loadShared } from '#app/services/configurations/load-shared.server.ts';
import { loadFamilyVersion } from '#app/services/families/load-family-version.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';
import { translate } from '#rules/model/translate.ts';
import { anonymous, presentProduct } from './product.server.ts';

export async function presentConfigurations(actor: Actor) {
  const cards = [];
  // One after the other: each is a computation of its own, and they share one processor.
  for (const saved of await listConfigurations(actor)) {
    const version = await loadFamilyVersion(saved.familyVersionId);
    const { picture, price, complete, consistent } = await presentProduct(
      actor,
      version,
      saved.decisions,
    );
    cards.push({
      id: saved.id,
      name: saved.name,
      family: translate(version.family.title, actor.locale),
      updatedAt: saved.updatedAt.toISOString(),
      picture,
      price: consistent ? price : undefined,
      state: consistent
        ? complete
          ? ('complete' as const)
          : ('open' as const)
        : ('clash' as const),
      href: paths.configuration(saved.id),
      deleteHref: paths.deleteConfiguration(saved.id),
      shareUrl: actor.origin + paths.shared(saved.shareToken),
    });
  }
  return cards;
}

/** What anybody with the link sees: the product in their market, nothing of whose it is. */
export async function presentShared(actor: Actor, token: string) {
  const { version, name, decisions } = await loadShared(token);
  const { picture, price, complete, consistent, summary } = await presentProduct(
    anonymous(actor),
    version,
    decisions,
  );
  return {
    name,
    family: translate(version.family.title, actor.locale),
    noun: translate(version.family.noun, actor.locale),
    picture,
    price: consistent ? price : undefined,
    complete,
    consistent,
    groups: summary.groups,
  };
}

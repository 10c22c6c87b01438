/**
 * A product as pages of the shop show it: its picture, what it costs, and whether it is finished.
 * While choices are open the price is that of the cheapest way to finish it.
 */
import { openSession } from '#app/services/families/open-session.server.ts';
import type { LoadedVersion } from '#app/services/families/load-family-version.server.ts';
import { summarise } from '#app/services/orders/snapshot-line.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import type { ShownPicture, ShownPrice } from '#components/shop/types.ts';
import type { Decision } from '#rules/configuration/types.ts';
import { translate } from '#rules/model/translate.ts';
import { resolvePicture } from '#rules/picture/resolve.ts';
import { priceOf } from '#rules/pricing/price.ts';

export async function presentProduct(
  actor: Actor,
  version: LoadedVersion,
  decisions: readonly Decision[] = [],
) {
  const { facts, configurator } = await openSession(actor, version);
  const state = configurator.state(decisions);
  const { width, height, title } = version.public.picture;
  const picture: ShownPicture = {
    width,
    height,
    title: translate(title, actor.locale),
    layers: resolvePicture(version.public, facts, state.product),
  };
  const cheapest = state.complete ? state.product : state.cheapest;
  const price: ShownPrice | undefined = cheapest && {
    ...pickTotal(priceOf(version.public, facts, cheapest)),
    from: !state.complete,
  };
  return {
    picture,
    product: state.product,
    price,
    consistent: state.consistent,
    complete: state.complete,
    summary: summarise(version.public, state.product, configurator.state([]).product),
  };
}

/** The lowest price the family can have in the actor's market, whatever is pre-filled. */
export async function presentLowestPrice(
  actor: Actor,
  version: LoadedVersion,
): Promise<ShownPrice | undefined> {
  const { facts, configurator } = await openSession(actor, version);
  const { cheapest } = configurator.state([]);
  return cheapest && { ...pickTotal(priceOf(version.public, facts, cheapest)), from: true };
}

const pickTotal = ({ total, currency }: { total: number; currency: string }) => ({
  amount: total,
  currency,
});

/** The same visitor without a name: what they see is what everybody sees in their market. */
export function anonymous(actor: Actor): Actor {
  return { ...actor, user: undefined, actingFor: undefined };
}

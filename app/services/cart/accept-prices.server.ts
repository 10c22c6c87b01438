/** The owner has seen the prices of now and accepts them. */
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { recordInteraction, toJson } from '#app/utils/record.server.ts';
import { readCart } from './read-cart.server.ts';

export async function acceptPrices(actor: Actor): Promise<void> {
  const cart = await readCart(actor);
  const changed = cart.lines.filter((line) => line.changed);
  if (changed.length === 0) return;
  await inTransaction(async (tx) => {
    for (const { id, unitPrice } of changed) {
      await tx.cartLine.updateMany({
        where: { id, ...ownerOf(actor) },
        data: { acceptedPrice: toJson(unitPrice) },
      });
    }
    await recordInteraction(tx, actor, 'prices-accepted', undefined, {
      lines: changed.map(({ id, accepted, unitPrice }) => {
        return { id, before: accepted.total, now: unitPrice.total };
      }),
    });
  });
}

/** The cart of whoever asks (or of the customer acted for), priced now. */
import type { Actor } from '#app/utils/actor.ts';
import { readCart, type Cart } from './read-cart.server.ts';
import { ownerOf } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';

export type { Cart, CartLine } from './read-cart.server.ts';

export function getCart(actor: Actor): Promise<Cart> {
  return readCart(actor);
}

/** Number of products in the cart, without pricing it: for the frame of every page. */
export async function countCart(actor: Actor): Promise<number> {
  if (!actor.session.stored) return 0;
  const { _sum } = await database().cartLine.aggregate({
    where: ownerOf(actor),
    _sum: { quantity: true },
  });
  return _sum.quantity ?? 0;
}

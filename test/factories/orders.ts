/** A cart with a finished lamp, and the form that orders it. */
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { getCart } from '#app/services/cart/get-cart.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';

export async function filledCart(actor: Actor, quantity = 1) {
  const configuration = await createConfiguration(actor, {
    familyId: 'lamp',
    decisions: [{ variable: 'shade', value: 'wool' }],
  });
  const { lineId } = await addToCart(actor, { configurationId: configuration.id, quantity });
  return { configuration, lineId };
}

export async function orderForm(actor: Actor, idempotencyKey: string) {
  const { total } = await getCart(actor);
  return {
    idempotencyKey,
    name: 'Åsa Öst',
    email: 'asa@example.com',
    street: 'Gatan 1',
    postalCode: '111 11',
    city: 'Stockholm',
    country: 'SE',
    greeting: 'Grattis!',
    acceptedTotal: total,
  };
}

/** The order as if all of it were plain items: its steps are made by hand then. */
export async function withoutUnits(number: string): Promise<void> {
  await database().workOrder.deleteMany({ where: { order: { number } } });
}

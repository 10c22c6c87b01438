/** What the cart and the checkout show: the cart as it is priced now. */
import type { CheckoutFields } from '#components/cart/checkout-form.tsx';
import type { ShownCart, ShownCartLine } from '#components/cart/types.ts';
import { readTerms } from '#rules/customers/terms.ts';
import { resolvePicture } from '#rules/picture/resolve.ts';
import { getCart, type CartLine } from '#app/services/cart/get-cart.server.ts';
import { promiseCart } from '#app/services/cart/promise-cart.server.ts';
import { getOwnCustomer } from '#app/services/customers/get-customer.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';

export async function presentCart(actor: Actor): Promise<ShownCart> {
  const { lines, currency, net, delivery, tax, rounding, total, changed, orderable } =
    await getCart(actor);
  const { arrivesOn } = await promiseCart(actor.now, lines);
  return {
    lines: lines.map((line) => shownLine(line, arrivesOn)),
    totals: { currency: currency ?? 'EUR', net, delivery, tax, rounding, total },
    changed,
    orderable,
    deliveryDate: arrivesOn,
  };
}

function shownLine(line: CartLine, arrivesOn: string): ShownCartLine {
  const { id, quantity, configuration, version, assessment } = line;
  const { price, unitPrice, accepted, changes, valid } = line;
  const { width, height, title } = version.public.picture;
  return {
    id,
    quantity,
    price,
    unitPrice,
    accepted,
    changes,
    valid,
    name: configuration.name,
    product: version.public.title,
    editHref: paths.configuration(configuration.id),
    picture: {
      width,
      height,
      title,
      layers: resolvePicture(version.public, assessment.facts, assessment.product),
    },
    deliveryDate: valid ? arrivesOn : undefined,
  };
}

/** What the checkout knows already about whom the order is for. */
export async function presentCheckout(actor: Actor) {
  const [cart, customer] = await Promise.all([presentCart(actor), getOwnCustomer(actor)]);
  const initial: Partial<Record<keyof CheckoutFields, string | undefined>> = {
    name: customer?.name ?? actor.user?.name,
    email: customer?.email ?? actor.user?.email,
    phone: customer?.phone ?? undefined,
    street: customer?.street ?? undefined,
    postalCode: customer?.postalCode ?? undefined,
    city: customer?.city ?? undefined,
    country: actor.market,
    packaging: readTerms(customer?.terms).packaging ?? 'standard',
  };
  return { cart, initial, guest: actor.user === undefined };
}

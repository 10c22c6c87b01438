/** What the cart and the checkout show: the cart as it is priced now. */
import type { CheckoutFields } from '#components/cart/checkout-form.tsx';
import type { ShownCart, ShownCartLine } from '#components/cart/types.ts';
import { toKnownLocale } from '#components/i18n/locales.ts';
import { namesOf } from '#components/configurator/view-names.ts';
import { readTerms } from '#rules/customers/terms.ts';
import { translate } from '#rules/model/translate.ts';
import { resolvePicture } from '#rules/picture/resolve.ts';
import { getCart, type Cart, type CartLine } from '#app/services/cart/get-cart.server.ts';
import { promiseCart } from '#app/services/cart/promise-cart.server.ts';
import { proposeForCart } from '#app/services/cross-sell/propose.server.ts';
import { roadTreatment } from '#app/services/families/context-facts.server.ts';
import { getOwnCustomer } from '#app/services/customers/get-customer.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';
import { wordsIn } from './live.server.ts';

export const presentCart = async (actor: Actor): Promise<ShownCart> =>
  shownCart(actor, await getCart(actor));

async function shownCart(actor: Actor, cart: Cart): Promise<ShownCart> {
  const { lines, currency, net, delivery, tax, rounding, total, changed, orderable } = cart;
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
    deliveryBecause: roadTreatment(assessment.facts, version.family)?.because,
  };
}

/** The cart as its own page shows it: with what goes with its products besides. */
export async function presentCartPage(actor: Actor): Promise<ShownCart> {
  const cart = await getCart(actor);
  const shown = await shownCart(actor, cart);
  const proposals = await proposeForCart(actor, cart);
  const words = wordsIn(toKnownLocale(actor.locale));
  const lines = shown.lines.map((line) => {
    const [proposal, own] = [proposals.get(line.id), cart.lines.find(({ id }) => id === line.id)];
    if (proposal === undefined || own === undefined) return line;
    const names = namesOf(own.version.public, actor.locale, words);
    const rule = own.version.public.rules.find(({ id }) => id === proposal.rule);
    const text = rule?.event.type === 'offer' ? rule.event.params.text : undefined;
    return {
      ...line,
      proposal: {
        id: proposal.id,
        module: names.variable(proposal.variable),
        option: names.value(proposal.variable, proposal.value),
        difference: proposal.difference,
        text: text && translate(text, actor.locale),
        percent: proposal.chance === undefined ? undefined : Math.round(100 * proposal.chance),
      },
    };
  });
  return { ...shown, lines };
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

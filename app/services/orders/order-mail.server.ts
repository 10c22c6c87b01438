/** The mail that thanks for an order. */
import type { Actor } from '#app/utils/actor.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { paths } from '#app/utils/paths.ts';
import type { Cart } from '../cart/read-cart.server.ts';
import { orderPlacedMail } from '../mail/mail-texts.ts';
import { queueMail } from '../mail/queue-mail.server.ts';
import { orderDates } from './order-dates.ts';

export async function queueOrderMail(
  tx: Transaction,
  actor: Actor,
  order: {
    readonly number: string;
    readonly email: string;
    readonly name: string;
    readonly cart: Cart;
  },
): Promise<void> {
  const { number, email, name, cart } = order;
  const { locale } = actor;
  const { arrivesOn } = orderDates(actor.now, cart.lines);
  const mail = orderPlacedMail(locale, {
    name,
    number,
    total: formatMoney(locale, cart.total, cart.currency ?? 'EUR'),
    deliveryDate: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${arrivesOn}T00:00:00Z`),
    ),
    link: `${actor.origin}${paths.order(number)}`,
  });
  await queueMail(tx, actor, { to: email, ...mail });
}

function formatMoney(locale: string, minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minorUnits / 10 ** digits);
}

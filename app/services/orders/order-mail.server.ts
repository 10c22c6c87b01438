/** The mail that thanks for an order, in the order's language. */
import type { Actor } from '#app/utils/actor.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { paths } from '#app/utils/paths.ts';
import { longDay, moneyText, orderPlacedMail } from '../mail/mail-texts.ts';
import { queueMail } from '../mail/queue-mail.server.ts';

export async function queueOrderMail(
  tx: Transaction,
  actor: Actor,
  order: {
    readonly number: string;
    readonly email: string;
    readonly name: string;
    readonly locale: string;
    readonly currency: string;
    readonly total: number;
    readonly deliveryDate: string;
  },
): Promise<void> {
  const { number, email, name, locale, currency, total, deliveryDate } = order;
  const mail = orderPlacedMail(locale, {
    name,
    number,
    total: moneyText(locale, total, currency),
    deliveryDate: longDay(locale, deliveryDate),
    link: `${actor.origin}${paths.order(number)}`,
  });
  await queueMail(tx, actor, { to: email, ...mail });
}

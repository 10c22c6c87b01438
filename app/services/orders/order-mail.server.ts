/** The mails that tell of an order, in its language: thanks, a change of it, its cancellation. */
import type { Actor } from '#app/utils/actor.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { paths } from '#app/utils/paths.ts';
import {
  longDay,
  moneyText,
  orderCancelledMail,
  orderChangedMail,
  orderPlacedMail,
} from '../mail/mail-texts.ts';
import { queueMail } from '../mail/queue-mail.server.ts';
import type { OrderCustomer } from './get-order.server.ts';

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

/** What the mails about a stored order need of it. */
interface ToldOrder {
  readonly number: string;
  readonly locale: string;
  readonly currency: string;
  readonly customer: unknown;
}

const addressee = (actor: Actor, { number, customer }: ToldOrder) => {
  const { name, email } = customer as OrderCustomer;
  return { name, email, number, link: `${actor.origin}${paths.order(number)}` };
};

export async function queueChangeMail(
  tx: Transaction,
  actor: Actor,
  order: ToldOrder,
  total: number,
): Promise<void> {
  const { email, ...told } = addressee(actor, order);
  const { locale, currency } = order;
  const mail = orderChangedMail(locale, { ...told, total: moneyText(locale, total, currency) });
  await queueMail(tx, actor, { to: email, ...mail });
}

export async function queueCancelMail(
  tx: Transaction,
  actor: Actor,
  order: ToldOrder,
): Promise<void> {
  const { email, ...told } = addressee(actor, order);
  await queueMail(tx, actor, { to: email, ...orderCancelledMail(order.locale, told) });
}

/**
 * Which shipped orders share a collective invoice: those of one customer and one calendar month
 * that one invoice can say together.
 *
 * Always holds: every order is in exactly one collection, and all orders of a collection have the
 * same customer, month, currency, buyer and term of payment, because an invoice has one of each
 * (EN 16931-1: BT-5, BG-7, BT-20).
 */
import type { Party } from './types.ts';

export interface CollectableOrder {
  readonly number: string;
  /** Whose months are collected: id of the customer. */
  readonly customer: string;
  /** YYYY-MM-DD, on the seller's calendar. */
  readonly shippedOn: string;
  readonly currency: string;
  readonly buyer: Party;
  /** Id of the term of payment, and its days. */
  readonly payment: { readonly id: string; readonly days: number };
}

export interface Collection<T extends CollectableOrder> {
  readonly customer: string;
  /** YYYY-MM */
  readonly month: string;
  /** By day of shipping, then number; one at least. */
  readonly orders: readonly T[];
}

/** The month of a day: YYYY-MM of YYYY-MM-DD. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** First and last day of a month YYYY-MM. */
export function daysOfMonth(month: string): { readonly from: string; readonly to: string } {
  // Day 0 of the next month is the last of this one.
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0));
  return { from: `${month}-01`, to: last.toISOString().slice(0, 10) };
}

/**
 * Collections of the months that are over on `today` (YYYY-MM-DD, on the seller's calendar);
 * orders shipped in the running month wait for its end. What shipped first comes first. Time:
 * n log n of the orders.
 */
export function collectOrders<T extends CollectableOrder>(
  orders: readonly T[],
  today: string,
): readonly Collection<T>[] {
  const collections = new Map<string, { customer: string; month: string; orders: T[] }>();
  for (const one of [...orders].sort(
    (a, b) => compare(a.shippedOn, b.shippedOn) || compare(a.number, b.number),
  )) {
    const month = monthOf(one.shippedOn);
    if (month >= monthOf(today)) continue;
    const share = shareOf(one);
    const known = collections.get(share);
    if (known === undefined) {
      collections.set(share, { customer: one.customer, month, orders: [one] });
    } else known.orders.push(one);
  }
  return [...collections.values()];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The same text for orders one invoice can say together. */
function shareOf({ customer, shippedOn, currency, buyer, payment }: CollectableOrder): string {
  const { name, email, phone, vatId, address } = buyer;
  const { street, postalCode, city, country } = address;
  const said = [name, email ?? '', phone ?? '', vatId ?? '', street, postalCode, city, country];
  return JSON.stringify([customer, monthOf(shippedOn), currency, payment.id, payment.days, said]);
}

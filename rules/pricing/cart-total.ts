/**
 * The prices of a cart's lines, and their total.
 *
 * One order is one delivery: the line with the dearest delivery (the first of equals) carries
 * it, every other line is priced without. Tax and rounding are per line, so that each line's
 * waterfall adds up by itself and the order's total is exactly the sum of its lines.
 */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { sum } from './money.ts';
import { marketOf } from './net-steps.ts';
import { priceOf } from './price.ts';
import type { Price } from './types.ts';

export interface CartLine {
  readonly family: PublicFamily;
  readonly context: ContextFacts;
  readonly assignment: Assignment;
  readonly quantity: number;
}

export interface CartTotal {
  readonly currency: string;
  readonly net: number;
  readonly delivery: number;
  readonly tax: number;
  readonly rounding: number;
  readonly total: number;
}

/** Prices in the order of the lines, and what they come to; at least one line. */
export function priceCart(lines: readonly CartLine[]): {
  readonly prices: readonly Price[];
  readonly total: CartTotal;
} {
  const deliveries = lines.map(({ family, context }) => marketOf(family, context).market.delivery);
  const carrier = deliveries.indexOf(Math.max(...deliveries));
  const prices = lines.map(({ family, context, assignment, quantity }, index) =>
    priceOf(family, context, assignment, {
      quantity,
      delivery: index === carrier ? 'charged' : 'waived',
    }),
  );
  return { prices, total: cartTotal(prices) };
}

/** The sum of line prices, all in one currency; at least one line. */
export function cartTotal(prices: readonly Price[]): CartTotal {
  const [first] = prices;
  if (!first) throw new RangeError('the total of no lines has no currency');
  const stranger = prices.find(({ currency }) => currency !== first.currency);
  if (stranger)
    throw new RangeError(`one order in two currencies: ${first.currency}, ${stranger.currency}`);
  const total = (part: 'net' | 'delivery' | 'tax' | 'rounding' | 'total') =>
    sum(prices.map((price) => price[part]));
  return {
    currency: first.currency,
    net: total('net'),
    delivery: total('delivery'),
    tax: total('tax'),
    rounding: total('rounding'),
    total: total('total'),
  };
}

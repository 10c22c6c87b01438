/**
 * The price of one product as a waterfall: its own steps, delivery, tax, rounding; always in this
 * order. A deal of one line (deal.ts) comes to the same.
 *
 * Always holds: every amount is an integer of minor units; `running` is the sum so far; the
 * total is the last running sum and a multiple of the market's `roundTo`; the same product has
 * the same price, however its assignment was put together.
 *
 * Tax is a share of net + delivery, rounded half up once, or contained in them where the market's
 * prices are inclusive: then its step adds nothing and tells it as `included`. The gross price is then rounded to the
 * nearest multiple, from the middle upwards, and the difference is a step of its own.
 */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import type { Market } from '#rules/model/family.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { withRunning } from './ledger.ts';
import { sum, toMultiple } from './money.ts';
import { marketOf, netSteps } from './net-steps.ts';
import { taxOf } from './tax.ts';
import { includedTitle, TITLES } from './titles.ts';
import type { PlainStep, Price } from './types.ts';

export interface PriceOptions {
  /** Number of equal products, 1 when absent; delivery is charged once. */
  readonly quantity?: number;
  /** `waived` where another line of the order carries the delivery. */
  readonly delivery?: 'charged' | 'waived';
}

export function priceOf(
  family: PublicFamily,
  context: ContextFacts,
  assignment: Assignment,
  options: PriceOptions = {},
): Price {
  const { market, priceList } = marketOf(family, context);
  const { quantity = 1, delivery: carried = 'charged' } = options;
  if (!Number.isSafeInteger(quantity) || quantity < 1)
    throw new RangeError(`a quantity of ${quantity}`);
  const steps = netSteps(family, priceList, context, assignment, quantity);
  const net = sum(steps.map(({ amount }) => amount));
  const gross = grossOf(market, net, carried);
  return {
    currency: priceList.currency,
    market: market.id,
    steps: withRunning([...steps, ...grossSteps(market, carried, gross)]),
    net,
    ...gross,
  };
}

/** What a net price comes to: delivery, tax and rounding, and all of it together. */
export function grossOf(market: Market, net: number, carried: 'charged' | 'waived' = 'charged') {
  const delivery = carried === 'charged' ? market.delivery : 0;
  const mode = market.taxMode ?? 'exclusive';
  const whole = taxOf(mode, sum([net, delivery]), market.taxBasisPoints);
  const tax = mode === 'exclusive' ? whole : 0;
  const rounding = toMultiple(sum([net, delivery, tax]), market.roundTo);
  const total = sum([net, delivery, tax, rounding]);
  return { delivery, tax, rounding, total, ...(mode === 'inclusive' && { taxIncluded: whole }) };
}

export function grossSteps(
  market: Market,
  carried: 'charged' | 'waived',
  amounts: ReturnType<typeof grossOf>,
): PlainStep[] {
  const cause = `market:${market.id}`;
  const delivery: PlainStep = {
    kind: 'delivery',
    cause,
    title: TITLES.delivery,
    amount: amounts.delivery,
  };
  const { taxIncluded: included } = amounts;
  const title = included === undefined ? market.taxTitle : includedTitle(market.taxTitle);
  const tax: PlainStep = { kind: 'tax', cause, title, amount: amounts.tax, included };
  const rounding: PlainStep = {
    kind: 'rounding',
    cause,
    title: TITLES.rounding,
    amount: amounts.rounding,
  };
  return [
    // Free delivery is worth saying; delivery on another line is not.
    ...(carried === 'charged' ? [delivery] : []),
    tax,
    ...(amounts.rounding === 0 ? [] : [rounding]),
  ];
}

/**
 * Cost and margin of a deal, for staff only: kept apart from the deal, which customers may see.
 *
 * A margin is what is left of the net price of the goods (all discounts and floors counted;
 * delivery, payment term and tax not) when their cost is paid.
 */
import type { Deal, DealLine, PricedLine } from './deal-types.ts';
import { portion, sum, times } from './money.ts';
import { taxOf } from './tax.ts';

export interface Margin {
  readonly net: number;
  readonly cost: number;
  readonly amount: number;
  /** Of the net, rounded down, at least -10000; absent where nothing is paid for what costs nothing. */
  readonly basisPoints?: number;
}

export interface LineMargin extends Margin {
  readonly line: string;
  readonly optional: boolean;
}

export interface Margins {
  /** Lines whose cost is known, in the deal's order. */
  readonly lines: readonly LineMargin[];
  /** Of the lines in the totals; absent unless the cost of each is known. */
  readonly deal?: Margin;
}

/** `lines` are those the deal was made of. */
export function marginsOf(deal: Deal, lines: readonly DealLine[]): Margins {
  const costs = new Map(
    lines.flatMap(({ id, cost, quantity }) =>
      cost === undefined ? [] : [[id, times(cost, quantity)] as const],
    ),
  );
  const margins = deal.lines.flatMap((line): LineMargin[] => {
    const cost = costs.get(line.id);
    if (cost === undefined) return [];
    return [{ line: line.id, optional: line.optional, ...margin(netGoods(deal, line), cost) }];
  });
  const counted = margins.filter(({ optional }) => !optional);
  if (counted.length < deal.lines.filter(({ optional }) => !optional).length)
    return { lines: margins };
  const whole = margin(sum(counted.map(({ net }) => net)), sum(counted.map(({ cost }) => cost)));
  return { lines: margins, deal: whole };
}

/** The goods of a line without tax. */
function netGoods({ taxMode }: Deal, { goods, taxBasisPoints }: PricedLine): number {
  if (taxMode === 'exclusive') return goods;
  return sum([goods, -taxOf(taxMode, goods, taxBasisPoints)]);
}

function margin(net: number, cost: number): Margin {
  const amount = sum([net, -cost]);
  const known = { net, cost, amount };
  if (net <= 0) return cost > 0 ? { ...known, basisPoints: LEAST } : known;
  // Rounded up and turned round is rounded down.
  const exact = 0 - portion(-amount, 10_000, net, 'up');
  return { ...known, basisPoints: Math.max(LEAST, exact) };
}

/** A loss as large as the price; shares of next to nothing say no more. */
const LEAST = -10_000;

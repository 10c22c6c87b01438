/**
 * What a line costs by itself, before anything that depends on the deal: a configured product by
 * its family's price list, a plain item by its unit price.
 *
 * Remembered by the identity of the assignment: of a long quote in which one line changed, only
 * that line is worked out again.
 */
import type { Assignment } from '#rules/configuration/types.ts';
import type { Market, PriceList } from '#rules/model/family.ts';
import { priceListOf } from '#rules/model/price-list-of.ts';
import type { ConfiguredLine, DealTerms, PlainLine } from './deal-types.ts';
import { withRunning } from './ledger.ts';
import { times } from './money.ts';
import { netSteps } from './net-steps.ts';
import type { WaterfallStep } from './types.ts';

export interface OwnPrice {
  readonly steps: readonly WaterfallStep[];
  /** The market's, for a configured product. */
  readonly market?: Market;
}

interface Remembered extends OwnPrice {
  readonly line: ConfiguredLine;
  readonly priceList: PriceList;
}
const known = new WeakMap<Assignment, Remembered>();

export function configuredPrice(line: ConfiguredLine, terms: DealTerms): OwnPrice {
  const { family, context, assignment, quantity, version } = line;
  if (context.market !== terms.market)
    throw new RangeError(`line ${line.id} is of market ${context.market}, not ${terms.market}`);
  const { market, priceList } = priceListOf(family, terms);
  if (priceList.currency !== terms.currency)
    throw new RangeError(`${family.id} costs in ${priceList.currency}, not in ${terms.currency}`);
  const before = known.get(assignment);
  if (
    before?.priceList === priceList &&
    before.line.family === family &&
    before.line.context === context &&
    before.line.quantity === quantity &&
    before.line.version === version
  )
    return before;
  const steps = netSteps(family, priceList, context, assignment, quantity);
  const own: Remembered = {
    line,
    priceList,
    market,
    steps: withRunning(version === undefined ? steps : steps.map((step) => ({ ...step, version }))),
  };
  known.set(assignment, own);
  return own;
}

export function plainPrice({ id, title, unitPrice, quantity }: PlainLine): OwnPrice {
  const amount = times(unitPrice, quantity);
  return { steps: withRunning([{ kind: 'list', cause: `line:${id}`, title, amount }]) };
}

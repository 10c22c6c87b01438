/**
 * A deal that was agreed, with some of its lines changed: priced under the same terms, so that
 * nothing moves but what follows from the change.
 *
 * Always holds: with no line changed it is the deal that was agreed, to the minor unit. What a line
 * costs by itself never depends on the other lines; its share of what belongs to the whole deal
 * does (docs/decisions/0007-one-deal-for-every-price.md).
 */
import { priceDeal } from './deal.ts';
import type { ConfiguredLine, Deal, DealLine, DealTerms } from './deal-types.ts';
import { marginsOf, type Margins } from './margin.ts';
import { sum } from './money.ts';
import { configuredPrice } from './own-price.ts';
import type { Policy } from './policy.ts';

export interface CostedDeal {
  readonly deal: Deal;
  readonly margins: Margins;
}

/**
 * `offered` are the lines as the agreement was made about them, `lines` those there are now: each
 * is one of `offered` by its id, with a quantity, a product and a cost of its own.
 *
 * Discounts stay what was agreed. A price agreed per piece was agreed for one product; another
 * product costs as much more or less than it as their list prices differ, and never less than
 * nothing. Throws as `priceDeal` does.
 */
export function changeDeal(
  policy: Policy,
  terms: DealTerms,
  offered: readonly DealLine[],
  lines: readonly DealLine[],
): CostedDeal {
  const agreed = new Map(offered.map((line) => [line.id, line]));
  const changed = lines.map((line) => withAgreedPrice(terms, agreed.get(line.id), line));
  const deal = priceDeal(policy, terms, changed);
  return { deal, margins: marginsOf(deal, changed) };
}

function withAgreedPrice(terms: DealTerms, agreed: DealLine | undefined, line: DealLine): DealLine {
  const { discount } = line;
  if (discount?.kind !== 'price' || line.kind !== 'configured') return line;
  if (agreed?.kind !== 'configured') return line;
  const dearer = sum([listPrice(line, terms), -listPrice(agreed, terms)]);
  const unitPrice = Math.max(0, sum([discount.unitPrice, dearer]));
  return { ...line, discount: { ...discount, unitPrice } };
}

/** Of one piece, before every discount. */
function listPrice(line: ConfiguredLine, terms: DealTerms): number {
  const { steps } = configuredPrice({ ...line, quantity: 1 }, terms);
  return sum(steps.filter(({ kind }) => kind !== 'quantity-break').map(({ amount }) => amount));
}

/**
 * Which price list applies to a market, a customer group and a day.
 *
 * Of the lists of the market that are valid on the day: one for the customer's group before one
 * for everybody, and within each one with dates before one without. The loader has seen to it that
 * this leaves exactly one (`validate-price-lists.ts`).
 */
import type { Family } from './family.ts';
import type { Market, PriceList } from './price-list.ts';

export interface PriceQuestion {
  readonly market: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly customerGroup?: string | undefined;
}

export type Priced = Pick<Family, 'id' | 'markets' | 'priceLists'>;

/** The market and its list; a market the family is not sold in is a caller's mistake. */
export function priceListOf(
  family: Priced,
  { market: id, date, customerGroup }: PriceQuestion,
): { readonly market: Market; readonly priceList: PriceList } {
  const market = family.markets.find((each) => each.id === id);
  if (!market) throw new RangeError(`${family.id} is not sold in market ${id}`);
  const valid = listsOf(family, market).filter(
    (list) =>
      (list.customerGroup === undefined || list.customerGroup === customerGroup) &&
      (list.validFrom ?? date) <= date &&
      date <= (list.validTo ?? date),
  );
  const [first, ...others] = valid;
  if (!first) throw new RangeError(`${family.id} has no price list for ${id} on ${date}`);
  const priceList = others.reduce((best, list) => (rank(list) > rank(best) ? list : best), first);
  return { market, priceList };
}

/** Every list that may apply in a market. */
export function listsOf({ priceLists }: Pick<Priced, 'priceLists'>, market: Market) {
  return priceLists.filter(
    ({ id, markets }) => id === market.priceList || markets?.includes(market.id),
  );
}

export const isDated = ({ validFrom, validTo }: PriceList): boolean =>
  validFrom !== undefined || validTo !== undefined;

const rank = (list: PriceList): number =>
  2 * Number(list.customerGroup !== undefined) + Number(isDated(list));

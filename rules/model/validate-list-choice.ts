/**
 * Checks that in every market, on every day, for every customer exactly one price list applies, as
 * `priceListOf` chooses it: no ambiguity between lists of one rank, no day without a list for
 * everybody, one currency in a market.
 */
import type { Family, Market, PriceList } from './family.ts';
import type { Report } from './fault.ts';
import { isDated, listsOf } from './price-list-of.ts';

export function validateListChoice(family: Family, report: Report): void {
  family.priceLists.forEach((list, index) => {
    list.markets?.forEach((id, m) => {
      if (!family.markets.some((market) => market.id === id))
        report(['priceLists', index, 'markets', m], `unknown market “${id}”`);
    });
    if ((list.validFrom ?? '') > (list.validTo ?? '9999'))
      report(['priceLists', index, 'validTo'], 'it ends before it begins');
  });
  family.markets.forEach((market, index) => {
    const own = family.priceLists.find((list) => list.id === market.priceList);
    const at = ['markets', index, 'priceList'] as const;
    if (!own) report(at, `unknown price list “${market.priceList}”`);
    else if (own.customerGroup !== undefined)
      report(at, `“${own.id}” is for one customer group, not for everybody`);
    else validateMarket(family, market, own, report);
  });
}

function validateMarket(family: Family, market: Market, own: PriceList, report: Report): void {
  const lists = listsOf(family, market);
  const at = (list: PriceList, field: string) =>
    ['priceLists', family.priceLists.indexOf(list), field] as const;
  for (const list of lists) {
    if (list.currency !== own.currency)
      report(at(list, 'currency'), `market ${market.id} is in ${own.currency} (“${own.id}”)`);
  }
  for (const [index, list] of lists.entries()) {
    const rival = lists.slice(0, index).find((other) => rivals(list, other));
    if (rival)
      report(at(list, 'validFrom'), `in ${market.id} “${rival.id}” applies on the same days`);
  }
  const gap = firstGap(lists.filter(({ customerGroup }) => customerGroup === undefined));
  if (gap) report(['markets', family.markets.indexOf(market), 'priceList'], gap);
}

/** Whether two lists have one rank and a day in common. */
function rivals(a: PriceList, b: PriceList): boolean {
  if (a.customerGroup !== b.customerGroup || isDated(a) !== isDated(b)) return false;
  return (
    (a.validFrom ?? '') <= (b.validTo ?? '9999') && (b.validFrom ?? '') <= (a.validTo ?? '9999')
  );
}

/** Where lists for everybody leave a day without one; undefined where they leave none. */
function firstGap(lists: readonly PriceList[]): string | undefined {
  if (lists.some((list) => !isDated(list))) return undefined;
  const inTime = [...lists].sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
  let covered: string | undefined;
  for (const { validFrom, validTo } of inTime) {
    if (validFrom !== undefined && (covered === undefined || validFrom > dayAfter(covered)))
      return `no list applies ${covered === undefined ? 'before' : `after ${covered} and before`} ${validFrom}`;
    if (validTo === undefined) return undefined;
    covered = validTo;
  }
  return `no list applies after ${covered}`;
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

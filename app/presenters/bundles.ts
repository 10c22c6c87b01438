/** What lines that are sold as one show of it. */
import type { ShownBundle } from '#components/quotes/types.ts';
import type { Deal } from '#rules/pricing/deal-types.ts';
import { sum } from '#rules/pricing/money.ts';
import { unitsOf, type CountableLine } from '#rules/quotes/counted-lines.ts';

/** By the line's id; the first line of a bundle has its total, where all of it has a price. */
export function bundlesShown(
  lines: readonly CountableLine[],
  deal: Pick<Deal, 'lines'>,
): ReadonlyMap<string, ShownBundle> {
  const totals = new Map(deal.lines.map(({ id, total }) => [id, total]));
  return new Map(
    unitsOf(lines).flatMap(({ lines: own }) => {
      const prices = own.flatMap(({ id }) => totals.get(id) ?? []);
      const total = prices.length === own.length ? sum(prices) : undefined;
      return own.flatMap(({ id, bundle: name }, index): [string, ShownBundle][] =>
        name === undefined ? [] : [[id, { name, leads: index === 0, total }]],
      );
    }),
  );
}

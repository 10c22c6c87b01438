/**
 * How long a product takes at least, in working days: what its day of delivery begins with.
 *
 * The workshop starts when the last part is here: the longest wait of any chosen component, then
 * the days of building, then the market's days on the road, or fewer where the customer's
 * orders travel faster.
 */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import { filledSlots } from '#rules/model/filled-slots.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import type { LeadTime } from './types.ts';

export function leadTimeOf(
  family: PublicFamily,
  { market: marketId, roadDays = Infinity }: Pick<ContextFacts, 'market' | 'roadDays'>,
  assignment: Assignment,
): LeadTime {
  const waits = new Map(family.components.map(({ id, waitDays }) => [id, waitDays]));
  const longest = filledSlots(family, assignment).reduce<{ wait: number; component?: string }>(
    (best, { component }) => {
      const wait = waits.get(component) ?? 0;
      return wait > best.wait ? { wait, component } : best;
    },
    { wait: 0 },
  );
  const market = family.markets.find(({ id }) => id === marketId);
  if (!market) throw new RangeError(`${family.id} is not sold in market ${marketId}`);
  return {
    workingDays: longest.wait + family.buildDays,
    waitingFor: longest.component,
    deliveryDays: Math.min(market.deliveryDays, roadDays),
  };
}

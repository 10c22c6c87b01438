/**
 * A line that takes over the delivery of an order, because the line that carried it is gone: its
 * goods stay at their agreed price to the minor unit, delivery, tax and rounding follow.
 */
import type { Market } from '#rules/model/family.ts';
import { withRunning } from './ledger.ts';
import { grossOf, grossSteps } from './price.ts';
import type { Price, StepKind } from './types.ts';

const FOLLOWING: ReadonlySet<StepKind> = new Set(['delivery', 'tax', 'rounding']);

export function carryDelivery(price: Price, market: Market): Price {
  const goods = price.steps.filter(({ kind }) => !FOLLOWING.has(kind));
  const amounts = grossOf(market, price.net);
  return {
    ...price,
    ...amounts,
    steps: withRunning([...goods, ...grossSteps(market, 'charged', amounts)]),
  };
}

export const carriesDelivery = ({ steps }: Price): boolean =>
  steps.some(({ kind }) => kind === 'delivery');

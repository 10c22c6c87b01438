/**
 * The days of an order after a change: those that accepting it keeps while the workshop stays as it
 * is, so that nobody accepts a day they were not shown.
 *
 * Nothing comes sooner than was promised. What is another product, or more pieces, waits for its
 * parts; all pieces are planned anew, as accepting the change does, into the time that is free when
 * the order's own is given back.
 */
import { workingDaysBetween } from '#rules/bom/working-days.ts';
import { database } from '#app/utils/database.server.ts';
import { promiseOrder } from '../workshop/promise-date.server.ts';
import type { ChangedLine } from './change-line.server.ts';
import type { OrderState } from './order-state.server.ts';

type Days = Pick<OrderState, 'dueDate' | 'deliveryDate'>;

/** `before`: the days of the order `orderId`; `lines`: all it has after the change. */
export async function datesAfter(
  now: Date,
  orderId: string,
  { dueDate, deliveryDate }: Days,
  lines: readonly ChangedLine[],
): Promise<Days> {
  const built = lines.flatMap(({ line, promised }) =>
    line.familyVersionId === null ? [] : [promised ?? line],
  );
  if (built.length === 0) return { dueDate, deliveryDate };
  const own = await database().workOrder.findMany({ where: { orderId }, select: { id: true } });
  const { readyOn, arrivesOn } = await promiseOrder(now, built, {
    // As long on the road as was agreed, by a term of the offer or by the market.
    roadDays: workingDaysBetween(dueDate, deliveryDate),
    without: own.map(({ id }) => id),
  });
  return {
    dueDate: readyOn > dueDate ? readyOn : dueDate,
    deliveryDate: arrivesOn > deliveryDate ? arrivesOn : deliveryDate,
  };
}

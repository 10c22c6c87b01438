/** The days of a cart if it were ordered now: what its pages show, and what its order gets. */
import { promiseOrder, type WorkshopPlan } from '../workshop/promise-date.server.ts';
import type { CartLine } from './read-cart.server.ts';

/** Of those of the lines that can be built. */
export function promiseCart(now: Date, lines: readonly CartLine[]): Promise<WorkshopPlan> {
  return promiseOrder(
    now,
    lines.flatMap(({ valid, version, assessment: { facts, product }, quantity }, index) =>
      valid ? [{ position: index + 1, version, facts, product, quantity }] : [],
    ),
  );
}

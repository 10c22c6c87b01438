/**
 * The operations of the super routing that one product needs, with the minutes of one piece.
 *
 * Apart from `routing.ts` because a browser, which knows no more of an operation than what is
 * asked for here, selects them too.
 */
import { holds, type ProductFacts } from '#rules/model/evaluate.ts';
import type { Family } from '#rules/model/family.ts';
import { quantityOf } from './quantity.ts';

/** What of an operation decides whether, when and for how long it is done. */
export type Selectable = Pick<Family['routing'][number], 'sequence' | 'run' | 'when'>;

/**
 * In the order of `sequence`, equal numbers as authored. `run` is minutes for one product;
 * whatever formula gives them, never negative. O(n log n) for n operations.
 */
export function selectOperations<Operation extends Selectable>(
  routing: readonly Operation[],
  facts: ProductFacts,
): { readonly operation: Operation; readonly run: number }[] {
  return routing
    .filter(({ when }) => !when || holds(when, facts))
    .sort((left, right) => left.sequence - right.sequence)
    .map((operation) => ({ operation, run: Math.max(0, quantityOf(operation.run, facts)) }));
}

/**
 * An order as it was before a change and as it is after it: kept whole in the order's history, so
 * that what was once agreed can be read years later.
 */
import { isDeepStrictEqual } from 'node:util';
import type { BomLine, RoutingOperation } from '#rules/bom/types.ts';
import type { Assignment, Decision } from '#rules/configuration/types.ts';
import type { Text } from '#rules/model/text.ts';
import type { CartTotal } from '#rules/pricing/cart-total.ts';
import type { Deal } from '#rules/pricing/deal-types.ts';
import type { Price } from '#rules/pricing/types.ts';
import type { OrderCustomer, OrderWishes } from './get-order.server.ts';
import type { LinePicture, LineSummary } from './snapshot-line.server.ts';

/** A price as an order keeps it: with the rate of its tax, absent in old orders. */
export type AgreedPrice = Price & { readonly taxBasisPoints?: number | undefined };

export interface LineState {
  readonly position: number;
  readonly familyVersionId: string | null;
  readonly name: string;
  readonly quantity: number;
  readonly decisions: readonly Decision[];
  readonly product: Assignment;
  readonly summary: LineSummary;
  readonly price: AgreedPrice;
  readonly bom: readonly BomLine[];
  readonly routing: readonly RoutingOperation[];
  readonly picture: LinePicture;
  readonly notes: readonly Text[];
}

export interface OrderState {
  /** The order's version this is the state of, or follows from. */
  readonly version: number;
  readonly lines: readonly LineState[];
  readonly customer: OrderCustomer;
  readonly wishes: OrderWishes;
  readonly totals: Omit<CartTotal, 'currency'>;
  /** What the lines are priced by together, where that was agreed: one for each, in their order. */
  readonly deal?: Deal | undefined;
  readonly dueDate: string;
  readonly deliveryDate: string;
  /** Positions of changed lines whose agreed prices could not be found again: priced anew. */
  readonly repriced?: readonly number[] | undefined;
  readonly cancelled?: boolean | undefined;
}

export interface LineDifference {
  readonly position: number;
  readonly name: string;
  /** `shared`: only its share of what belongs to the whole order is another. */
  readonly effect: 'kept' | 'changed' | 'shared' | 'removed';
  /** Of the whole line, with tax; absent where there is none. */
  readonly before: { readonly quantity: number; readonly total: number };
  readonly after: { readonly quantity: number; readonly total: number } | undefined;
  readonly difference: number;
  readonly repriced: boolean;
}

/** Line by line; what is kept has a difference of nothing, and all add up to that of the order. */
export function lineDifferences(before: OrderState, after: OrderState): LineDifference[] {
  return before.lines.map((line) => {
    const later = after.lines.find(({ position }) => position === line.position);
    return {
      position: line.position,
      name: line.name,
      effect: effectOn(line, later),
      before: { quantity: line.quantity, total: line.price.total },
      after: later && { quantity: later.quantity, total: later.price.total },
      difference: (later?.price.total ?? 0) - line.price.total,
      repriced: after.repriced?.includes(line.position) ?? false,
    };
  });
}

function effectOn(line: LineState, later: LineState | undefined): LineDifference['effect'] {
  if (later === undefined) return 'removed';
  if (isDeepStrictEqual(later, line)) return 'kept';
  return isDeepStrictEqual({ ...later, price: line.price }, line) ? 'shared' : 'changed';
}

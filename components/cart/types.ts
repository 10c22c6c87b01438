/** A cart as its pages show it. */
import type { PictureModel, ShownTotals } from '#components/orders/types.ts';
import type { Text } from '#rules/model/text.ts';
import type { Price } from '#rules/pricing/types.ts';

/** What changed in a line's price since its owner last saw it. */
export interface ShownPriceChange {
  readonly title: Text;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

export interface ShownCartLine {
  readonly id: string;
  readonly name: string;
  readonly product: Text;
  readonly editHref: string;
  readonly quantity: number;
  readonly picture: PictureModel;
  /** Of the whole line, within this cart. */
  readonly price: Price;
  /** Of one product delivered alone: now, and as last accepted. */
  readonly unitPrice: Price;
  readonly accepted: Price;
  readonly changes: readonly ShownPriceChange[];
  readonly valid: boolean;
  /** That of the cart, which comes whole; absent for what can no longer be built. */
  readonly deliveryDate?: string | undefined;
}

export interface ShownCart {
  readonly lines: readonly ShownCartLine[];
  readonly totals: ShownTotals;
  readonly changed: boolean;
  readonly orderable: boolean;
  /** YYYY-MM-DD: all that can be built is there by this day if it is ordered now. */
  readonly deliveryDate: string;
}

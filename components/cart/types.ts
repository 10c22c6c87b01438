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
  /** Why it comes sooner than to others, where it does. */
  readonly deliveryBecause?: Text | undefined;
  /** What goes with it besides. */
  readonly proposal?: ShownProposal | undefined;
}

export interface ShownProposal {
  readonly id: string;
  readonly module: string;
  readonly option: string;
  /** Of the total of one product, in minor units. */
  readonly difference: number;
  /** Why it would serve this customer; absent where others' choices speak for it. */
  readonly text?: string | undefined;
  /** How many of those with similar products have it. */
  readonly percent?: number | undefined;
}

export interface ShownCart {
  readonly lines: readonly ShownCartLine[];
  readonly totals: ShownTotals;
  readonly changed: boolean;
  readonly orderable: boolean;
  /** YYYY-MM-DD: all that can be built is there by this day if it is ordered now. */
  readonly deliveryDate: string;
}

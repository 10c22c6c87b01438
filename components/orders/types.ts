/**
 * An order and a cart as pages show them: what the presenters give and the components take.
 *
 * Everything comes from the snapshots of the order, never from the catalogue of today.
 */
import type { ResolvedLayer } from '#rules/picture/resolve.ts';
import type { BomLine, RoutingOperation } from '#rules/bom/types.ts';
import type { Text } from '#rules/model/text.ts';
import type { Price } from '#rules/pricing/types.ts';
import type { OrderStatus } from '#rules/workflow/order.ts';

/** A product's picture with every layer and colour already settled. */
export interface PictureModel {
  readonly layers: readonly ResolvedLayer[];
  readonly width: number;
  readonly height: number;
  readonly title: Text;
}

export interface ShownChoice {
  readonly variable: string;
  readonly title: Text;
  readonly value: Text;
  /** Pieces, where there may be more than one. */
  readonly quantity: number;
  /** Not what the family would have proposed. */
  readonly deviates: boolean;
}

export interface ShownChoiceGroup {
  readonly id: string;
  readonly title: Text;
  readonly choices: readonly ShownChoice[];
}

export interface ShownLine {
  readonly position: number;
  readonly name: string;
  readonly product: Text;
  readonly quantity: number;
  readonly groups: readonly ShownChoiceGroup[];
  readonly price: Price;
  readonly picture: PictureModel;
}

export interface ShownBuildLine extends ShownLine {
  readonly bom: readonly BomLine[];
  readonly routing: readonly RoutingOperation[];
  /** What the rules tell the workshop about this product. */
  readonly notes: readonly Text[];
  /** One build sheet for each piece. */
  readonly sheets: readonly { readonly unit: number; readonly href: string }[];
}

export interface ShownTotals {
  readonly currency: string;
  readonly net: number;
  readonly delivery: number;
  readonly tax: number;
  readonly rounding: number;
  readonly total: number;
}

export interface ShownCustomer {
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}

export interface ShownWishes {
  readonly packaging?: string | undefined;
  readonly greeting?: string | undefined;
  readonly text?: string | undefined;
}

export type { OrderStatus };

export interface ShownOrder<Line extends ShownLine = ShownLine> {
  readonly number: string;
  readonly status: OrderStatus;
  /** ISO time. */
  readonly placedAt: string;
  /** YYYY-MM-DD. */
  readonly dueDate: string;
  readonly deliveryDate: string;
  readonly customer: ShownCustomer;
  readonly wishes: ShownWishes;
  readonly totals: ShownTotals;
  readonly lines: readonly Line[];
}

/** One row of a list of orders. */
export interface ShownOrderRow {
  readonly number: string;
  readonly status: OrderStatus;
  readonly placedAt: string;
  readonly dueDate: string;
  readonly deliveryDate: string;
  readonly customerName: string;
  readonly products: string;
  readonly currency: string;
  readonly total: number;
}

/** An option that would suit how something is used, with what the product would cost more. */
export interface ShownUpgrade {
  readonly id: string;
  /** Of what they have. */
  readonly name: string;
  readonly module: string;
  readonly option: string;
  readonly text: string;
  readonly difference: number;
  /** By who looks at it. */
  readonly answerable: boolean;
}

export interface ShownUsedProduct {
  readonly position: number;
  readonly name: string;
  readonly measures: readonly { readonly measure: string; readonly value?: number | undefined }[];
}

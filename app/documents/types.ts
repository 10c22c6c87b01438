/**
 * What documents are made of: plain snapshots, as an order keeps them.
 *
 * Nothing here refers to a family or a database: an order's documents print the same years later,
 * whatever became of the catalogue. Texts keep their languages, so that the customer's sheet and
 * the workshop's may differ.
 */
import type { BomLine, RoutingOperation } from '#rules/bom/types.ts';
import type { Text } from '#rules/model/text.ts';
import type { ResolvedLayer } from '#rules/picture/resolve.ts';
import type { Price } from '#rules/pricing/types.ts';

export type DocumentLocale = 'en' | 'sv';

export interface PictureSnapshot {
  readonly width: number;
  readonly height: number;
  readonly title: Text;
  readonly layers: readonly ResolvedLayer[];
}

export interface ModuleSnapshot {
  readonly variable: string;
  readonly group: Text;
  readonly title: Text;
  readonly value: Text;
  readonly quantity: number;
  /** It is not what the family proposes by default. */
  readonly deviates: boolean;
}

export interface CharacteristicSnapshot {
  readonly variable: string;
  readonly title: Text;
  readonly value: Text;
  readonly deviates: boolean;
}

export interface DocumentLine {
  readonly position: number;
  readonly quantity: number;
  readonly familyTitle: Text;
  readonly configurationName: string;
  readonly picture: PictureSnapshot;
  readonly modules: readonly ModuleSnapshot[];
  readonly characteristics: readonly CharacteristicSnapshot[];
  readonly price: Price;
  /** Of one product; the line's `quantity` multiplies it. */
  readonly bom: readonly BomLine[];
  readonly routing: readonly RoutingOperation[];
  /** Notes of the rules, for the workshop. */
  readonly notes: readonly Text[];
  /** The day it arrives, YYYY-MM-DD. */
  readonly deliveryDate: string;
}

export interface OrderDocumentData {
  readonly number: string;
  /** Moment of placing as an ISO string; documents carry it as their date of creation. */
  readonly placedAt: string;
  /** Its day on the workshop's calendar, YYYY-MM-DD. */
  readonly placedOn: string;
  readonly currency: string;
  readonly locale: DocumentLocale;
  readonly customer: {
    readonly name: string;
    readonly email: string;
    readonly phone?: string | undefined;
    readonly address: readonly string[];
  };
  /** At least one. */
  readonly lines: readonly DocumentLine[];
  readonly totals: {
    readonly net: number;
    readonly delivery: number;
    readonly tax: number;
    readonly rounding: number;
    readonly total: number;
  };
  readonly wishes: {
    readonly packaging?: string | undefined;
    readonly greeting?: string | undefined;
    readonly text?: string | undefined;
  };
  /** In the document's language; absent in orders from before there were any. */
  readonly terms?:
    | {
        readonly payment: string;
        readonly delivery?: string | undefined;
        readonly rhythm: 'per-order' | 'monthly';
        readonly vatId?: string | undefined;
        readonly invoiceTo?: readonly string[] | undefined;
      }
    | undefined;
  /** The day it leaves the workshop, YYYY-MM-DD. */
  readonly dueDate: string;
  readonly orderUrl: string;
}

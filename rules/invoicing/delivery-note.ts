/** A delivery note as it was issued: what left the workshop, for whom, in words of its language. */
import type { Party, Seller } from './types.ts';

export interface DeliveredUnit {
  readonly unit: number;
  /** Number of the work order it was built by. */
  readonly workOrder: string;
  /** Serial numbers of the parts that are followed. */
  readonly serials: readonly string[];
}

export interface DeliveryLine {
  readonly position: number;
  readonly name: string;
  readonly description: string;
  readonly quantity: number;
  readonly units: readonly DeliveredUnit[];
}

export interface DeliveryDocument {
  readonly format: 'kitwright-delivery-note/1';
  readonly number: string;
  /** YYYY-MM-DD */
  readonly shippedOn: string;
  readonly locale: string;
  readonly seller: Seller | undefined;
  readonly deliverTo: Party;
  readonly order: { readonly number: string; readonly placedOn: string };
  readonly packaging?: string | undefined;
  readonly lines: readonly DeliveryLine[];
}

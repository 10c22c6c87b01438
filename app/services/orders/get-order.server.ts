/**
 * One order with everything copied into it when it was placed. For its owner, the guest whose
 * session placed it, and staff who read orders; for anyone else there is no such order.
 */
import type { BomLine, RoutingOperation } from '#rules/bom/types.ts';
import type { OrderTerms } from '#rules/customers/terms.ts';
import type { Assignment, Decision } from '#rules/configuration/types.ts';
import type { Text } from '#rules/model/text.ts';
import { can } from '#rules/policy/permissions.ts';
import type { Price } from '#rules/pricing/types.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database } from '#app/utils/database.server.ts';
import type { OrderStatus } from '#rules/workflow/order.ts';
import { readOrderTerms } from './order-terms.ts';
import type { LinePicture, LineSnapshot, LineSummary } from './snapshot-line.server.ts';

export interface OrderCustomer {
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}

export interface OrderWishes {
  readonly packaging?: string | undefined;
  readonly greeting?: string | undefined;
  readonly text?: string | undefined;
}

export interface OrderLineView extends LineSnapshot {
  readonly position: number;
  /** Absent for a plain item. */
  readonly familyVersionId: string | null;
  readonly familyId: string | null;
  readonly name: string;
  readonly quantity: number;
  readonly decisions: readonly Decision[];
  readonly product: Assignment;
  /** Of the whole line: its quantity is in it. */
  readonly price: Price;
}

export interface OrderView {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  /** Counts every write of the order. */
  readonly version: number;
  /** Absent in orders from before there were any. */
  readonly terms?: OrderTerms | undefined;
  readonly customerId: string | null;
  readonly placedBy: string | null;
  readonly market: string;
  readonly currency: string;
  readonly locale: string;
  readonly customer: OrderCustomer;
  readonly wishes: OrderWishes;
  readonly net: number;
  readonly delivery: number;
  readonly tax: number;
  readonly rounding: number;
  readonly total: number;
  readonly dueDate: string;
  readonly deliveryDate: string;
  readonly placedAt: Date;
  readonly lines: readonly OrderLineView[];
}

export async function getOrder(actor: Actor, number: string): Promise<OrderView> {
  const everyone = can(actor.user?.role, 'orders:read-all');
  const row = await database().order.findFirst({
    where: { number, ...(everyone ? {} : ownerOf(actor)) },
    include: {
      placedBy: { select: { name: true } },
      lines: {
        orderBy: { position: 'asc' },
        include: { familyVersion: { select: { familyId: true } } },
      },
    },
  });
  if (row === null) throw new AppError('not-found');
  const { lines, placedBy, customer, wishes, status, ...order } = row;
  return {
    id: order.id,
    number: order.number,
    status: status as OrderStatus,
    version: order.version,
    terms: order.terms === null ? undefined : readOrderTerms(order.terms),
    customerId: order.customerId,
    placedBy: placedBy?.name ?? null,
    market: order.market,
    currency: order.currency,
    locale: order.locale,
    customer: customer as unknown as OrderCustomer,
    wishes: wishes as unknown as OrderWishes,
    net: order.net,
    delivery: order.delivery,
    tax: order.tax,
    rounding: order.rounding,
    total: order.total,
    dueDate: order.dueDate,
    deliveryDate: order.deliveryDate,
    placedAt: order.placedAt,
    lines: lines.map((line) => ({
      position: line.position,
      familyVersionId: line.familyVersionId,
      familyId: line.familyVersion?.familyId ?? null,
      name: line.configurationName,
      quantity: line.quantity,
      decisions: line.decisions as unknown as readonly Decision[],
      product: line.product as unknown as Assignment,
      summary: line.summary as unknown as LineSummary,
      price: line.price as unknown as Price,
      bom: line.bom as unknown as readonly BomLine[],
      routing: line.routing as unknown as readonly RoutingOperation[],
      picture: line.picture as unknown as LinePicture,
      notes: line.notes as unknown as readonly Text[],
    })),
  };
}

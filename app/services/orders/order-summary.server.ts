/** An order as a row of a list. */
import type { Prisma } from '#app/utils/database.server.ts';
import type { OrderCustomer } from './get-order.server.ts';
import type { OrderStatus } from '#rules/workflow/order.ts';

export const ORDER_SUMMARY = {
  lines: {
    orderBy: { position: 'asc' },
    select: {
      configurationName: true,
      quantity: true,
      familyVersion: { select: { familyId: true } },
    },
  },
} satisfies Prisma.OrderInclude;

type Row = Prisma.OrderGetPayload<{ include: typeof ORDER_SUMMARY }>;

export interface OrderSummary {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly placedAt: Date;
  /** YYYY-MM-DD */
  readonly dueDate: string;
  readonly deliveryDate: string;
  readonly currency: string;
  readonly total: number;
  readonly customerId: string | null;
  readonly customerName: string;
  readonly lines: readonly {
    readonly name: string;
    readonly familyId: string | null;
    readonly quantity: number;
  }[];
}

export function toSummary(row: Row): OrderSummary {
  return {
    id: row.id,
    number: row.number,
    status: row.status as OrderStatus,
    placedAt: row.placedAt,
    dueDate: row.dueDate,
    deliveryDate: row.deliveryDate,
    currency: row.currency,
    total: row.total,
    customerId: row.customerId,
    customerName: (row.customer as unknown as OrderCustomer).name,
    lines: row.lines.map(({ configurationName, quantity, familyVersion }) => ({
      name: configurationName,
      familyId: familyVersion?.familyId ?? null,
      quantity,
    })),
  };
}

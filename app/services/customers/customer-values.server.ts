/** Customers by value: sums by segment and by manager, and whose next year is worth most. */
import { z } from 'zod';
import type { ValueSegment } from '#rules/customers/value/segments.ts';
import { VALUE_SEGMENTS } from '#rules/customers/value/segments.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

const PAGE = 25;

const querySchema = z.object({
  segment: z.enum(VALUE_SEGMENTS).optional().catch(undefined),
  page: fields.page,
});

/** Of customers who pay in one currency; money in minor units, without tax. */
export interface ValueSum {
  readonly currency: string;
  readonly customers: number;
  readonly realised: number;
  /** What is expected within a year; absent where that is told of nobody. */
  readonly expected: number | undefined;
}

export interface ManagerValue extends ValueSum {
  /** Absent: nobody's customers. */
  readonly manager: string | undefined;
}

export interface SegmentValue extends ValueSum {
  readonly segment: ValueSegment;
}

export interface ValuedCustomer {
  readonly id: string;
  readonly name: string;
  readonly manager: string | undefined;
  readonly currency: string;
  readonly segment: ValueSegment;
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
  readonly purchases: number;
  readonly lastOn: string;
  readonly realised: number;
  /** From 0 to 1. */
  readonly active: number | undefined;
  readonly expectedPurchases: number | undefined;
  readonly expected: number | undefined;
  readonly nextOn: string | undefined;
}

export interface CustomerValues {
  /** When it was reckoned; absent where nobody has ordered yet. */
  readonly computedAt: Date | undefined;
  readonly segments: readonly SegmentValue[];
  readonly managers: readonly ManagerValue[];
  readonly customers: readonly ValuedCustomer[];
  readonly segment: ValueSegment | undefined;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

interface ManagerRow {
  readonly manager: string | null;
  readonly currency: string;
  readonly customers: bigint | number;
  readonly realised: bigint | number | string;
  readonly expected: bigint | number | string | null;
}

/** `segment`: of these customers only, in the list. */
export async function customerValues(actor: Actor, input: unknown = {}): Promise<CustomerValues> {
  requirePermission(actor, 'customers:read');
  const { segment, page } = parseInput(querySchema, input);
  const where = segment === undefined ? {} : { segment };
  const [latest, bySegment, byManager, total, rows] = await Promise.all([
    database().customerValue.aggregate({ _max: { computedAt: true } }),
    database().customerValue.groupBy({
      by: ['segment', 'currency'],
      _count: { _all: true },
      _sum: { realised: true, expectedValue: true },
    }),
    // A sum by a field of the customer's is nothing Prisma asks for by itself.
    database().$queryRaw<ManagerRow[]>`
      SELECT "User"."name" AS "manager", "CustomerValue"."currency" AS "currency",
        COUNT(*) AS "customers", SUM("CustomerValue"."realised") AS "realised",
        SUM("CustomerValue"."expectedValue") AS "expected"
      FROM "CustomerValue"
      JOIN "Customer" ON "Customer"."id" = "CustomerValue"."customerId"
      LEFT JOIN "User" ON "User"."id" = "Customer"."managerId"
      GROUP BY "User"."id", "User"."name", "CustomerValue"."currency"
    `,
    database().customerValue.count({ where }),
    database().customerValue.findMany({
      where,
      orderBy: [
        { expectedValue: { sort: 'desc', nulls: 'last' } },
        { realised: 'desc' },
        { customerId: 'asc' },
      ],
      skip: (page - 1) * PAGE,
      take: PAGE,
      include: { customer: { select: { name: true, manager: { select: { name: true } } } } },
    }),
  ]);
  return {
    computedAt: latest._max.computedAt ?? undefined,
    segments: bySegment
      .map(({ segment: name, currency, _count, _sum }) => ({
        segment: name as ValueSegment,
        currency,
        customers: _count._all,
        realised: Number(_sum.realised ?? 0),
        expected: told(_sum.expectedValue),
      }))
      .sort(inOrder),
    managers: byManager
      .map(({ manager, currency, customers, realised, expected }) => ({
        manager: manager ?? undefined,
        currency,
        customers: Number(customers),
        realised: Number(realised),
        expected: told(expected),
      }))
      .sort((a, b) => (b.expected ?? 0) - (a.expected ?? 0) || b.realised - a.realised),
    customers: rows.map(({ customerId, customer, realised, expectedValue, ...row }) => ({
      ...row,
      id: customerId,
      name: customer.name,
      manager: customer.manager?.name,
      segment: row.segment as ValueSegment,
      realised: Number(realised),
      active: row.active ?? undefined,
      expectedPurchases: row.expectedPurchases ?? undefined,
      expected: told(expectedValue),
      nextOn: row.nextOn ?? undefined,
    })),
    segment,
    total,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
  };
}

/** Sums come as whole numbers of any size, by PostgreSQL as text. */
const told = (sum: bigint | number | string | null): number | undefined =>
  sum === null ? undefined : Number(sum);

const inOrder = (a: SegmentValue, b: SegmentValue): number =>
  VALUE_SEGMENTS.indexOf(a.segment) - VALUE_SEGMENTS.indexOf(b.segment) ||
  (a.currency < b.currency ? -1 : 1);

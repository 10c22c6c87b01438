/** Customers by value: sums by segment and by manager, and whose next year is worth most. */
import { z } from 'zod';
import type { ValueSegment } from '#rules/customers/value/segments.ts';
import { VALUE_SEGMENTS } from '#rules/customers/value/segments.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';
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

/** `segment`: of these customers only, in the list. */
export async function customerValues(actor: Actor, input: unknown = {}): Promise<CustomerValues> {
  requirePermission(actor, 'customers:read');
  const { segment, page } = parseInput(querySchema, input);
  const where = segment === undefined ? {} : { segment };
  const sums = await database().valueSum.findMany();
  const bySegment = sums.filter(({ of }) => of === 'segment');
  const [managers, rows] = await Promise.all([
    managersOf(sums),
    database().customerValue.findMany({
      where,
      orderBy: { rank: 'asc' },
      skip: (page - 1) * PAGE,
      take: PAGE,
      include: { customer: { select: { name: true, manager: { select: { name: true } } } } },
    }),
  ]);
  // Reckoned with the sums: who was erased or merged since is gone from the list, and not from them.
  const total = bySegment
    .filter(({ group }) => segment === undefined || group === segment)
    .reduce((sum, { customers }) => sum + customers, 0);
  return {
    computedAt: sums[0]?.computedAt,
    segments: bySegment
      .map(({ group, ...sum }) => ({ segment: group as ValueSegment, ...shownSum(sum) }))
      .sort(inOrder),
    managers: managers.sort(
      (a, b) => (b.expected ?? 0) - (a.expected ?? 0) || b.realised - a.realised,
    ),
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

type SumRow = Prisma.ValueSumGetPayload<object>;

const shownSum = ({
  currency,
  customers,
  realised,
  expected,
}: Omit<SumRow, 'of' | 'group' | 'computedAt'>): ValueSum => ({
  currency,
  customers,
  realised: Number(realised),
  expected: told(expected),
});

async function managersOf(sums: readonly SumRow[]): Promise<ManagerValue[]> {
  const own = sums.filter(({ of }) => of === 'manager');
  const users = await database().user.findMany({
    where: { id: { in: own.map(({ group }) => group) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return own.map(({ group, ...sum }) => ({ manager: names.get(group), ...shownSum(sum) }));
}

const told = (sum: bigint | null): number | undefined => (sum === null ? undefined : Number(sum));

const inOrder = (a: SegmentValue, b: SegmentValue): number =>
  VALUE_SEGMENTS.indexOf(a.segment) - VALUE_SEGMENTS.indexOf(b.segment) ||
  (a.currency < b.currency ? -1 : 1);

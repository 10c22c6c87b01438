/**
 * Reckons anew what each customer is worth, from the orders that stand, and what the customers of a
 * segment or a manager are worth together. Rows are replaced some hundred at a time: one reads of each
 * customer either the figures of before or those of now. Sums are written once all rows are.
 */
import { setImmediate } from 'node:timers/promises';
import {
  valueCustomers,
  type CustomerValue,
  type DeclaredSpend,
} from '#rules/customers/value/value-customers.ts';
import { database, databaseProvider, inTransaction, raw, sql } from '#app/utils/database.server.ts';
import { areReckonedSince, reckonInsights } from '../insights/reckon-insights.server.ts';
import { assignManagers } from './assign-managers.server.ts';
import { lockCustomers } from './lock-customers.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Less than a day, so that an hourly clock makes it once a day whatever the hour. */
const FRESH_MS = 23 * 60 * 60 * 1000;
const CHUNK = 500;

/** Nobody reckons what somebody is worth who restricts what is done with their data, or is gone. */
const VALUED = { restrictedAt: null, erasedAt: null };

const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/**
 * Unless it was done within a day, with what follows from it: who is responsible, and the insights. `undefined`
 * then, else the number of customers who ever ordered.
 * Safe at any time, from any process: of two at once, the later one's figures stay.
 */
export async function revalueCustomers(now: Date): Promise<number | undefined> {
  const latest = await database().valueSum.findFirst({ select: { computedAt: true } });
  const last = latest?.computedAt;
  if (last !== undefined && now.getTime() - last.getTime() < FRESH_MS) {
    // It may have ended after the values, or have known nothing of insights yet.
    if (!(await areReckonedSince(last))) await reckonInsights(now);
    return undefined;
  }
  const written = await writeValues(now);
  await assignManagers(now);
  await reckonInsights(now);
  return written;
}

/** At once, for who cannot wait for the clock. */
export async function writeValues(now: Date): Promise<number> {
  const orders = await database().order.findMany({
    where: { customerRef: { is: VALUED }, status: { not: 'cancelled' } },
    select: { customerId: true, placedAt: true, currency: true, net: true },
  });
  const purchases = orders.flatMap(({ customerId, placedAt, currency, net }) =>
    customerId === null
      ? []
      : { customer: customerId, day: Math.floor(placedAt.getTime() / DAY_MS), currency, net },
  );
  let written = 0;
  let chunk: CustomerValue[] = [];
  const write = async (): Promise<void> => {
    await replace(chunk, written + 1, now);
    written += chunk.length;
    chunk = [];
    // Others are served between two chunks.
    await setImmediate();
  };
  const today = Math.floor(now.getTime() / DAY_MS);
  const values = [...valueCustomers(purchases, today, await declaredSpends())];
  for (const value of values.sort(worthMostFirst)) {
    chunk.push(value);
    if (chunk.length === CHUNK) await write();
  }
  await write();
  // Whose last order was cancelled is worth nothing that was reckoned before.
  await database().customerValue.deleteMany({ where: { computedAt: { lt: now } } });
  await writeSums(now);
  return written;
}

/** What customers say they spend in a year, by customer. */
async function declaredSpends(): Promise<ReadonlyMap<string, DeclaredSpend>> {
  const rows = await database().customer.findMany({
    where: { ...VALUED, categorySpend: { not: null } },
    select: { id: true, categorySpend: true, categoryCurrency: true },
  });
  return new Map(
    rows.flatMap(({ id, categorySpend: amount, categoryCurrency: currency }) =>
      amount === null || currency === null ? [] : [[id, { amount, currency }] as const],
    ),
  );
}

/** Whose next year is worth most; where that is told of nobody, who bought most so far. */
const worthMostFirst = (a: CustomerValue, b: CustomerValue): number =>
  (b.outlook?.value ?? -1) - (a.outlook?.value ?? -1) ||
  b.realised - a.realised ||
  (a.customer < b.customer ? -1 : 1);

interface SumRow {
  readonly group: string | null;
  readonly currency: string;
  readonly customers: bigint | number;
  readonly realised: bigint | number | string;
  readonly expected: bigint | number | string | null;
}

async function writeSums(computedAt: Date): Promise<void> {
  await inTransaction(async (tx) => {
    if (databaseProvider() === 'postgresql') {
      await tx.$executeRaw(sql`LOCK TABLE "ValueSum" IN EXCLUSIVE MODE`);
    }
    // Sums by a field of the customer's are nothing Prisma asks for by itself.
    const sums = (group: ReturnType<typeof raw>) =>
      tx.$queryRaw<SumRow[]>(
        sql`SELECT ${group} AS "group", v."currency" AS "currency", COUNT(*) AS "customers",
              SUM(v."realised") AS "realised", SUM(v."expectedValue") AS "expected"
            FROM "CustomerValue" v JOIN "Customer" c ON c."id" = v."customerId"
            GROUP BY ${group}, v."currency"`,
      );
    const rows = {
      segment: await sums(raw('v."segment"')),
      manager: await sums(raw('c."managerId"')),
    };
    await tx.valueSum.deleteMany();
    await tx.valueSum.createMany({
      data: Object.entries(rows).flatMap(([of, found]) =>
        found.map(({ group, currency, customers, realised, expected }) => ({
          ...{ of, group: group ?? '', currency, customers: Number(customers), computedAt },
          // Sums come as whole numbers of any size, by PostgreSQL as text.
          realised: BigInt(realised),
          expected: expected === null ? null : BigInt(expected),
        })),
      ),
    });
  });
}

async function replace(
  values: readonly CustomerValue[],
  firstRank: number,
  computedAt: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    const ids = values.map(({ customer }) => customer);
    await lockCustomers(tx, ids, 'for-itself');
    await tx.customerValue.deleteMany({
      where: { customerId: { in: ids }, computedAt: { lte: computedAt } },
    });
    // Who was erased or merged meanwhile is not there any more, and later figures stay.
    const standing = await tx.customer.findMany({
      where: { id: { in: ids }, ...VALUED, value: null },
      select: { id: true },
    });
    const here = new Set(standing.map(({ id }) => id));
    await tx.customerValue.createMany({
      data: values.flatMap((one, index) =>
        here.has(one.customer) ? [row(one, firstRank + index, computedAt)] : [],
      ),
    });
  });
}

function row(
  { customer, firstDay, lastDay, outlook, realised, bought, share, ...rest }: CustomerValue,
  rank: number,
  at: Date,
) {
  const { currency, purchases, recency, frequency, monetary, segment } = rest;
  return {
    ...{ currency, purchases, recency, frequency, monetary, segment },
    customerId: customer,
    firstOn: dateOf(firstDay),
    lastOn: dateOf(lastDay),
    realised: BigInt(realised),
    bought: BigInt(bought),
    ...(share && { category: BigInt(share.category), shareBasis: share.basis }),
    rank,
    computedAt: at,
    ...(outlook && {
      active: outlook.active,
      expectedPurchases: outlook.purchases,
      expectedValue: outlook.value === undefined ? null : BigInt(outlook.value),
      nextOn: dateOf(outlook.nextDay),
    }),
  };
}

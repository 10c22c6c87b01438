/**
 * Reckons anew what each customer is worth, from the orders that stand. Rows are replaced some hundred
 * at a time: one reads of each customer either the figures of before or those of now.
 */
import { setImmediate } from 'node:timers/promises';
import { valueCustomers, type CustomerValue } from '#rules/customers/value/value-customers.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Less than a day, so that an hourly clock makes it once a day whatever the hour. */
const FRESH_MS = 23 * 60 * 60 * 1000;
const CHUNK = 500;

/** Nobody reckons what somebody is worth who restricts what is done with their data, or is gone. */
const VALUED = { restrictedAt: null, erasedAt: null };

const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/**
 * Unless it was done within a day; `undefined` then, else the number of customers who ever ordered.
 * Safe at any time, from any process: two at once write the same.
 */
export async function revalueCustomers(now: Date): Promise<number | undefined> {
  const latest = await database().customerValue.aggregate({ _max: { computedAt: true } });
  const last = latest._max.computedAt;
  if (last !== null && now.getTime() - last.getTime() < FRESH_MS) return undefined;
  return writeValues(now);
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
    await replace(chunk, now);
    written += chunk.length;
    chunk = [];
    // Others are served between two chunks.
    await setImmediate();
  };
  for (const value of valueCustomers(purchases, Math.floor(now.getTime() / DAY_MS))) {
    chunk.push(value);
    if (chunk.length === CHUNK) await write();
  }
  await write();
  // Whose last order was cancelled is worth nothing that was reckoned before.
  await database().customerValue.deleteMany({ where: { computedAt: { lt: now } } });
  return written;
}

async function replace(values: readonly CustomerValue[], computedAt: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const ids = values.map(({ customer }) => customer);
    await tx.customerValue.deleteMany({ where: { customerId: { in: ids } } });
    // Who was erased or merged meanwhile is not there any more.
    const standing = await tx.customer.findMany({
      where: { id: { in: ids }, ...VALUED },
      select: { id: true },
    });
    const here = new Set(standing.map(({ id }) => id));
    await tx.customerValue.createMany({
      data: values.filter(({ customer }) => here.has(customer)).map((one) => row(one, computedAt)),
    });
  });
}

function row({ customer, firstDay, lastDay, outlook, realised, ...rest }: CustomerValue, at: Date) {
  const { currency, purchases, recency, frequency, monetary, segment } = rest;
  return {
    ...{ currency, purchases, recency, frequency, monetary, segment },
    customerId: customer,
    firstOn: dateOf(firstDay),
    lastOn: dateOf(lastDay),
    realised: BigInt(realised),
    computedAt: at,
    ...(outlook && {
      active: outlook.active,
      expectedPurchases: outlook.purchases,
      expectedValue: outlook.value === undefined ? null : BigInt(outlook.value),
      nextOn: dateOf(outlook.nextDay),
    }),
  };
}

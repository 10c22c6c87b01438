import { beforeAll, expect, it } from 'vitest';
import { customerValues } from '#app/services/customers/customer-values.server.ts';
import { revalueCustomers, writeValues } from '#app/services/customers/value-customers.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** More than are written at a time. */
const CUSTOMERS = 1_100;

onEachDatabase('customers by value', () => {
  let sales: Actor;
  let orders = 0;

  /** An order with nothing in it but what is counted. */
  const order = (customerId: string, daysAgo: number, net: number, currency = 'EUR') => ({
    ...{ customerId, currency, net, status: 'shipped', market: 'DE', locale: 'en' },
    number: `V-${(orders += 1)}`,
    idempotencyKey: `value-${orders}`,
    ...{ customer: {}, wishes: {}, delivery: 0, tax: 0, rounding: 0, total: net },
    ...{ dueDate: '2026-01-01', deliveryDate: '2026-01-01' },
    placedAt: new Date(NOW.getTime() - daysAgo * DAY_MS),
  });

  beforeAll(async () => {
    sales = await userActor('sales');
    const random = seededRandom(5);
    const ids = Array.from({ length: CUSTOMERS }, (_, n) => `value-${n}`);
    await database().customer.createMany({
      data: ids.map((id, n) => ({
        ...{ id, name: `Customer ${n}`, email: `${id}@example.com`, market: 'DE' },
        managerId: n % 2 === 0 ? (sales.user?.id ?? null) : null,
      })),
    });
    const bought = ids.flatMap((id, n) =>
      Array.from({ length: 1 + Math.floor(5 * random()) }, () =>
        order(
          id,
          Math.floor(700 * random()),
          1_000 + Math.floor(9_000 * random()),
          n < 1_000 ? 'EUR' : 'SEK',
        ),
      ),
    );
    for (let at = 0; at < bought.length; at += 500) {
      await database().order.createMany({ data: bought.slice(at, at + 500) });
    }
  });

  it('are reckoned once a day, all of them, and sums say what the orders come to', async () => {
    expect(await revalueCustomers(NOW)).toBe(CUSTOMERS);
    const reckoned = async () => (await database().insights.findFirst())?.computedAt;
    expect(await reckoned()).toEqual(NOW);
    const noon = new Date(NOW.getTime() + DAY_MS / 2);
    expect(await revalueCustomers(noon)).toBeUndefined();
    expect(await reckoned()).toEqual(NOW);
    // Insights that were not reckoned then are made up for.
    await database().insights.deleteMany();
    expect(await revalueCustomers(noon)).toBeUndefined();
    expect(await reckoned()).toEqual(noon);
    const found = await customerValues(sales);
    expect(found.computedAt).toEqual(NOW);
    expect(found.total).toBe(CUSTOMERS);
    for (const currency of ['EUR', 'SEK']) {
      const { _sum } = await database().order.aggregate({
        where: { currency, status: { not: 'cancelled' }, customerId: { not: null } },
        _sum: { net: true },
      });
      for (const sums of [found.segments, found.managers]) {
        const own = sums.filter((one) => one.currency === currency);
        expect(own.reduce((sum, one) => sum + one.realised, 0)).toBe(_sum.net);
      }
    }
    const names = found.managers.map(({ manager }) => manager);
    expect(new Set(names)).toEqual(new Set([sales.user?.name, undefined]));
    expect(found.customers[0]?.expected).toBeGreaterThan(0);
    const expected = found.customers.map((one) => one.expected ?? 0);
    expect(expected).toEqual([...expected].sort((a, b) => b - a));
  });

  it('shows one segment alone', async () => {
    const all = await customerValues(sales);
    const lost = await customerValues(sales, { segment: 'lost', page: '2' });
    const counted = all.segments.filter(({ segment }) => segment === 'lost');
    expect(lost.total).toBe(counted.reduce((sum, { customers }) => sum + customers, 0));
    expect(lost.customers.every(({ segment }) => segment === 'lost')).toBe(true);
    expect(lost.page).toBe(2);
  });

  it('forgets who has no order left, and whoever is gone', async () => {
    await database().order.updateMany({
      where: { customerId: 'value-1' },
      data: { status: 'cancelled' },
    });
    await database().customer.delete({ where: { id: 'value-2' } });
    const later = new Date(NOW.getTime() + DAY_MS);
    expect(await writeValues(later)).toBe(CUSTOMERS - 2);
    const ids = { customerId: { in: ['value-1', 'value-2'] } };
    expect(await database().customerValue.count({ where: ids })).toBe(0);
    expect(await database().customerValue.count()).toBe(CUSTOMERS - 2);
  });

  it('are reckoned by two at once without harm; the later figures stay', async () => {
    const [sooner, later] = [2, 3].map((days) => new Date(NOW.getTime() + days * DAY_MS));
    const before = await database().customerValue.count();
    for (const both of [
      [later, sooner],
      [sooner, later],
    ]) {
      await Promise.all(both.map((now) => writeValues(now ?? NOW)));
      expect(await database().customerValue.count({ where: { computedAt: later } })).toBe(before);
      expect(await database().customerValue.count()).toBe(before);
    }
  });

  it('are for those who read customers', async () => {
    await expect(customerValues(await userActor('production'))).rejects.toMatchObject({
      status: 403,
    });
  });
});

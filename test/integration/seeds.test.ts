import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { signInDemo } from '#app/services/auth/sign-in-demo.server.ts';
import { NUMBER_KINDS } from '#app/services/orders/take-number.server.ts';
import { database } from '#app/utils/database.server.ts';
import { ROLES } from '#rules/policy/permissions.ts';
import { seed } from '#prisma/seed/index.ts';
import { PAST_ORDERS } from '#prisma/seed/past-orders.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const FAMILIES = readdirSync('rules/families').sort();

/** Everything the seed writes, as it is stored. */
async function everything(): Promise<unknown> {
  return {
    versions: await database().familyVersion.findMany({ orderBy: { id: 'asc' } }),
    ranges: await database().numberRange.findMany(),
    users: await database().user.findMany({ orderBy: { id: 'asc' } }),
    customers: await database().customer.findMany({ orderBy: { id: 'asc' } }),
    preferences: await database().preference.findMany({ orderBy: { id: 'asc' } }),
    orders: await database().order.findMany({ orderBy: { id: 'asc' }, include: { lines: true } }),
    invoices: await database().invoice.findMany({ orderBy: { id: 'asc' } }),
    deliveryNotes: await database().deliveryNote.findMany({ orderBy: { id: 'asc' } }),
    configurations: await database().configuration.findMany({ orderBy: { id: 'asc' } }),
    interactions: await database().interaction.findMany({ orderBy: { id: 'asc' } }),
    audit: await database().auditEvent.findMany({ orderBy: { id: 'asc' } }),
    mails: await database().outboxMail.findMany({ orderBy: { id: 'asc' } }),
  };
}

onEachDatabase('the seed for production', () => {
  it('publishes the families and makes nobody up', async () => {
    const families = await seed({ demo: false, now: NOW });
    expect([...families.keys()].sort()).toEqual(FAMILIES);
    expect([...families.values()].every(({ published }) => published)).toBe(true);
    const made = await everything();
    expect(made).toMatchObject({ users: [], customers: [], orders: [], mails: [] });
    expect(await database().numberRange.count()).toBe(NUMBER_KINDS.length);
    const again = await seed({ demo: false, now: new Date(NOW.getTime() + 1000) });
    expect([...again.values()].some(({ published }) => published)).toBe(false);
    expect(await everything()).toEqual(made);
  });
});

onEachDatabase('the seed for the demo', () => {
  it('makes people and their orders, whose mails are never sent', async () => {
    await seed({ demo: true, now: NOW });
    const roles = await database().user.findMany({ select: { role: true } });
    expect(roles.map(({ role }) => role).sort()).toEqual([...ROLES].sort());
    const orders = await database().order.findMany({ include: { lines: true, customerRef: true } });
    expect(orders).toHaveLength(PAST_ORDERS.length);
    for (const { lines, customerRef, placedById, total } of orders) {
      expect(lines).toHaveLength(1);
      expect(customerRef).not.toBeNull();
      expect(placedById).not.toBeNull();
      expect(total).toBeGreaterThan(0);
    }
    const reached = PAST_ORDERS.map(({ reached: steps }) => steps.at(-1) ?? 'placed');
    expect(orders.map(({ status }) => status).sort()).toEqual([...reached].sort());
    const mails = await database().outboxMail.findMany();
    expect(mails.length).toBeGreaterThanOrEqual(PAST_ORDERS.length);
    expect(new Set(mails.map(({ status }) => status))).toEqual(new Set(['kept']));
  });

  it('changes nothing the second time, and completes what is missing', async () => {
    await seed({ demo: true, now: NOW });
    const before = await everything();
    await seed({ demo: true, now: new Date(NOW.getTime() + 1000) });
    expect(await everything()).toEqual(before);
    // What was billed can not be deleted.
    const gone = await database().order.findFirstOrThrow({
      where: { invoices: { none: {} }, deliveryNotes: { none: {} } },
    });
    await database().order.delete({ where: { id: gone.id } });
    await seed({ demo: true, now: NOW });
    const where = { idempotencyKey: gone.idempotencyKey };
    expect(await database().order.findFirst({ where })).toMatchObject({ total: gone.total });
    expect(await database().order.count()).toBe(PAST_ORDERS.length);
    expect(await database().user.count()).toBe(ROLES.length);
  });

  it('lets everyone of the demo in', async () => {
    await seed({ demo: true, now: NOW });
    for (const role of ROLES) {
      const visitor = guest();
      await signInDemo(visitor, { role });
      expect(visitor.session.stored).toBe(true);
    }
  });
});

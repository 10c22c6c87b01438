import { beforeAll, expect, it } from 'vitest';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { listConfigurations } from '#app/services/configurations/list-configurations.server.ts';
import { startActingFor, stopActingFor } from '#app/services/customers/act-for.server.ts';
import { createCustomer } from '#app/services/customers/create-customer.server.ts';
import { getCustomer } from '#app/services/customers/get-customer.server.ts';
import { listCustomers } from '#app/services/customers/list-customers.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { listOrders, listOwnOrders } from '#app/services/orders/list-orders.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { database } from '#app/utils/database.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import {
  ensureSession,
  rotateSession,
  sessionHeaders,
  takeSession,
} from '#app/utils/session.server.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

/** The actor's next request: only what is stored and in the cookie reaches it. */
async function nextRequest(actor: Actor): Promise<Actor> {
  const cookie = (await sessionHeaders(actor)).get('set-cookie')?.split(';')[0] ?? '';
  const next = await loadActor(
    new Request('http://shop.test/', { headers: { cookie } }),
    undefined,
    NOW,
  );
  next.session.cookie = 'set';
  return next;
}

async function signedInSales(): Promise<Actor> {
  const actor = await userActor('sales');
  const userId = actor.user?.id ?? '';
  const { guestId } = actor.session;
  const session = await database().$transaction((tx) => rotateSession(tx, actor, userId, guestId));
  takeSession(actor, session);
  return nextRequest(actor);
}

onEachDatabase('customers', () => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('are noted down by sales, with the record of who did', async () => {
    const sales = await userActor('sales', { locale: 'sv', market: 'SE' });
    const input = { name: 'Östen Åkerblom', email: ' Osten@Example.com ', city: 'Örebro' };
    const { id } = await createCustomer(sales, input);
    const { customer, interactions, orders } = await getCustomer(sales, id);
    expect(customer).toMatchObject({
      name: 'Östen Åkerblom',
      email: 'osten@example.com',
      locale: 'sv',
      market: 'SE',
      managerId: sales.user?.id,
      userId: null,
    });
    expect(interactions.map(({ kind }) => kind)).toEqual(['customer-created']);
    expect(orders).toEqual([]);
    const audit = { action: 'customer.created', subjectId: id, userId: sales.user?.id ?? '' };
    expect(await database().auditEvent.count({ where: audit })).toBe(1);
    await expect(createCustomer(sales, { name: '', email: 'x' })).rejects.toMatchObject({
      code: 'invalid-input',
      details: { fields: { name: expect.any(String), email: expect.any(String) } },
    });
  });

  it('are listed and noted down only by those who serve them', async () => {
    const before = await database().customer.count();
    const input = { name: 'Nobody', email: 'nobody@example.com' };
    for (const role of ['customer', 'production'] as const) {
      const actor = await userActor(role);
      await expect(listCustomers(actor)).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(createCustomer(actor, input)).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(startActingFor(actor, 'any')).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(listCustomers(guest())).rejects.toMatchObject({ code: 'sign-in-required' });
    // The customer of the list above is the one new row.
    expect(await database().customer.count()).toBe(before + 1);
  });

  it('are found by every word of a search, whatever its case', async () => {
    const sales = await userActor('sales');
    await createCustomer(sales, { name: 'Åsa Öst', email: 'ao@example.com', city: 'Ängelholm' });
    await createCustomer(sales, {
      name: 'Åsa Väst',
      email: 'av@example.com',
      phone: '070-174 06 31',
    });
    const found = async (search: string) =>
      (await listCustomers(sales, { search })).customers.map(({ name }) => name);
    expect(await found('åsa')).toEqual(['Åsa Väst', 'Åsa Öst'].sort());
    expect(await found('ÅSA öst')).toEqual(['Åsa Öst']);
    expect(await found('AV@EXAMPLE')).toEqual(['Åsa Väst']);
    expect(await found('ängelholm Åsa')).toEqual(['Åsa Öst']);
    expect(await found('070 174')).toEqual(['Åsa Väst']);
    expect(await found('Åsa Nord')).toEqual([]);
  });

  it('are found where each word of a search is common, and the list says that there are more', async () => {
    const sales = await userActor('sales');
    const many = Array.from({ length: 1300 }, (_, i) => `c${1000 + i}`);
    await database().customer.createMany({
      data: many.map((id) => ({ id, name: id, email: `${id}@example.net`, market: 'SE' })),
    });
    const words = (nth: number) => [
      nth < 1250 ? 'quinta' : 'quite',
      ...(nth >= 600 ? [nth % 2 === 0 ? 'quellan' : 'quell'] : []),
    ];
    await database().customerWord.createMany({
      data: many.flatMap((customerId, nth) => words(nth).map((word) => ({ customerId, word }))),
    });
    const found = (search: string) => listCustomers(sales, { search });
    // 700 have 'quell', 1,250 'quinta': 650 have both, and 200 are enough.
    const both = await found('quell quinta');
    expect(both.more).toBe(true);
    expect(both.total).toBeGreaterThanOrEqual(200);
    const all = new Set(many.filter((_, nth) => nth >= 600 && nth < 1250));
    expect(both.customers.every(({ id }) => all.has(id))).toBe(true);
    // 50 of 700: the first stretch of the rarer word does not suffice.
    expect(await found('quell quite')).toMatchObject({ total: 50, more: false });
    expect(await found('quinta quite')).toMatchObject({ total: 0, more: false });
  });

  it('come in pages', async () => {
    const sales = await userActor('sales');
    for (let i = 10; i < 40; i++) {
      await createCustomer(sales, { name: `Page ${i}`, email: `page${i}@example.com` });
    }
    const first = await listCustomers(sales, { search: 'page' });
    const second = await listCustomers(sales, { search: 'page', page: '2' });
    expect(first).toMatchObject({ total: 30, page: 1, pages: 2 });
    expect([...first.customers, ...second.customers].map(({ name }) => name)).toEqual(
      Array.from({ length: 30 }, (_, i) => `Page ${i + 10}`),
    );
  });

  it('are acted for: configured for, ordered for, and left again', async () => {
    const sales = await signedInSales();
    const { id } = await createCustomer(sales, { name: 'Ebba', email: 'ebba@example.com' });
    await database().preference.create({
      data: { customerId: id, key: 'vegan', value: true, source: 'staff' },
    });
    await startActingFor(sales, id);
    const acting = await nextRequest(sales);
    expect(acting.actingFor).toBe(id);
    // Her preferences bind, not the employee's.
    const wool = [{ variable: 'shade', value: 'wool' }];
    await expect(
      createConfiguration(acting, { familyId: 'lamp', decisions: wool }),
    ).rejects.toMatchObject({ code: 'configuration-invalid' });
    const configuration = await createConfiguration(acting, { familyId: 'lamp' });
    await addToCart(acting, { configurationId: configuration.id });
    const { number } = await placeOrder(acting, await orderForm(acting, 'on-behalf-of-ebba'));
    const order = await getOrder(acting, number);
    expect(order).toMatchObject({ customerId: id, placedBy: sales.user?.name });
    const { orders, configurations, interactions } = await getCustomer(sales, id);
    expect(orders.map((one) => one.number)).toEqual([number]);
    expect(configurations.map((one) => one.id)).toEqual([configuration.id]);
    const told = interactions.find(({ kind }) => kind === 'ordered');
    expect(told).toMatchObject({ userId: sales.user?.id, channel: 'desk' });

    await stopActingFor(acting);
    const after = await nextRequest(acting);
    expect(after.actingFor).toBeUndefined();
    expect(await listConfigurations(after)).toEqual([]);
    expect(await listOwnOrders(after)).toEqual([]);
    const events = await database().auditEvent.findMany({
      where: { subjectKind: 'customer', subjectId: id },
      select: { action: true },
    });
    expect(events.map(({ action }) => action).sort()).toEqual([
      'customer.acting-ended',
      'customer.acting-started',
      'customer.created',
    ]);
  });

  it('are not acted for when there is no such customer', async () => {
    const sales = await signedInSales();
    await expect(startActingFor(sales, 'nobody')).rejects.toMatchObject({ code: 'not-found' });
    expect((await nextRequest(sales)).actingFor).toBeUndefined();
  });

  it('are found by their orders, guests as well, whatever the case', async () => {
    const visitor = guest();
    await ensureSession(visitor);
    await filledCart(visitor);
    const form = await orderForm(visitor, 'guest-to-be-found');
    const named = { ...form, name: 'Örjan Ångström', email: 'orjan@post.example' };
    const { number } = await placeOrder(visitor, named);
    const sales = await userActor('sales');
    const found = async (search: string) =>
      (await listOrders(sales, { search })).orders.map((order) => order.number);
    for (const search of [
      'örjan',
      'ÅNGSTRÖM',
      'Ångström örjan',
      'ORJAN@post',
      number.toLowerCase(),
    ]) {
      expect(await found(search), search).toEqual([number]);
    }
    expect(await found('Örjan Nobody')).toEqual([]);
    // Under the name of today, too.
    const known = await userActor('customer');
    await filledCart(known);
    const mine = await placeOrder(known, await orderForm(known, 'known-by-another-name'));
    const where = { id: known.user?.customerId ?? '' };
    await database().customer.update({ where, data: { name: 'Ödla Renamed' } });
    expect(await found('ödla')).toEqual([mine.number]);
  });
});

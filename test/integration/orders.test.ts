import { beforeAll, expect, it } from 'vitest';
import { acceptPrices } from '#app/services/cart/accept-prices.server.ts';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { getCart } from '#app/services/cart/get-cart.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { signUp } from '#app/services/auth/sign-up.server.ts';
import { changeStatus } from '#app/services/orders/change-status.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { listOwnOrders, productionQueue } from '#app/services/orders/list-orders.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { database } from '#app/utils/database.server.ts';
import { sessionHeaders } from '#app/utils/session.server.ts';
import { lampFamily } from '#test/factories/family.ts';
import { filledCart, orderForm, withoutUnits } from '#test/factories/orders.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

onEachDatabase('an order', () => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('copies everything, empties the cart, and is told to timeline, audit and mail', async () => {
    const actor = await userActor('customer');
    await filledCart(actor, 2);
    const cart = await getCart(actor);
    // Two lamps at 112 kr, delivery 49 kr, 25 % tax, whole kronor.
    expect(cart).toMatchObject({ net: 2 * (10_000 + 500 + 700), delivery: 4900, currency: 'SEK' });
    expect(cart.total).toBe(34_100);
    const { number, id } = await placeOrder(actor, await orderForm(actor, 'copies-everything'));
    const order = await getOrder(actor, number);
    expect(order).toMatchObject({ status: 'placed', total: cart.total, currency: 'SEK' });
    expect(order.customer).toMatchObject({ name: 'Åsa Öst', city: 'Stockholm' });
    expect(order.wishes).toEqual({ greeting: 'Grattis!' });
    // Monday 2 March 2026: two days of work, two on the road.
    expect(order).toMatchObject({ dueDate: '2026-03-04', deliveryDate: '2026-03-06' });
    const [line] = order.lines;
    expect(line).toMatchObject({ quantity: 2, familyId: 'lamp' });
    expect(line?.product).toMatchObject({ foot: 'oak', shade: 'wool', colour: 'red', height: 300 });
    const choices = line?.summary.groups.flatMap((group) => group.choices) ?? [];
    const shown = choices.map(({ variable, value, deviates }) => [variable, value.en, deviates]);
    expect(shown).toEqual([
      ['foot', 'oak', false],
      ['shade', 'wool', true],
      ['colour', 'Red', false],
      ['height', '300 mm', false],
    ]);
    expect(line?.bom.map(({ partNumber }) => partNumber)).toEqual(['P-oak']);
    expect(line?.routing.map((step) => step.id)).toEqual(['assemble']);
    expect(line?.picture.layers).toHaveLength(1);
    expect((await getCart(actor)).lines).toEqual([]);
    const subject = { subjectKind: 'order', subjectId: id };
    expect(await database().interaction.count({ where: { ...subject, kind: 'ordered' } })).toBe(1);
    expect(await database().auditEvent.count({ where: subject })).toBe(1);
    const mails = await database().outboxMail.findMany({ where: { to: 'asa@example.com' } });
    expect(mails.map(({ text }) => text).join()).toContain(`/orders/${number}`);
  });

  it('is placed once by 50 simultaneous submissions with one key', async () => {
    const actor = await userActor('customer');
    await filledCart(actor);
    const form = await orderForm(actor, 'one-key-for-all');
    const placed = await Promise.all(Array.from({ length: 50 }, () => placeOrder(actor, form)));
    expect(new Set(placed.map(({ number }) => number)).size).toBe(1);
    expect(await listOwnOrders(actor)).toHaveLength(1);
  });

  it('is placed once by 50 simultaneous submissions with 50 keys', async () => {
    const actor = await userActor('customer');
    await filledCart(actor);
    const form = await orderForm(actor, 'many-keys');
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        placeOrder(actor, { ...form, idempotencyKey: `many-keys-${i}` }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'cart-empty' });
    }
    expect(await listOwnOrders(actor)).toHaveLength(1);
  });

  it('takes numbers without gaps', async () => {
    for (const key of ['first-number', 'second-number', 'third-number']) {
      const actor = await userActor('customer');
      await filledCart(actor);
      await placeOrder(actor, await orderForm(actor, key));
    }
    const numbers = (await database().order.findMany({ select: { number: true } }))
      .map(({ number }) => Number(number.slice(1)))
      .sort((a, b) => a - b);
    expect(numbers.length).toBeGreaterThan(2);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });

  it('is not charged a price that nobody accepted', async () => {
    const actor = await userActor('customer');
    const { lineId } = await filledCart(actor);
    const form = await orderForm(actor, 'stale-price');
    const cheaper = { ...form, acceptedTotal: form.acceptedTotal - 100 };
    await expect(placeOrder(actor, cheaper)).rejects.toMatchObject({ code: 'price-changed' });
    // What was accepted was another price than the one of today.
    const row = await database().cartLine.findUniqueOrThrow({ where: { id: lineId } });
    const accepted = { ...(row.acceptedPrice as Record<string, unknown>), total: 100 };
    await database().cartLine.update({
      where: { id: lineId },
      data: { acceptedPrice: JSON.parse(JSON.stringify(accepted)) },
    });
    await expect(placeOrder(actor, form)).rejects.toMatchObject({
      code: 'price-changed',
      details: { lines: [{ lineId, before: 100, now: form.acceptedTotal }] },
    });
    expect(await listOwnOrders(actor)).toEqual([]);
    await acceptPrices(actor);
    await placeOrder(actor, form);
    expect(await listOwnOrders(actor)).toHaveLength(1);
  });

  it('is refused for what the customer may no longer have', async () => {
    const actor = await userActor('customer');
    await filledCart(actor);
    const form = await orderForm(actor, 'became-vegan');
    await database().preference.create({
      data: {
        customerId: actor.user?.customerId ?? '',
        key: 'vegan',
        value: true,
        source: 'told',
      },
    });
    await expect(placeOrder(actor, form)).rejects.toMatchObject({ code: 'configuration-invalid' });
    expect((await getCart(actor)).lines).toHaveLength(1);
  });

  it('belongs to its owner: for others there is none', async () => {
    const owner = await userActor('customer');
    await filledCart(owner);
    const { number } = await placeOrder(owner, await orderForm(owner, 'mine-alone'));
    const missing = { code: 'not-found' };
    await expect(getOrder(await userActor('customer'), number)).rejects.toMatchObject(missing);
    await expect(getOrder(guest(), number)).rejects.toMatchObject(missing);
    const other = await userActor('customer');
    await filledCart(other);
    const form = await orderForm(other, 'mine-alone');
    await expect(placeOrder(other, form)).rejects.toMatchObject(missing);
    for (const role of ['sales', 'production', 'administrator'] as const) {
      expect((await getOrder(await userActor(role), number)).number).toBe(number);
    }
  });

  it('moves on once when two press the button', async () => {
    const owner = await userActor('customer');
    await filledCart(owner);
    const { number } = await placeOrder(owner, await orderForm(owner, 'two-buttons'));
    const worker = await userActor('production');
    const step = { number, from: 'placed', to: 'in-production' };
    await expect(changeStatus(worker, step)).rejects.toMatchObject({ code: 'units-decide' });
    await withoutUnits(number);
    const results = await Promise.allSettled([
      changeStatus(worker, step),
      changeStatus(worker, step),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(changeStatus(worker, step)).rejects.toMatchObject({ code: 'status-conflict' });
    await expect(changeStatus(owner, step)).rejects.toMatchObject({ code: 'not-allowed' });
    const queue = await productionQueue(worker);
    expect(queue.map(({ dueDate }) => dueDate)).toEqual(queue.map(({ dueDate }) => dueDate).sort());
    expect(queue.find((order) => order.number === number)?.status).toBe('in-production');
  });

  it('of a guest follows them into the account, with cart and configurations', async () => {
    const visitor = guest();
    const { configuration } = await filledCart(visitor);
    const { number } = await placeOrder(visitor, await orderForm(visitor, 'as-a-guest'));
    await addToCart(visitor, { configurationId: configuration.id });
    await signUp(visitor, { name: 'Gun', email: 'gun@example.com', password: 'password' });
    const cookie = (await sessionHeaders(visitor)).get('set-cookie')?.split(';')[0] ?? '';
    const request = new Request('http://shop.test/', { headers: { cookie } });
    const gun = await loadActor(request, undefined, NOW);
    expect((await getOrder(gun, number)).customerId).toBe(gun.user?.customerId);
    expect((await getCart(gun)).lines).toHaveLength(1);
    expect(await listOwnOrders(gun)).toHaveLength(1);
  });

  it('of an unfinished or foreign configuration is not begun', async () => {
    const owner = await userActor('customer');
    const mine = await createConfiguration(owner, { familyId: 'lamp' });
    const thief = await userActor('customer');
    await expect(addToCart(thief, { configurationId: mine.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(placeOrder(owner, await orderForm(owner, 'nothing-there'))).rejects.toMatchObject({
      code: 'cart-empty',
    });
  });
});

/** The day shown on the configurator's page and in the cart is the day the order gets. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { presentCart } from '#app/presenters/cart.server.ts';
import { presentConfigurator } from '#app/presenters/configurator.server.ts';
import { getCart } from '#app/services/cart/get-cart.server.ts';
import { applyChange } from '#app/services/configurations/apply-change.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { acceptChange } from '#app/services/orders/accept-change.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import type { OrderState } from '#app/services/orders/order-state.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { proposeChange } from '#app/services/orders/propose-change.server.ts';
import { reconfigureLine } from '#app/services/orders/reconfigure-line.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { NOW } from '#test/factories/actor.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { seeded } from '#test/factories/random-family.ts';
import { userActor } from '#test/factories/users.ts';
import { plannedOrder, workshopLamp } from '#test/factories/workshop.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const TRIALS = 12;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The work of others, put anywhere in the two weeks from `NOW` on, for up to a week each. */
async function scatter(orderId: string, random: (below: number) => number): Promise<void> {
  const rows = await database().workOperation.findMany({ where: { workOrder: { orderId } } });
  for (const { id } of rows) {
    const start = NOW.getTime() + (random(16 * 24 * 4) - 48) * 15 * MINUTE;
    const plannedEnd = new Date(start + (1 + random(7 * 24)) * HOUR);
    await database().workOperation.update({
      where: { id },
      data: { status: 'waiting', plannedStart: new Date(start), plannedEnd },
    });
  }
}

/** What is ordered in one trial is no load in the next. */
const forget = (orderId: string) =>
  database().workOperation.updateMany({
    where: { workOrder: { orderId } },
    data: { status: 'done' },
  });

/** The work of an order lasts ten days from now, without a break. */
const stretch = (orderId: string) =>
  database().workOperation.updateMany({
    where: { workOrder: { orderId } },
    data: { plannedStart: NOW, plannedEnd: new Date(NOW.getTime() + 240 * HOUR) },
  });

/** The id of an order of somebody else that does. */
async function busy(key: string): Promise<string> {
  const { id } = await plannedOrder(await userActor('customer'), key);
  await stretch(id);
  return id;
}

/** The day a change is shown with, and accepting it. */
async function proposedDay(actor: Actor, number: string, wish: object) {
  const { version } = await getOrder(actor, number);
  const idempotencyKey = `${number}-${version}-${randomUUID()}`;
  const wanted = { number, version, idempotencyKey, ...wish };
  const { change, difference } = await proposeChange(actor, wanted);
  const { after } = await database().orderChange.findUniqueOrThrow({ where: { idempotencyKey } });
  return {
    shown: (after as unknown as OrderState).deliveryDate,
    accepted: () => acceptChange(actor, { number, change, acceptedDifference: difference }),
  };
}

const shownDay = async (actor: Actor, configurationId: string) =>
  (await presentConfigurator(actor, configurationId, new URLSearchParams())).data.view.delivery
    ?.arrivesOn;

onEachDatabase('the day promised', () => {
  beforeAll(async () => {
    await publishFamily(workshopLamp(), NOW);
  });

  it('is the same on the page, in the cart and on the order, whatever the load', async () => {
    const random = seeded(7);
    const others = await plannedOrder(await userActor('customer'), 'load-of-others', 5);
    await forget(others.id);
    const days = new Set<string>();
    for (let trial = 0; trial < TRIALS; trial += 1) {
      if (trial > 0) await scatter(others.id, random);
      const now = new Date(NOW.getTime() + random(4 * 24) * HOUR);
      const actor = { ...(await userActor('customer')), now };
      const { configuration } = await filledCart(actor);
      const shown = await shownDay(actor, configuration.id);
      const cart = await presentCart(actor);
      const form = await orderForm(actor, `whatever-load-${trial}`);
      const placed = await placeOrder(actor, { ...form, acceptedDay: shown });
      const { deliveryDate } = await getOrder(actor, placed.number);
      expect([shown, cart.deliveryDate], `trial ${trial}`).toEqual([deliveryDate, deliveryDate]);
      expect(deliveryDate > now.toISOString().slice(0, 10)).toBe(true);
      days.add(deliveryDate);
      await forget(placed.id);
    }
    expect(days.size).toBeGreaterThan(TRIALS / 3);
    await forget(others.id);
  });

  it('is not moved without being shown', async () => {
    const actor = await userActor('customer');
    await filledCart(actor);
    const { deliveryDate: seen } = await presentCart(actor);
    const form = { ...(await orderForm(actor, 'day-moved')), acceptedDay: seen };
    const first = await busy('came-first');
    await expect(placeOrder(actor, form)).rejects.toMatchObject({
      code: 'date-changed',
      details: { before: seen },
    });
    expect(await database().order.count({ where: { idempotencyKey: 'day-moved' } })).toBe(0);
    expect((await getCart(actor)).lines).toHaveLength(1);
    const { deliveryDate: later } = await presentCart(actor);
    expect(later > seen).toBe(true);
    const { number } = await placeOrder(actor, { ...form, acceptedDay: later });
    expect((await getOrder(actor, number)).deliveryDate).toBe(later);
    await forget(first);
  });

  it('of more pieces is found before anybody agrees, and is the day they get', async () => {
    const actor = await userActor('customer');
    const { id, number } = await plannedOrder(actor, 'more-pieces');
    const before = await getOrder(actor, number);
    const lines = [{ position: 1, quantity: 90 }];
    const { shown, accepted } = await proposedDay(actor, number, { lines });
    expect(shown > before.deliveryDate).toBe(true);
    await accepted();
    expect((await getOrder(actor, number)).deliveryDate).toBe(shown);
    const due = await database().workOrder.findMany({ where: { orderId: id } });
    const { dueDate } = await database().order.findUniqueOrThrow({ where: { id } });
    expect(new Set(due.map((unit) => unit.dueDate))).toEqual(new Set([dueDate]));
    expect(due.every(({ plannedEnd }) => plannedEnd!.toISOString().slice(0, 10) <= dueDate)).toBe(
      true,
    );
    await forget(id);
  });

  it('of a piece ordered later waits for its parts as if it were ordered alone', async () => {
    const actor = await userActor('customer');
    const { id, number, dueDate } = await plannedOrder(actor, 'piece-later');
    const now = new Date(`${dueDate}T06:00:00Z`);
    const lines = [{ position: 1, quantity: 2 }];
    const { shown } = await proposedDay({ ...actor, now }, number, { lines });
    await forget(id);
    const other = { ...(await userActor('customer')), now };
    await filledCart(other, 2);
    expect(shown).toBe((await presentCart(other)).deliveryDate);
    expect(shown > (await getOrder(actor, number)).deliveryDate).toBe(true);
  });

  it('of a changed order is not moved without being shown, and nothing is written then', async () => {
    const actor = await userActor('customer');
    const { id, number } = await plannedOrder(actor, 'changed-too-late');
    const wish = { wishes: { greeting: 'Well done' } };
    const early = await proposedDay(actor, number, wish);
    const others = await busy('others-meanwhile');
    const everything = () =>
      database().order.findUniqueOrThrow({
        where: { id },
        include: { lines: true, workOrders: { include: { operations: true } }, changes: true },
      });
    const before = await everything();
    expect(early.shown).toBe(before.deliveryDate);
    await expect(early.accepted()).rejects.toMatchObject({
      code: 'date-changed',
      details: { before: early.shown },
    });
    expect(await everything()).toEqual(before);
    const late = await proposedDay(actor, number, wish);
    expect(late.shown > early.shown).toBe(true);
    await late.accepted();
    expect((await everything()).deliveryDate).toBe(late.shown);
    await forget(others);
    await forget(id);
  });

  it('of a line configured anew takes in what others have reserved since, not its own time', async () => {
    const actor = await userActor('customer');
    const { id, number } = await plannedOrder(actor, 'configured-anew');
    const { deliveryDate: agreed } = await getOrder(actor, number);
    const configuration = await reconfigureLine(actor, { number, position: 1 });
    await applyChange(actor, {
      id: configuration.id,
      change: { kind: 'decide', variable: 'foot', value: 'steel' },
    });
    const lines = [{ position: 1, quantity: 1, configurationId: configuration.id }];
    const proposed = async (key: string) => {
      const { version } = await getOrder(actor, number);
      await proposeChange(actor, { number, version, idempotencyKey: key, lines });
      const [latest] = await database().orderChange.findMany({
        where: { orderId: id },
        orderBy: { number: 'desc' },
      });
      return (latest?.after as unknown as OrderState).deliveryDate;
    };
    const alone = await proposed('anew-alone');
    // Its own work lasts until long after; that time is given back.
    await stretch(id);
    expect(await proposed('anew-own-time')).toBe(alone);
    const others = await busy('others-since');
    expect((await proposed('anew-others')) > alone).toBe(true);
    expect(alone >= agreed).toBe(true);
    await forget(others);
    await forget(id);
  });
});

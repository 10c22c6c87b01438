import { beforeAll, beforeEach, expect, it } from 'vitest';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { promiseCart } from '#app/services/cart/promise-cart.server.ts';
import { readCart } from '#app/services/cart/read-cart.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { assignManagers } from '#app/services/customers/assign-managers.server.ts';
import { listTreatments, standingOf } from '#app/services/customers/list-treatments.server.ts';
import { restrictProcessing } from '#app/services/customers/restrict-processing.server.ts';
import { roadTreatment } from '#app/services/families/context-facts.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { standardProgramme } from '#app/services/loyalty/programme.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { proposeChange } from '#app/services/orders/propose-change.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { familySchema, type Family } from '#rules/model/family.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const DAY_MS = 86_400_000;
const isPatron = { fact: 'tier', operator: 'equal', value: 'patron' };

/** Patrons get steel proposed, pay less for it, and they alone may have wool. */
function treatingFamily(): Family {
  const lamp = lampFamily();
  const text = (en: string) => ({ en });
  const treated = (id: string, conditions: object, event: object) => ({
    ...{ id, title: text(id), because: text(id), conditions, event },
  });
  return familySchema.parse({
    ...lamp,
    rules: [
      treated(
        'patron-steel',
        { all: [isPatron] },
        { type: 'default', params: { variable: 'foot', value: 'steel' } },
      ),
      treated(
        'wool-for-patrons',
        { all: [{ not: isPatron }, { fact: 'shade', operator: 'equal', value: 'wool' }] },
        { type: 'forbid' },
      ),
      ...lamp.rules,
    ],
    priceLists: lamp.priceLists.map((list) => ({
      ...list,
      bundles: [
        {
          ...{ id: 'patron-price', title: text('Patron'), amount: -400 },
          conditions: { all: [isPatron, { fact: 'foot', operator: 'equal', value: 'steel' }] },
        },
      ],
    })),
  });
}

onEachDatabase('treatments', () => {
  let count = 0;
  const key = () => `treatment-${(count += 1)}`;
  const idOf = (actor: Actor) => actor.user?.customerId ?? '';

  beforeAll(async () => {
    await publishFamily(treatingFamily(), NOW);
  });
  beforeEach(async () => {
    await database().customerValue.deleteMany();
  });

  async function patron(): Promise<Actor> {
    const actor = await userActor('customer');
    const points = Math.max(...standardProgramme.tiers.map(({ from }) => from));
    const earnedAt = new Date(NOW.getTime() - DAY_MS);
    await database().pointsLot.create({
      data: {
        ...{ customerId: idOf(actor), rule: 'spend', earned: points, left: points, earnedAt },
        expiresAt: new Date(NOW.getTime() + 100 * DAY_MS),
      },
    });
    return actor;
  }

  const valued = (id: string, segment: string) =>
    database().customerValue.create({
      data: {
        ...{ customerId: id, currency: 'SEK', purchases: 3, segment, computedAt: NOW },
        ...{ firstOn: '2025-01-01', lastOn: '2026-01-01', realised: 100n },
        ...{ recency: 5, frequency: 5, monetary: 5 },
      },
    });

  async function inCart(actor: Actor, shade = 'paper') {
    const decisions = [{ variable: 'shade', value: shade }];
    const { id } = await createConfiguration(actor, { familyId: 'lamp', name: 'Lamp', decisions });
    await addToCart(actor, { configurationId: id, quantity: 1 });
    const cart = await readCart(actor);
    const [line] = cart.lines;
    if (line === undefined) throw new Error('nothing in the cart');
    return { line, plan: await promiseCart(NOW, cart.lines) };
  }

  it('change what is proposed, its price, what can be had and the days on the road', async () => {
    const usual = await inCart(guest());
    const better = await inCart(await patron());
    expect(usual.line.assessment.product['foot']).toBe('oak');
    expect(better.line.assessment.product['foot']).toBe('steel');
    const causes = ({ line }: typeof usual) => line.price.steps.map(({ cause }) => cause);
    expect(causes(usual)).not.toContain('bundle:patron-price');
    expect(causes(better)).toContain('bundle:patron-price');
    expect([usual.plan.deliveryDays, better.plan.deliveryDays]).toEqual([2, 1]);
    const why = ({ line }: typeof usual) =>
      roadTreatment(line.assessment.facts, line.version.family)?.id;
    expect([why(usual), why(better)]).toEqual([undefined, 'best-by-express']);
    await expect(inCart(await userActor('customer'), 'wool')).rejects.toMatchObject({
      code: 'configuration-invalid',
    });
    expect((await inCart(await patron(), 'wool')).line.valid).toBe(true);
  });

  it('are not by what may not be used', async () => {
    const actor = await patron();
    await restrictProcessing(actor, { restricted: 'true' });
    const { line, plan } = await inCart(actor);
    expect(line.assessment.facts).not.toHaveProperty('tier');
    expect([line.assessment.product['foot'], plan.deliveryDays]).toEqual(['oak', 2]);
  });

  it('of an order stay what they were, also once the customer is treated otherwise', async () => {
    const actor = await patron();
    await valued(idOf(actor), 'champion');
    await inCart(actor);
    const { number } = await placeOrder(actor, await orderForm(actor, key()));
    await database().pointsLot.deleteMany({ where: { customerId: idOf(actor) } });
    await database().customerValue.deleteMany();
    const order = await database().order.findUniqueOrThrow({
      where: { number },
      include: { lines: true },
    });
    expect(order).toMatchObject({ segment: 'champion', tier: 'patron' });
    const change = await proposeChange(actor, {
      ...{ number, version: order.version, idempotencyKey: key(), reason: 'two' },
      lines: [{ position: 1, quantity: 2 }],
    });
    const proposed = await database().orderChange.findFirstOrThrow({
      where: { order: { number }, number: change.change },
    });
    expect(JSON.stringify(proposed.after)).toContain('bundle:patron-price');
    // 106 kr each, 49 kr for delivery and a quarter of tax, in whole kronor: 194 kr, and 326 for two.
    expect(change.difference).toBe(32_600 - 19_400);
  });

  it('give those whom nobody looks after to who has the fewest, once', async () => {
    const [first, second] = [await userActor('sales'), await userActor('sales')];
    const users = [first, second].map(({ user }) => user?.id ?? '');
    await database().user.updateMany({
      where: { role: 'sales', id: { notIn: users } },
      data: { active: false },
    });
    const owners: string[] = [];
    for (const segment of ['champion', 'champion', 'loyal', 'lost']) {
      const id = idOf(await userActor('customer'));
      await valued(id, segment);
      owners.push(id);
    }
    await database().customer.update({
      where: { id: owners[0] ?? '' },
      data: { managerId: users[0] ?? null },
    });
    const [one, two] = await Promise.all([assignManagers(NOW), assignManagers(NOW)]);
    expect(one + two).toBe(2);
    expect(await assignManagers(NOW)).toBe(0);
    const managers = await Promise.all(
      owners.map(async (id) => {
        const found = await database().customer.findUniqueOrThrow({ where: { id } });
        return found.managerId;
      }),
    );
    expect(managers[0]).toBe(users[0]);
    expect(managers[3]).toBeNull();
    expect(managers.filter((id) => id === users[1])).toHaveLength(1);
    const told = { action: 'customer.manager-assigned', subjectId: { in: owners } };
    expect(await database().auditEvent.count({ where: told })).toBe(2);
  });

  it('are listed for staff, and told of each customer', async () => {
    const sales = await userActor('sales');
    const { company, families } = await listTreatments(sales);
    expect(company.length).toBeGreaterThan(0);
    const kinds = families.map(({ id, kind }) => `${kind} ${id}`);
    expect(kinds).toEqual([
      'default patron-steel',
      'forbid wool-for-patrons',
      'price patron-price',
    ]);
    const titles = async (actor: Actor) =>
      (await standingOf(sales, idOf(actor))).treatments.map(({ title }) => title.en);
    expect(await titles(await userActor('customer'))).toEqual([]);
    expect(await titles(await patron())).toContain('patron-steel');
    const production = await userActor('production');
    for (const asked of [listTreatments(production), standingOf(production, 'x')]) {
      await expect(asked).rejects.toMatchObject({ status: 403 });
    }
  });
});

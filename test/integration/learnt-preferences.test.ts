import { beforeAll, expect, it } from 'vitest';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { learnOverdue } from '#app/services/customers/learn-preferences.server.ts';
import { mergeCustomers, undoMerge } from '#app/services/customers/merge-customers.server.ts';
import { createCustomer } from '#app/services/customers/create-customer.server.ts';
import {
  listPreferences,
  removePreference,
  setPreference,
  togglePreference,
} from '#app/services/customers/preferences.server.ts';
import { restrictProcessing } from '#app/services/customers/restrict-processing.server.ts';
import { contextFacts } from '#app/services/families/context-facts.server.ts';
import { newestVersion } from '#app/services/families/load-family-version.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { setLearning } from '#app/services/learning/learning-choice.server.ts';
import { cancelOrder } from '#app/services/orders/cancel-order.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import type { Decision } from '#rules/configuration/types.ts';
import { familySchema } from '#rules/model/family.ts';
import { NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const text = (en: string) => ({ en, sv: en });

/** The lamp, with one taste that is asked, suggests a colour, and is learnt from it. */
function tastefulLamp() {
  const lamp = lampFamily();
  const colours = ['red', 'blue'] as const;
  return familySchema.parse({
    ...lamp,
    preferences: [
      ...lamp.preferences,
      {
        ...{ kind: 'choice', id: 'taste', title: text('Taste'), why: text('Colour') },
        ...{ strength: 'soft', values: colours.map((id) => ({ id, title: text(id) })) },
      },
    ],
    rules: [
      ...colours.flatMap((colour) => [
        {
          ...{ id: `suggest-${colour}`, title: text(colour), because: text('Your taste') },
          conditions: {
            all: [{ fact: 'preferences', path: 'taste', operator: 'equal', value: colour }],
          },
          event: { type: 'default', params: { variable: 'colour', value: colour } },
        },
        {
          ...{ id: `likes-${colour}`, title: text(colour), because: text('Chosen') },
          conditions: { all: [{ fact: 'colour', operator: 'equal', value: colour }] },
          event: { type: 'learn', params: { preference: 'taste', value: colour } },
        },
      ]),
      ...lamp.rules,
    ],
  });
}

const HOUR_MS = 3_600_000;

onEachDatabase('what orders teach', () => {
  let customer: Actor;
  let made = 0;

  beforeAll(async () => {
    await publishFamily(tastefulLamp(), NOW);
  });

  async function order(
    actor: Actor,
    decisions: readonly Decision[] = [{ variable: 'colour', value: 'blue' }],
  ): Promise<string> {
    const { id } = await createConfiguration(actor, { familyId: 'lamp', decisions });
    await addToCart(actor, { configurationId: id });
    made += 1;
    const { number } = await placeOrder(actor, await orderForm(actor, `teaching-order-${made}`));
    return number;
  }

  const facts = async (actor: Actor) => contextFacts(actor, (await newestVersion('lamp')).family);
  const later = (actor: Actor, hours: number): Actor => ({
    ...actor,
    now: new Date(actor.now.getTime() + hours * HOUR_MS),
  });

  it('is one preference, with the order it comes from, and steers the next product', async () => {
    customer = await userActor('customer');
    const number = await order(customer);
    expect(await listPreferences(customer)).toEqual([
      {
        ...{ key: 'taste', value: 'blue', source: 'inferred', enabled: true },
        learnt: { confidence: 1 / 1.5, orders: [number] },
      },
    ]);
    expect(await facts(customer)).toMatchObject({
      preferences: { taste: 'blue' },
      learnt: ['taste'],
    });
    const told = await database().interaction.findMany({ where: { kind: 'preference-learnt' } });
    expect(told).toMatchObject([{ data: { key: 'taste', value: 'blue', orders: [number] } }]);
  });

  it('is nothing where the proposal was left as it was', async () => {
    const other = await userActor('customer');
    await order(other, [{ variable: 'foot', value: 'steel' }]);
    expect(await listPreferences(other)).toEqual([]);
    // Proposed by what was learnt, and not chosen: it teaches nothing more.
    await order(customer, [{ variable: 'foot', value: 'steel' }]);
    expect((await listPreferences(customer))[0]?.learnt?.orders).toHaveLength(1);
  });

  it('stays switched off, and stands back behind what is told', async () => {
    await togglePreference(customer, { key: 'taste', enabled: false });
    const second = await order(later(customer, 1));
    const [off] = await listPreferences(customer);
    expect(off).toMatchObject({ enabled: false, source: 'inferred' });
    expect(off?.learnt?.orders[0]).toBe(second);
    expect((await facts(customer)).preferences).toEqual({});
    await setPreference(customer, { key: 'taste', value: 'red' });
    await order(customer);
    expect(await listPreferences(customer)).toEqual([
      { key: 'taste', value: 'red', source: 'told', enabled: true },
    ]);
  });

  it('is not learnt again from the same orders once it was said not to be so', async () => {
    const actor = await userActor('customer');
    await order(actor);
    await removePreference(later(actor, 1), { key: 'taste' });
    expect(await listPreferences(actor)).toEqual([]);
    await database().customer.updateMany({ data: { learntAt: null } });
    await learnOverdue(later(actor, 2).now);
    expect(await listPreferences(actor)).toEqual([]);
    await order(later(actor, 3));
    expect(await listPreferences(actor)).toMatchObject([{ source: 'inferred', enabled: true }]);
  });

  it('goes with an order that is cancelled', async () => {
    const actor = await userActor('customer');
    const number = await order(actor);
    await cancelOrder(actor, { number, version: 0, reason: 'Changed my mind' });
    expect(await listPreferences(actor)).toEqual([]);
  });

  it('goes when it is not wanted, or what is known is restricted, and comes back after', async () => {
    const actor = await userActor('customer');
    await order(actor);
    await setLearning(actor, { choice: 'ownOrders', on: 'false' });
    await order(actor);
    const inferred = { customerId: actor.user?.customerId ?? '', source: 'inferred' };
    expect(await database().preference.count({ where: inferred })).toBe(0);
    await setLearning(actor, { choice: 'ownOrders', on: 'true' });
    await learnOverdue(actor.now);
    expect(await database().preference.count({ where: inferred })).toBe(1);
    await restrictProcessing(actor, { restricted: 'true' });
    expect(await facts(actor)).not.toHaveProperty('learnt');
    await restrictProcessing(actor, { restricted: 'false' });
    expect(await facts(actor)).toMatchObject({ learnt: ['taste'] });
  });

  it('is set aside in a merge behind what is told, and given back', async () => {
    const sales = await userActor('sales');
    const actor = await userActor('customer');
    const keepId = actor.user?.customerId ?? '';
    const { id: giveId } = await createCustomer(sales, {
      ...{ name: 'Same One', email: 'same@example.com', market: 'SE' },
    });
    await setPreference(sales, { customerId: giveId, key: 'taste', value: 'red' });
    await order(actor);
    const before = await listPreferences(actor);
    const { mergeId } = await mergeCustomers(sales, { keepId, giveId });
    expect(await listPreferences(actor)).toMatchObject([{ value: 'red', source: 'staff' }]);
    await undoMerge(sales, { mergeId });
    expect(await listPreferences(actor)).toEqual(before);
  });
});

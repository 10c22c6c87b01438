import { beforeAll, expect, it } from 'vitest';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { applyChange } from '#app/services/configurations/apply-change.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { changeTerms } from '#app/services/customers/change-terms.server.ts';
import { standingOf } from '#app/services/customers/list-treatments.server.ts';
import { writeValues } from '#app/services/customers/value-customers.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { noteWanted } from '#app/services/insights/note-wanted.server.ts';
import { readInsights } from '#app/services/insights/read-insights.server.ts';
import { reckonInsights } from '#app/services/insights/reckon-insights.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, NO_JSON } from '#app/utils/database.server.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

onEachDatabase('insights', () => {
  let sales: Actor;
  let count = 0;

  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
    sales = await userActor('sales');
  });

  const begin = (actor: Actor, decisions: readonly { variable: string; value: string }[] = []) =>
    createConfiguration(actor, { familyId: 'lamp', name: 'Lamp', decisions });

  type Choices = readonly { variable: string; value: string }[];

  /** `begun` is what a copy began with. */
  async function order(actor: Actor, choices: Choices, begun: Choices = []) {
    const { id } = await begin(actor, begun);
    for (const choice of choices) {
      await applyChange(actor, { id, change: { kind: 'decide', ...choice } });
    }
    await addToCart(actor, { configurationId: id, quantity: 1 });
    return placeOrder(actor, await orderForm(actor, `insight-order-${(count += 1)}`));
  }

  it('are nothing before they are reckoned, and for nobody but who reads customers', async () => {
    expect(await readInsights(sales)).toBeUndefined();
    const production = await userActor('production');
    await expect(readInsights(production)).rejects.toMatchObject({ status: 403 });
  });

  it('tell what became of what was begun, how it grows, and how many choices it took', async () => {
    const actor = await userActor('customer');
    const steel = { variable: 'foot', value: 'steel' };
    await order(actor, [steel, { variable: 'colour', value: 'blue' }]);
    // A copy begins with choices that nobody makes again.
    await order(actor, [{ variable: 'shade', value: 'wool' }], [steel]);
    await begin(guest());
    const visitor = guest();
    const { id } = await begin(visitor);
    await applyChange(visitor, { id, change: { kind: 'decide', ...steel } });
    const cart = await begin(actor);
    // What was made for the line of a quote was begun by nobody.
    const { id: ofQuote } = await begin(actor);
    await database().configuration.update({
      where: { id: ofQuote },
      data: { startedWith: NO_JSON },
    });
    await addToCart(actor, { configurationId: cart.id, quantity: 1 });
    await reckonInsights(NOW);
    const found = await readInsights(sales);
    expect(found?.funnel).toEqual([
      { family: 'lamp', started: 5, changed: 4, finished: 3, ordered: 2 },
    ]);
    expect(found?.steps).toEqual([
      {
        family: 'lamp',
        first: { products: 1, choices: 2 },
        later: { products: 1, choices: 1 },
      },
    ]);
    const { _sum } = await database().order.aggregate({ _sum: { net: true } });
    expect(found?.growth).toEqual([
      { currency: 'SEK', months: [{ month: '2026-03', customers: 1, realised: _sum.net }] },
    ]);
  });

  it('tell what was asked for and could not be had, once for each, and who got it after all', async () => {
    const actor = guest();
    const oak = { variable: 'foot', value: 'oak' };
    const blue = { variable: 'colour', value: 'blue' };
    const { id } = await begin(actor, [oak]);
    const { id: other } = await begin(actor, [oak]);
    await noteWanted(actor, { id, ...blue });
    await noteWanted(actor, { id, ...blue });
    await noteWanted(actor, { id: other, ...blue });
    // What can be had, and what there is not, are no wishes; nor are those of others.
    await noteWanted(actor, { id, variable: 'colour', value: 'red' });
    await expect(
      noteWanted(actor, { id, variable: 'colour', value: 'pink' }),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(noteWanted(guest(), { id, ...blue })).rejects.toMatchObject({ code: 'not-found' });
    await database().configuration.update({
      where: { id: other },
      data: { decisions: [{ variable: 'foot', value: 'steel' }, blue] },
    });
    await reckonInsights(NOW);
    expect((await readInsights(sales))?.wanted).toEqual([
      { family: 'lamp', ...blue, asked: 2, without: 1, rules: ['no-blue-oak'] },
    ]);
    await database().configuration.deleteMany({ where: { id: { in: [id, other] } } });
    expect(await database().wantedOption.count()).toBe(0);
  });

  it('tell the share of customer, by what they declare', async () => {
    const actor = await userActor('customer');
    const customerId = actor.user?.customerId ?? '';
    await order(actor, []);
    await changeTerms(actor, { categorySpend: '1000' });
    await writeValues(NOW);
    const { net } = await database().order.findFirstOrThrow({ where: { customerId } });
    const { share } = await standingOf(sales, customerId);
    expect(share).toEqual({
      ...{ currency: 'SEK', basis: 'declared', bought: net, category: 100_000 },
      share: net / 100_000,
    });
    await reckonInsights(NOW);
    expect((await readInsights(sales))?.share).toEqual([
      { currency: 'SEK', basis: 'declared', customers: 1, bought: net, category: 100_000 },
    ]);
    await changeTerms(actor, {});
    await writeValues(NOW);
    expect((await standingOf(sales, customerId)).share).toBeUndefined();
  });
});

import { beforeAll, expect, it } from 'vitest';
import { presentCartPage } from '#app/presenters/cart.server.ts';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { getCart } from '#app/services/cart/get-cart.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { refuseCrossSell, takeCrossSell } from '#app/services/cross-sell/answer.server.ts';
import { crossSellFigures } from '#app/services/cross-sell/figures.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { learnFamilies } from '#app/services/learning/learn-families.server.ts';
import { setLearning } from '#app/services/learning/learning-choice.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import type { Decision } from '#rules/configuration/types.ts';
import { isHeldOut, NOT_AGAIN_DAYS } from '#rules/customers/cross-sell.ts';
import { NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const DAY_MS = 86_400_000;
const WITH_SHADE: readonly Decision[] = [
  { variable: 'foot', value: 'steel' },
  { variable: 'shade', value: 'wool' },
];
const WITHOUT: readonly Decision[] = [{ variable: 'foot', value: 'steel' }];

/** A lamp that begins without a shade. */
function bareLamp() {
  const lamp = lampFamily();
  return {
    ...lamp,
    rules: lamp.rules.map((rule) =>
      rule.event.type === 'default' && rule.event.params.variable === 'shade'
        ? {
            ...rule,
            event: { type: 'default' as const, params: { variable: 'shade', value: 'none' } },
          }
        : rule,
    ),
  };
}

onEachDatabase('what is proposed in the cart', () => {
  let made = 0;
  beforeAll(async () => {
    await publishFamily(bareLamp(), NOW);
    // Nine of ten took the woollen shade.
    for (let n = 0; n < 10; n++) {
      await order(await userActor('customer'), n === 0 ? WITHOUT : WITH_SHADE);
    }
    await learnFamilies(NOW);
  });

  async function inCart(actor: Actor, decisions: readonly Decision[]): Promise<string> {
    const { id } = await createConfiguration(actor, { familyId: 'lamp', decisions });
    await addToCart(actor, { configurationId: id });
    return id;
  }
  async function order(actor: Actor, decisions?: readonly Decision[]): Promise<void> {
    if (decisions) await inCart(actor, decisions);
    made += 1;
    await placeOrder(actor, await orderForm(actor, `cross-sell-${made}`));
  }
  const proposals = async (actor: Actor) =>
    (await presentCartPage(actor)).lines.map(({ proposal }) => proposal);

  /** Somebody new, among those to whom things are proposed or not. */
  async function someone(heldOut: boolean): Promise<Actor> {
    for (;;) {
      const actor = await userActor('customer');
      if (isHeldOut(actor.user?.customerId ?? '') === heldOut) return actor;
    }
  }

  it('is what most often goes with the rest, with its price, and is taken at that price', async () => {
    const actor = await someone(false);
    const id = await inCart(actor, WITHOUT);
    const [proposal] = await proposals(actor);
    expect(proposal).toMatchObject({ option: 'wool', module: 'Shade' });
    expect(proposal?.percent).toBeGreaterThan(50);
    const before = await getCart(actor);
    const { id: proposalId = '', difference = 0 } = proposal ?? {};
    const wish = { proposalId, difference };
    await Promise.all([takeCrossSell(actor, wish), takeCrossSell(actor, wish)]);
    const after = await getCart(actor);
    expect(after.lines[0]?.assessment.product['shade']).toBe('wool');
    expect(after).toMatchObject({ changed: false, total: before.total + difference });
    expect(await proposals(actor)).toEqual([undefined]);
    await order(actor);
    const where = { configurationId: id };
    expect(await database().crossSell.findMany({ where })).toMatchObject([
      { group: 'shown', status: 'taken', ordered: true },
    ]);
  });

  it('is not accepted at another price than was shown', async () => {
    const actor = await someone(false);
    await inCart(actor, WITHOUT);
    const [proposal] = await proposals(actor);
    const { id: proposalId = '', difference = 0 } = proposal ?? {};
    await takeCrossSell(actor, { proposalId, difference: difference - 100 });
    expect(await getCart(actor)).toMatchObject({ changed: true });
  });

  it('is not asked again for some time after a no, and nobody else can answer', async () => {
    const actor = await someone(false);
    await inCart(actor, WITHOUT);
    const proposalId = (await proposals(actor))[0]?.id ?? '';
    const other = await userActor('customer');
    const refused = refuseCrossSell(other, { proposalId });
    await expect(refused).rejects.toMatchObject({ code: 'not-found' });
    const taken = takeCrossSell(other, { proposalId, difference: 0 });
    await expect(taken).rejects.toMatchObject({ code: 'not-found' });
    await refuseCrossSell(actor, { proposalId });
    await inCart(actor, WITHOUT);
    expect(await proposals(actor)).toEqual([undefined, undefined]);
    const later = { ...actor, now: new Date(NOW.getTime() + (NOT_AGAIN_DAYS + 1) * DAY_MS) };
    expect((await proposals(later)).map((one) => one?.option)).toEqual([undefined, 'wool']);
  });

  it('is not what was left out knowingly, nor anything for who wants no others’ choices', async () => {
    const actor = await someone(false);
    await inCart(actor, [...WITHOUT, { variable: 'shade', value: 'none' }]);
    expect(await proposals(actor)).toEqual([undefined]);
    const wary = await someone(false);
    await setLearning(wary, { choice: 'othersChoices', on: 'false' });
    await inCart(wary, WITHOUT);
    expect(await proposals(wary)).toEqual([undefined]);
  });

  it('is held back from some, and told beside the others', async () => {
    const actor = await someone(true);
    await inCart(actor, WITHOUT);
    expect(await proposals(actor)).toEqual([undefined]);
    const [row] = await database().crossSell.findMany({ where: { group: 'held-out' } });
    const answer = refuseCrossSell(actor, { proposalId: row?.id });
    await expect(answer).rejects.toMatchObject({ code: 'not-found' });
    await order(actor);
    const manager = await userActor('sales-manager');
    expect(await crossSellFigures(manager)).toMatchObject([
      { familyId: 'lamp', group: 'shown', taken: 2, refused: 1, with: 1 },
      { familyId: 'lamp', group: 'held-out', proposals: 1, taken: 0, ordered: 1, with: 0 },
    ]);
    const refused = crossSellFigures(await userActor('sales'));
    await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

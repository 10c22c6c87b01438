import { beforeAll, expect, it } from 'vitest';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { getConfiguration } from '#app/services/configurations/get-configuration.server.ts';
import { decideConsent } from '#app/services/customers/consents.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { followMessage } from '#app/services/messages/follow-message.server.ts';
import { sendMessages } from '#app/services/messages/send-messages.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import {
  refuseUpgrade,
  takeUpgrade,
  usageOfOrder,
} from '#app/services/upgrades/answer-upgrade.server.ts';
import { recordUsage } from '#app/services/upgrades/record-usage.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { isHeldOut } from '#rules/customers/cross-sell.ts';
import { familySchema, type Family } from '#rules/model/family.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Whoever has used 60 % by the tenth day is offered wool, and blue, which does not go with oak. */
function meteredLamp(): Family {
  const lamp = lampFamily();
  const text = { en: 'More light' };
  const early = [
    { fact: 'usage', path: 'percent', operator: 'greaterThanInclusive', value: 60 },
    { fact: 'usage', path: 'day', operator: 'lessThanInclusive', value: 10 },
  ];
  const offer = (id: string, variable: string, value: string) => ({
    ...{ id, title: text, because: text, conditions: { all: early } },
    event: { type: 'offer', params: { variable, value, text } },
  });
  return familySchema.parse({
    ...lamp,
    rules: [
      ...lamp.rules,
      offer('offer-wool', 'shade', 'wool'),
      offer('offer-blue', 'colour', 'blue'),
    ],
  });
}

onEachDatabase('upgrades', () => {
  let sales: Actor;
  let count = 0;

  beforeAll(async () => {
    await publishFamily(meteredLamp(), NOW);
    sales = await userActor('sales');
  });

  /** A customer to whom something is proposed, or nothing, with a lamp of oak. */
  async function withLamp(heldOut = false) {
    for (;;) {
      const actor = await userActor('customer');
      if (isHeldOut(actor.user?.customerId ?? '') !== heldOut) continue;
      const decisions = [
        { variable: 'foot', value: 'oak' },
        { variable: 'shade', value: 'paper' },
      ];
      const { id } = await createConfiguration(actor, {
        familyId: 'lamp',
        name: 'Mine',
        decisions,
      });
      await addToCart(actor, { configurationId: id, quantity: 1 });
      const form = await orderForm(actor, `upgrade-order-${(count += 1)}`);
      const { number } = await placeOrder(actor, form);
      return { actor, number };
    }
  }

  const report = (number: string, percent: number, day: number, now = NOW) =>
    recordUsage({ ...sales, now }, { number, position: 1, readings: { percent, day } });
  const options = async (actor: Actor, number: string) =>
    (await usageOfOrder(actor, number)).upgrades.map(({ option }) => option.value);

  it('are proposed once 60 % is used by the tenth day, and not before', async () => {
    const { actor, number } = await withLamp();
    expect((await usageOfOrder(actor, number)).products).toEqual([
      {
        ...{ position: 1, name: 'Mine' },
        measures: [
          { measure: 'percent', value: undefined },
          { measure: 'day', value: undefined },
        ],
      },
    ]);
    await report(number, 59, 10);
    expect(await options(actor, number)).toEqual([]);
    await report(number, 60, 11);
    expect(await options(actor, number)).toEqual([]);
    await report(number, 60, 10);
    await report(number, 61, 9);
    expect(await options(actor, number)).toEqual(['wool', 'blue']);
    expect(await database().crossSell.count({ where: { reason: 'usage' } })).toBe(2);
    // What the rules do not offer any more is not shown.
    await report(number, 10, 12);
    expect(await options(actor, number)).toEqual([]);
  });

  it('are taken as a product that can be had, with all that goes with it', async () => {
    const { actor, number } = await withLamp();
    await report(number, 80, 5);
    const { upgrades } = await usageOfOrder(actor, number);
    const [wool, blue] = upgrades;
    // Wool is 6 kr more than paper, steel 4 kr more than oak, each with a quarter of tax, in whole kronor.
    expect([wool?.option.difference, blue?.option.difference]).toEqual([700, 500]);
    const { configurationId } = await takeUpgrade(actor, { upgradeId: blue?.id });
    const { decisions, name } = await getConfiguration(actor, configurationId);
    const chosen = Object.fromEntries(decisions.map(({ variable, value }) => [variable, value]));
    expect(chosen).toMatchObject({ colour: 'blue', shade: 'paper' });
    expect(chosen['foot']).not.toBe('oak');
    expect(name).toBe('Mine');
    await expect(takeUpgrade(actor, { upgradeId: blue?.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    const row = await database().crossSell.findUniqueOrThrow({ where: { id: blue?.id ?? '' } });
    expect(row).toMatchObject({ status: 'taken', configurationId });
  });

  it('are not proposed again within the time after a refusal, whatever is bought meanwhile', async () => {
    const { actor, number } = await withLamp();
    await report(number, 80, 5);
    const { id } = await createConfiguration(actor, { familyId: 'lamp', name: 'Second' });
    await addToCart(actor, { configurationId: id, quantity: 1 });
    const second = await placeOrder(actor, await orderForm(actor, `upgrade-order-${(count += 1)}`));
    await report(second.number, 80, 5);
    expect(await options(actor, second.number)).toEqual(['wool', 'blue']);
    for (const { id: upgradeId } of (await usageOfOrder(actor, number)).upgrades) {
      await refuseUpgrade(actor, { upgradeId });
    }
    // Said of one of them, it holds for the other.
    expect(await options(actor, second.number)).toEqual([]);
    await report(number, 90, 5);
    expect(await options(actor, number)).toEqual([]);
    await report(second.number, 90, 5);
    expect(await options(actor, second.number)).toEqual([]);
    const later = new Date(NOW.getTime() + 91 * DAY_MS);
    await report(second.number, 90, 5, later);
    expect(await options({ ...actor, now: later }, second.number)).toEqual(['wool', 'blue']);
  });

  it('are noted of those held out, and not shown', async () => {
    const { actor, number } = await withLamp(true);
    await report(number, 80, 5);
    expect(await options(actor, number)).toEqual([]);
    const where = { customerId: actor.user?.customerId ?? '', group: 'held-out' };
    expect(await database().crossSell.count({ where })).toBe(2);
  });

  it('are written of, once a month for each order, to who allows it and has not answered', async () => {
    const { actor, number } = await withLamp();
    const { actor: silent, number: other } = await withLamp();
    await decideConsent(actor, { choice: 'marketing.email', decision: 'granted' });
    for (const one of [number, other]) await report(one, 80, 5);
    const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
    await sendMessages(later(1), 'http://shop.test');
    await sendMessages(later(2), 'http://shop.test');
    const messagesOf = (of: Actor) =>
      database().message.findMany({ where: { customerId: of.user?.customerId ?? '' } });
    expect(await messagesOf(actor)).toMatchObject([
      { journey: 'upgrade', occasion: `${number} 2026-03`, subject: number, status: 'sent' },
    ]);
    expect(await messagesOf(silent)).toMatchObject([{ journey: 'upgrade', status: 'withheld' }]);
    const { to, text } = await database().outboxMail.findFirstOrThrow({
      where: { subject: 'Something that would suit you better' },
    });
    expect(to).toBe(actor.user?.email);
    const token = /\/m\/([^\s/]+)\s/.exec(text)?.[1] ?? '';
    expect(await followMessage(guest(), token)).toMatchObject({ to: `/orders/${number}` });
  });

  it('are not written of once they are answered', async () => {
    const { actor, number } = await withLamp();
    await decideConsent(actor, { choice: 'marketing.email', decision: 'granted' });
    await report(number, 80, 5);
    for (const { id } of (await usageOfOrder(actor, number)).upgrades) {
      await refuseUpgrade(actor, { upgradeId: id });
    }
    await sendMessages(new Date(NOW.getTime() + HOUR_MS), 'http://shop.test');
    const customerId = actor.user?.customerId ?? '';
    expect(await database().message.count({ where: { customerId } })).toBe(0);
  });

  it('are answered by whom they are for; use is reported by staff, as the rules know it', async () => {
    const { actor, number } = await withLamp();
    await report(number, 80, 5);
    const [upgrade] = (await usageOfOrder(actor, number)).upgrades;
    const stranger = await userActor('customer');
    await expect(usageOfOrder(stranger, number)).rejects.toMatchObject({ code: 'not-found' });
    for (const other of [stranger, sales, guest()]) {
      await expect(refuseUpgrade(other, { upgradeId: upgrade?.id })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    const actingFor = actor.user?.customerId ?? '';
    await refuseUpgrade({ ...sales, actingFor }, { upgradeId: upgrade?.id });
    await expect(
      recordUsage(actor, { number, position: 1, readings: { day: 1 } }),
    ).rejects.toMatchObject({ status: 403 });
    for (const readings of [{ litres: 3 }, {}, { day: -1 }, { day: 'soon' }]) {
      await expect(recordUsage(sales, { number, position: 1, readings })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    await expect(
      recordUsage(sales, { number, position: 9, readings: { day: 1 } }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

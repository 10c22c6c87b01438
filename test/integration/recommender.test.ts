import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { applyChange } from '#app/services/configurations/apply-change.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { restrictProcessing } from '#app/services/customers/restrict-processing.server.ts';
import { newestVersion } from '#app/services/families/load-family-version.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { learnFamilies, learnFamily } from '#app/services/learning/learn-families.server.ts';
import { listRecommenders } from '#app/services/learning/list-recommenders.server.ts';
import {
  forgetSoon,
  ownLearning,
  setLearning,
  wantsMarks,
} from '#app/services/learning/learning-choice.server.ts';
import { recommenderBytes, recommenderOf } from '#app/services/learning/recommender-of.server.ts';
import { cancelOrder } from '#app/services/orders/cancel-order.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { presentConfigurator } from '#app/presenters/configurator.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import type { Decision } from '#rules/configuration/types.ts';
import { LEAST_PEOPLE } from '#rules/customers/learning/hide-people.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const BLUE: readonly Decision[] = [
  { variable: 'foot', value: 'steel' },
  { variable: 'colour', value: 'blue' },
  { variable: 'engraving', value: 'Nobody else has this' },
];
const HOUR_MS = 3_600_000;
const later = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR_MS);

onEachDatabase('what people choose', () => {
  let manager: Actor;
  let versionId: string;
  let made = 0;
  const customers: Actor[] = [];
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
    manager = await userActor('sales-manager');
    versionId = (await newestVersion('lamp')).id;
  });

  async function order(actor: Actor): Promise<string> {
    const { id } = await createConfiguration(actor, { familyId: 'lamp', decisions: BLUE });
    await addToCart(actor, { configurationId: id });
    made += 1;
    const { number } = await placeOrder(actor, await orderForm(actor, `learnt-order-${made}`));
    return number;
  }

  const figures = async () => {
    const [found] = await listRecommenders(manager);
    return found;
  };

  async function marksFor(actor: Actor, id: string) {
    const { data } = await presentConfigurator(actor, id, new URLSearchParams());
    return { marks: data.view.marks, url: data.recommenderUrl };
  }

  it('is nothing before the first order, and of one person it tells nothing', async () => {
    const learnt = await Promise.all([1, 2, 3, 4].map(() => learnFamilies(NOW)));
    expect(learnt.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await figures()).toMatchObject({ inUse: false, rows: 0, people: 0, asked: 0 });
    const customer = await userActor('customer');
    customers.push(customer);
    await order(customer);
    expect(await learnFamilies(later(1))).toBe(1);
    expect(await figures()).toMatchObject({ inUse: false, rows: 1, people: 1 });
    expect(await recommenderOf(versionId)).toBeUndefined();
    // Nothing has changed since.
    expect(await learnFamilies(later(2))).toBe(0);
  });

  it('marks options once enough people chose, for guests as well', async () => {
    for (let i = 0; i < 5; i++) {
      const customer = await userActor('customer');
      customers.push(customer);
      await order(customer);
    }
    await order(guest());
    expect(await learnFamilies(later(3))).toBe(1);
    expect(await figures()).toMatchObject({ inUse: true, rows: 7, people: 7, version: 1 });
    const visitor = guest();
    const { id } = await createConfiguration(visitor, { familyId: 'lamp' });
    const { marks, url } = await marksFor(visitor, id);
    expect(marks).toMatchObject({ foot: { value: 'steel' }, colour: { value: 'blue' } });
    const hash = /\/([0-9a-f]+)\.bin$/.exec(url ?? '')?.[1] ?? '';
    const bytes = await recommenderBytes(versionId, hash);
    expect(bytes?.length).toBeLessThan(200_000);
    // What somebody wrote is in no model.
    const text = gunzipSync(bytes ?? new Uint8Array()).toString('latin1');
    expect(text).toContain('steel');
    expect(text).not.toContain('Nobody');
    expect(await recommenderBytes(versionId, 'abc')).toBeUndefined();
  });

  it('counts the choices where an option was marked, once, by however many clocks', async () => {
    const visitor = guest({ now: later(4) });
    const { id } = await createConfiguration(visitor, { familyId: 'lamp' });
    const choose = (variable: string, value: string) =>
      applyChange(visitor, { id, change: { kind: 'decide', variable, value } });
    await choose('foot', 'steel');
    await choose('colour', 'red');
    // Answered already: a change of mind is no answer to a mark.
    await choose('colour', 'blue');
    await Promise.all([1, 2, 3].map(() => learnFamilies(later(5))));
    expect(await figures()).toMatchObject({ marked: 2, taken: 1 });
    await learnFamilies(later(6));
    expect(await figures()).toMatchObject({ marked: 2, taken: 1 });
  });

  it('learns nothing from who has switched it off, marks nothing for them, and back', async () => {
    const [one, two] = customers;
    if (!one || !two) throw new Error('no customers');
    expect(await ownLearning(one)).toMatchObject({ othersChoices: true });
    await setLearning(one, { choice: 'othersChoices', on: 'false' });
    await setLearning(one, { choice: 'othersChoices', on: 'false' });
    await setLearning(two, { choice: 'othersChoices', on: 'false' });
    expect(await ownLearning(one)).toMatchObject({ othersChoices: false });
    expect(await wantsMarks(one.user?.customerId ?? '')).toBe(false);
    await learnFamilies(later(7));
    expect(await figures()).toMatchObject({ people: 6 });
    const { id } = await createConfiguration(one, { familyId: 'lamp' });
    expect(await marksFor(one, id)).toEqual({ marks: undefined, url: undefined });
    await setLearning(one, { choice: 'othersChoices', on: 'true' });
    expect((await marksFor(one, id)).marks).toMatchObject({ foot: { value: 'steel' } });
    await expect(
      setLearning(guest(), { choice: 'othersChoices', on: 'true' }),
    ).rejects.toMatchObject({
      code: 'sign-in-required',
    });
    await setLearning(two, { choice: 'othersChoices', on: 'true' });
  });

  it('waits for enough people, so that no model tells what one person added to it', async () => {
    const before = await figures();
    for (let i = 1; i < LEAST_PEOPLE; i++)
      await order(await userActor('customer', { now: later(8) }));
    // A person more than once is one person.
    const [again] = customers;
    for (let i = 0; i < 2; i++) if (again) await order({ ...again, now: later(8) });
    expect(await learnFamilies(later(9))).toBe(1);
    // And the two who have allowed it again.
    expect((await figures())?.people).toBe((before?.people ?? 0) + LEAST_PEOPLE - 1 + 2);
    await order(await userActor('customer', { now: later(10) }));
    expect(await learnFamilies(later(11))).toBe(0);
    // Tastes change: after a week all is learnt anew.
    expect(await learnFamilies(later(11 + 7 * 24))).toBe(1);
  });

  it('forgets a cancelled order, and a person who is gone from theirs', async () => {
    const customer = await userActor('customer');
    const number = await order(customer);
    await learnFamily(manager, 'lamp');
    const before = (await figures())?.people ?? 0;
    await cancelOrder(customer, { number, version: 0, reason: 'Not wanted after all' });
    const gone = await order(await userActor('customer'));
    await database().order.update({ where: { number: gone }, data: { customerId: null } });
    await learnFamily(manager, 'lamp');
    expect((await figures())?.people).toBe(before - 1);
  });

  it('leaves what another process learns to it, and goes on where one died of it', async () => {
    const where = { familyVersionId: versionId };
    const now = later(300);
    await learnFamilies(now);
    expect(await learnFamilies(now)).toBe(0);
    await database().recommender.update({ where, data: { claimedAt: later(299.9) } });
    expect(await learnFamilies(now)).toBe(0);
    await database().recommender.update({ where, data: { claimedAt: later(299) } });
    expect(await learnFamilies(now)).toBe(1);
    expect(await learnFamilies(now)).toBe(0);
    await inTransaction(forgetSoon);
    expect(await learnFamilies(now)).toBe(1);
  });

  it('forgets who restricts what is done with their data, until they allow it again', async () => {
    const customer = await userActor('customer');
    const id = customer.user?.customerId ?? '';
    await order(customer);
    await learnFamily(manager, 'lamp');
    const before = (await figures())?.people ?? 0;
    await restrictProcessing(customer, { restricted: 'true' });
    expect(await wantsMarks(id)).toBe(false);
    expect(await learnFamilies(later(310))).toBe(1);
    expect((await figures())?.people).toBe(before - 1);
    await restrictProcessing(customer, { restricted: 'false' });
    expect(await wantsMarks(id)).toBe(true);
  });

  it('is for an older version, too, as long as somebody works on it', async () => {
    await publishFamily(lampFamily(11_000), NOW);
    expect(await learnFamilies(later(400))).toBeGreaterThan(0);
    const all = await listRecommenders(manager);
    expect(all.map(({ version, inUse }) => [version, inUse])).toEqual([
      [2, true],
      [1, true],
    ]);
  });

  it('is learnt at once by whoever may, and by nobody else', async () => {
    const where = { action: 'recommender.learnt', userId: manager.user?.id ?? '' };
    const before = await database().auditEvent.count({ where });
    await learnFamily(manager, 'lamp');
    expect(await database().auditEvent.count({ where })).toBe(before + 1);
    const sales = await userActor('sales');
    await expect(learnFamily(sales, 'lamp')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(listRecommenders(sales)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(learnFamily(manager, 'absent')).rejects.toMatchObject({ code: 'not-found' });
  });
});

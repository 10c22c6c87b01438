import { beforeAll, expect, it } from 'vitest';
import { createCustomer } from '#app/services/customers/create-customer.server.ts';
import { getCustomer } from '#app/services/customers/get-customer.server.ts';
import { finishFollowUp, logContact } from '#app/services/customers/log-contact.server.ts';
import { mergeCustomers } from '#app/services/customers/merge-customers.server.ts';
import { readTimeline } from '#app/services/customers/read-timeline.server.ts';
import { sumUpRelationship } from '#app/services/customers/sum-up-relationship.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { declineOffer } from '#app/services/quotes/decline-offer.server.ts';
import { commentOnOffer } from '#app/services/quotes/discuss-offer.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { sentQuote } from '#test/factories/quotes.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

let count = 0;
const key = () => `key-of-a-form-${(count += 1)}`;
const contact = (customerId: string, change: object = {}) => ({
  customerId,
  key: key(),
  channel: 'phone',
  direction: 'in',
  text: 'Asked about the cargo rack',
  ...change,
});

onEachDatabase('the timeline', () => {
  let sales: Actor;
  const customer = async () => {
    count += 1;
    const input = { name: `Person ${count}`, email: `person-${count}@example.com` };
    return (await createCustomer(sales, input)).id;
  };

  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
    sales = await userActor('sales');
  });

  it('has what staff log: by whom, by which way, what was said, and it is audited', async () => {
    const id = await customer();
    const logged = await logContact(sales, contact(id));
    const { interactions } = await getCustomer(sales, id);
    expect(interactions.find(({ kind }) => kind === 'contact')).toMatchObject({
      id: logged.id,
      channel: 'phone',
      direction: 'in',
      text: 'Asked about the cargo rack',
      userId: sales.user?.id,
      at: NOW,
    });
    const audit = { action: 'customer.contact-logged', subjectId: id };
    expect(await database().auditEvent.count({ where: audit })).toBe(1);
  });

  it('takes a form that is sent twice once', async () => {
    const id = await customer();
    const form = contact(id, { followUpOn: '2026-03-05' });
    const sent = await Promise.all([0, 1, 2].map(() => logContact(sales, form)));
    expect(new Set(sent.map((one) => one.id)).size).toBe(1);
    expect(await database().interaction.count({ where: { customerId: id, kind: 'contact' } })).toBe(
      1,
    );
    expect(await database().followUp.count({ where: { customerId: id } })).toBe(1);
  });

  it('refuses what is no contact, and those who do not serve customers', async () => {
    const id = await customer();
    const before = await database().interaction.count();
    for (const wrong of [{ text: ' ' }, { channel: 'pigeon' }, { followUpOn: '2026-02-30' }]) {
      await expect(logContact(sales, contact(id, wrong))).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    await expect(logContact(sales, contact('nobody'))).rejects.toMatchObject({
      code: 'not-found',
    });
    for (const role of ['customer', 'production', 'administrator'] as const) {
      const actor = await userActor(role);
      await expect(logContact(actor, contact(id))).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(logContact(guest(), contact(id))).rejects.toMatchObject({
      code: 'sign-in-required',
    });
    expect(await database().interaction.count()).toBe(before);
  });

  it('is read a channel and a page at a time, each entry once', async () => {
    const id = await customer();
    // Many at the same moment: the order among them is theirs, and the same on every page.
    for (let i = 0; i < 120; i++) {
      const channel = i % 3 === 0 ? 'counter' : 'phone';
      const at = new Date(NOW.getTime() + Math.floor(i / 40) * 1000);
      await logContact({ ...sales, now: at }, contact(id, { channel, text: `Entry ${i}` }));
    }
    const all: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await readTimeline(sales, { customerId: id, channel: 'counter', after });
      all.push(...page.entries.map(({ text }) => text ?? ''));
      if (page.next === undefined) break;
      after = page.next;
    }
    expect(all).toHaveLength(40);
    expect(new Set(all).size).toBe(40);
    const whole = await readTimeline(sales, { customerId: id });
    expect(whole.entries).toHaveLength(50);
    const second = await readTimeline(sales, { customerId: id, after: whole.next });
    const ids = [...whole.entries, ...second.entries].map((entry) => entry.id);
    expect(new Set(ids).size).toBe(100);
    const times = [...whole.entries, ...second.entries].map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('says when to call, until it is done', async () => {
    const id = await customer();
    await logContact(sales, contact(id, { text: 'Later', followUpOn: '2026-04-01' }));
    await logContact(sales, contact(id, { text: 'Soon', followUpOn: '2026-03-03' }));
    const due = async () =>
      (await sumUpRelationship(sales, id)).followUps.map(({ interaction }) => interaction.text);
    expect(await due()).toEqual(['Soon', 'Later']);
    const { followUps } = await sumUpRelationship(sales, id);
    const followUpId = followUps[0]?.id ?? '';
    // Not by the page of another customer.
    await finishFollowUp(sales, { customerId: await customer(), followUpId });
    expect(await due()).toEqual(['Soon', 'Later']);
    await finishFollowUp(sales, { customerId: id, followUpId });
    await finishFollowUp(sales, { customerId: id, followUpId });
    expect(await due()).toEqual(['Later']);
    const audit = { action: 'customer.followed-up', subjectId: id };
    expect(await database().auditEvent.count({ where: audit })).toBe(1);
  });

  it('is summed up: what is open, was asked and was declined', async () => {
    const manager = await userActor('sales-manager');
    const { quote, token } = await sentQuote(manager);
    const open = await sumUpRelationship(sales, quote.customerId);
    expect(open.open.map(({ number }) => number)).toEqual([quote.number]);
    const visitor = guest();
    await commentOnOffer(visitor, { token, name: 'Åke', text: 'Is there a green one?' });
    await declineOffer(visitor, { token, name: 'Åke', reason: 'Too bright' });
    const after = await sumUpRelationship(sales, quote.customerId);
    expect(after.open).toEqual([]);
    expect(after.asked.map(({ text }) => text)).toEqual(['Is there a green one?']);
    expect(after.refused).toMatchObject([
      { number: quote.number, decision: { reason: 'Too bright' } },
    ]);
    // The workshop sees no customers; whoever may not read quotes is told nothing of them.
    const production = await userActor('production');
    await expect(sumUpRelationship(production, quote.customerId)).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('of two records made one shows what was said to both', async () => {
    const [one, two] = [await customer(), await customer()];
    await logContact(sales, contact(one, { text: 'Said to the first' }));
    await logContact(sales, contact(two, { text: 'Said to the second', followUpOn: '2026-03-09' }));
    await mergeCustomers(sales, { keepId: one, giveId: two });
    const { entries } = await readTimeline(sales, { customerId: one });
    const said = entries.flatMap(({ text }) => text ?? []);
    expect(said.sort()).toEqual(['Said to the first', 'Said to the second']);
    expect((await sumUpRelationship(sales, one)).followUps).toHaveLength(1);
  });
});

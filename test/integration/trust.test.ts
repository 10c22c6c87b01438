/** Consent, restriction, who looked at a profile, and how long things are kept. */
import { beforeAll, expect, it } from 'vitest';
import { signUp } from '#app/services/auth/sign-up.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { decideConsent, listConsents } from '#app/services/customers/consents.server.ts';
import { createCustomer } from '#app/services/customers/create-customer.server.ts';
import { erasePerson } from '#app/services/customers/erasure/erase-person.server.ts';
import { forgetOverdue } from '#app/services/customers/forget-overdue.server.ts';
import { getCustomer } from '#app/services/customers/get-customer.server.ts';
import { ownData } from '#app/services/customers/personal-data.server.ts';
import { setPreference } from '#app/services/customers/preferences.server.ts';
import { mayProcessCustomer } from '#app/services/customers/processing.server.ts';
import { restrictProcessing } from '#app/services/customers/restrict-processing.server.ts';
import { writeValues } from '#app/services/customers/value-customers.server.ts';
import { contextFacts } from '#app/services/families/context-facts.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { familyHistory } from '#app/services/learning/family-history.server.ts';
import { wantsMarks } from '#app/services/learning/learning-choice.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { ensureSession } from '#app/utils/session.server.ts';
import { buildUnits } from '#prisma/seed/build-units.ts';
import { RETAINED, RETENTION } from '#rules/customers/retention.ts';
import type { Choice } from '#rules/customers/consent/purposes.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { everything } from '#test/setup/everything.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const EMAIL: Choice = { purpose: 'marketing', channel: 'email' };
const idOf = (actor: Actor): string => actor.user?.customerId ?? '';
const may = (customerId: string, choice = EMAIL) =>
  mayProcessCustomer(database(), customerId, choice);
const daysLater = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

async function stateOf(actor: Actor, name: string) {
  const all = await listConsents(actor);
  const found = all.find(({ choice }) => `${choice.purpose}.${choice.channel}` === name);
  if (found === undefined) throw new Error(`no choice ${name}`);
  return found;
}

onEachDatabase('consent', () => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('is what was ticked at signing up, and nothing else', async () => {
    const input = { name: 'Vera', password: 'eight letters', consent: ['marketing.email'] };
    const { customerId } = await signUp(guest(), { ...input, email: 'vera@example.com' });
    expect(await may(customerId)).toEqual({ allowed: true });
    const sms = { purpose: 'marketing', channel: 'sms' } as const;
    expect(await may(customerId, sms)).toEqual({ allowed: false, because: 'unasked' });
    const quiet = { name: 'Nils', password: 'eight letters', email: 'nils@example.com' };
    const other = await signUp(guest(), quiet);
    expect(await database().consentDecision.count(of(other.customerId))).toBe(0);
    await expect(
      signUp(guest(), { ...quiet, email: 'other@example.com', consent: ['all.of-it'] }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  const of = (customerId: string) => ({ where: { customerId } });

  it('is decided, taken back, and decided again, with the history of all of it', async () => {
    const actor = await userActor('customer', { locale: 'sv' });
    const choice = 'marketing.email';
    await decideConsent(actor, { choice, decision: 'granted' });
    await decideConsent(actor, { choice, decision: 'denied' });
    const denied = await stateOf(actor, choice);
    expect(denied.state).toBe('denied');
    // A page that has not seen the denial takes nothing back from it.
    await decideConsent(actor, { choice, decision: 'granted' });
    expect((await stateOf(actor, choice)).state).toBe('denied');
    expect(await may(idOf(actor))).toEqual({ allowed: false, because: 'denied' });
    await decideConsent(actor, { choice, decision: 'granted', seen: denied.denials.join() });
    const after = await stateOf(actor, choice);
    expect(after.state).toBe('granted');
    expect(after.history.map(({ decision }) => decision)).toEqual([
      'granted',
      'denied',
      'granted',
      'granted',
    ]);
    const rows = await database().consentDecision.findMany(of(idOf(actor)));
    expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(['web']));
    expect(new Set(rows.map(({ locale }) => locale))).toEqual(new Set(['sv']));
    const audited = { action: 'customer.consent-decided', subjectId: idOf(actor) };
    expect(await database().auditEvent.count({ where: audited })).toBe(4);
  });

  it('never loses a denial among simultaneous decisions', async () => {
    const actor = await userActor('customer');
    const choice = 'marketing.sms';
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        decideConsent(actor, { choice, decision: index === 5 ? 'denied' : 'granted' }),
      ),
    );
    expect(await database().consentDecision.count(of(idOf(actor)))).toBe(12);
    expect((await stateOf(actor, choice)).state).toBe('denied');
  });

  it('is noted by staff who serve the customer, and by nobody else', async () => {
    const sales = await userActor('sales');
    const { id } = await createCustomer(sales, { name: 'Ebba', email: 'ebba@example.com' });
    const wish = { choice: 'marketing.phone', decision: 'granted', customerId: id };
    const strangers = [
      [await userActor('customer'), 'not-found'],
      [await userActor('production'), 'not-allowed'],
      [await userActor('administrator'), 'not-allowed'],
      [guest(), 'sign-in-required'],
    ] as const;
    const before = await everything();
    for (const [actor, code] of strangers) {
      await expect(decideConsent(actor, wish)).rejects.toMatchObject({ code });
    }
    expect(await everything()).toEqual(before);
    await decideConsent(sales, wish);
    const [row] = await database().consentDecision.findMany(of(id));
    expect(row).toMatchObject({ source: 'desk', userId: sales.user?.id, textVersion: 1 });
    for (const wrong of [
      { ...wish, choice: 'service.email' },
      { ...wish, decision: 'maybe' },
    ]) {
      await expect(decideConsent(sales, wrong)).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  it('and preferences count for nothing while the customer restricts it', async () => {
    const actor = await userActor('customer');
    const family = lampFamily();
    await setPreference(actor, { key: 'vegan', value: true });
    await decideConsent(actor, { choice: 'marketing.email', decision: 'granted' });
    expect((await contextFacts(actor, family)).preferences).toEqual({ vegan: true });
    await restrictProcessing(actor, { restricted: 'true' });
    await restrictProcessing(actor, { restricted: 'true' });
    expect((await contextFacts(actor, family)).preferences).toEqual({});
    expect(await may(idOf(actor))).toEqual({ allowed: false, because: 'restricted' });
    const service = { purpose: 'service', channel: 'email' } as const;
    expect(await may(idOf(actor), service)).toEqual({ allowed: true });
    expect(await wantsMarks(idOf(actor))).toBe(false);
    const noted = { key: 'vegan', value: false, customerId: idOf(actor) };
    await expect(setPreference(await userActor('sales'), noted)).rejects.toMatchObject({
      code: 'processing-restricted',
    });
    const restricted = { action: 'customer.restricted', subjectId: idOf(actor) };
    expect(await database().auditEvent.count({ where: restricted })).toBe(1);
    await restrictProcessing(actor, { restricted: 'false' });
    expect(await wantsMarks(idOf(actor))).toBe(true);
    expect((await contextFacts(actor, family)).preferences).toEqual({ vegan: true });
    expect(await may(idOf(actor))).toEqual({ allowed: true });
    expect(await may('nobody')).toEqual({ allowed: false, because: 'erased' });
  });
});

onEachDatabase('somebody who restricts the use of their data, or is erased', () => {
  it('is learnt from no more, and worth nothing that was reckoned', async () => {
    await publishFamily(lampFamily(), NOW);
    const actor = await userActor('customer');
    await filledCart(actor);
    await placeOrder(actor, await orderForm(actor, 'an-order-to-learn-from'));
    const learntFrom = async () => (await familyHistory('lamp', NOW)).length;
    const worth = async () => {
      await writeValues(NOW);
      return database().customerValue.count({ where: { customerId: idOf(actor) } });
    };
    const before = await learntFrom();
    expect([before, await worth()]).toEqual([1, 1]);
    await restrictProcessing(actor, { restricted: 'true' });
    expect(await database().customerValue.count()).toBe(0);
    expect([await learntFrom(), await worth()]).toEqual([0, 0]);
    await restrictProcessing(actor, { restricted: 'false' });
    expect([await learntFrom(), await worth()]).toEqual([1, 1]);
    await inTransaction((tx) => erasePerson(tx, actor, idOf(actor), 'own-wish'));
    expect([await learntFrom(), await worth()]).toEqual([0, 0]);
  });
});

onEachDatabase('a look at a profile', () => {
  it('is noted once for each person and day, and shown to the customer', async () => {
    const customer = await userActor('customer');
    const id = idOf(customer);
    const sales = await userActor('sales');
    await Promise.all(Array.from({ length: 5 }, () => getCustomer(sales, id)));
    await getCustomer({ ...sales, now: daysLater(1) }, id);
    await getCustomer(await userActor('administrator'), id);
    const { accesses } = await ownData(customer);
    expect(accesses.map(({ day }) => day)).toEqual(['2026-03-03', '2026-03-02', '2026-03-02']);
    expect(accesses[0]?.name).toBe(sales.user?.name);
    await expect(getCustomer(await userActor('production'), id)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await ownData(customer)).accesses).toHaveLength(3);
  });
});

onEachDatabase('what is overdue', () => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('is forgotten at its time and not before, and that is audited', async () => {
    const visitor = guest();
    await ensureSession(visitor);
    await createConfiguration(visitor, { familyId: 'lamp' });
    await database().configuration.updateMany({ data: { updatedAt: NOW } });
    const customer = await userActor('customer');
    await createConfiguration(customer, { familyId: 'lamp' });
    await getCustomer(await userActor('sales'), idOf(customer));
    await database().outboxMail.createMany({
      data: ['sent', 'queued', 'uncertain'].map((status) => ({
        ...{ to: 'a@example.com', subject: 's', text: 't', html: 'h', status },
        createdAt: NOW,
      })),
    });
    const first = RETENTION['guest-configurations'].days;
    expect(Object.values(await forgetOverdue(daysLater(first)))).toEqual(RETAINED.map(() => 0));
    expect(await forgetOverdue(daysLater(first + 1))).toMatchObject({
      'guest-configurations': 1,
      'guest-interactions': 1,
      interactions: 0,
    });
    expect(await database().configuration.count()).toBe(1);
    expect(await forgetOverdue(daysLater(366))).toMatchObject({ mails: 1 });
    const left = await database().outboxMail.findMany({ select: { status: true } });
    expect(left.map(({ status }) => status).sort()).toEqual(['queued', 'uncertain']);
    expect(await forgetOverdue(daysLater(4 * 365))).toMatchObject({
      interactions: 1,
      'profile-accesses': 1,
    });
    const audited = await database().auditEvent.findMany({
      where: { action: 'retention.forgotten' },
      select: { data: true },
    });
    expect(audited.map(({ data }) => (data as { kind: string }).kind).sort()).toEqual([
      'guest-configurations',
      'guest-interactions',
      'interactions',
      'mails',
      'profile-accesses',
    ]);
  });

  it('of a guest’s order is the guest: the books stay', async () => {
    const visitor = guest();
    await ensureSession(visitor);
    await filledCart(visitor);
    const { number } = await placeOrder(visitor, await orderForm(visitor, 'a-guest-long-ago'));
    const late = daysLater(RETENTION['guest-orders'].days + 1);
    // Never delivered: somebody still waits for it.
    expect(await forgetOverdue(late)).toMatchObject({ 'guest-orders': 0 });
    await buildUnits(await userActor('production'), number, 'shipped');
    expect(await forgetOverdue(late)).toMatchObject({ 'guest-orders': 1 });
    expect(await forgetOverdue(late)).toMatchObject({ 'guest-orders': 0 });
    const order = await database().order.findUniqueOrThrow({
      where: { number },
      include: { invoices: { include: { invoice: true } } },
    });
    expect(JSON.stringify(order)).not.toMatch(/Åsa|asa@example|Gatan|Grattis/);
    expect(order.total).toBeGreaterThan(0);
    expect(order.invoices).toHaveLength(1);
  });
});

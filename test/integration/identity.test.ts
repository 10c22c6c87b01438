import { beforeAll, describe, expect, it } from 'vitest';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { changeProfile } from '#app/services/auth/change-settings.server.ts';
import { requestPasswordReset } from '#app/services/auth/request-password-reset.server.ts';
import { resetPassword } from '#app/services/auth/reset-password.server.ts';
import { signIn } from '#app/services/auth/sign-in.server.ts';
import { signOut } from '#app/services/auth/sign-out.server.ts';
import { signUp } from '#app/services/auth/sign-up.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { renameConfiguration } from '#app/services/configurations/rename-configuration.server.ts';
import { listConfigurations } from '#app/services/configurations/list-configurations.server.ts';
import {
  addIdentifier,
  removeIdentifier,
  verifyIdentifier,
} from '#app/services/customers/change-identifiers.server.ts';
import { createCustomer } from '#app/services/customers/create-customer.server.ts';
import { findClient } from '#app/services/customers/find-client.server.ts';
import { getCustomer } from '#app/services/customers/get-customer.server.ts';
import { leaveContact } from '#app/services/customers/leave-contact.server.ts';
import { indexMissing } from '#app/services/customers/index-customer.server.ts';
import { recognise } from '#app/services/customers/recognise.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { ensureSession, sessionHeaders } from '#app/utils/session.server.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

async function nextRequest(actor: Actor): Promise<Actor> {
  const cookie = (await sessionHeaders(actor)).get('set-cookie')?.split(';')[0] ?? '';
  const request = new Request('http://shop.test/', { headers: { cookie } });
  return loadActor(request, undefined, NOW);
}

const identifiersOf = async (customerId: string) =>
  (
    await database().customerIdentifier.findMany({
      where: { customerId },
      orderBy: [{ kind: 'asc' }, { value: 'asc' }],
    })
  ).map(({ kind, value, source, verifiedAt }) => ({
    kind,
    value,
    source,
    verified: verifiedAt !== null,
  }));

let count = 0;
async function newAccount(): Promise<{ actor: Actor; customerId: string; email: string }> {
  count += 1;
  const email = `account-${count}@example.com`;
  const actor = guest();
  const { customerId } = await signUp(actor, { name: 'Lina Ek', email, password: 'long enough' });
  return { actor, customerId, email };
}

onEachDatabase('identity', () => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  describe('identifiers', () => {
    it('are in one spelling, from whatever staff write down', async () => {
      const sales = await userActor('sales');
      const input = { name: 'Ada', email: ' Ada@Example.com', phone: '070-174 06 31' };
      const { id } = await createCustomer(sales, input);
      expect(await identifiersOf(id)).toEqual([
        { kind: 'email', value: 'ada@example.com', source: 'profile', verified: false },
        { kind: 'phone', value: '+46701740631', source: 'profile', verified: false },
      ]);
    });

    it('of the profile follow the profile; those from elsewhere stay', async () => {
      const { actor, customerId } = await newAccount();
      const signedIn = await nextRequest(actor);
      const sales = await userActor('sales');
      await changeProfile(signedIn, { name: 'Lina Ek', phone: '070 111 11 11' });
      const other = { customerId, kind: 'phone', value: '+46 8 123 456 78' };
      await addIdentifier(sales, other);
      await changeProfile(signedIn, { name: 'Lina Ek', phone: '070 222 22 22' });
      const phones = (await identifiersOf(customerId)).filter(({ kind }) => kind === 'phone');
      expect(phones.map(({ value, source }) => [value, source])).toEqual([
        ['+46702222222', 'profile'],
        ['+46812345678', 'staff'],
      ]);
    });

    it('come with an order: its number, and the address and phone it names', async () => {
      const { actor, customerId } = await newAccount();
      const buyer = await nextRequest(actor);
      await filledCart(buyer);
      const form = await orderForm(buyer, `identity-order-${count}`);
      const named = { ...form, email: 'work@example.com', phone: '031-12 34 56', country: 'SE' };
      const { number } = await placeOrder(buyer, named);
      const known = await identifiersOf(customerId);
      for (const [kind, value] of [
        ['order-number', number],
        ['email', 'work@example.com'],
        ['phone', '+4631123456'],
      ]) {
        expect(known).toContainEqual({ kind, value, source: 'order', verified: false });
      }
    });

    it('are made for customers from before there were any, orders included', async () => {
      const { actor, customerId } = await newAccount();
      const buyer = await nextRequest(actor);
      await filledCart(buyer);
      await placeOrder(buyer, await orderForm(buyer, `identity-before-${count}`));
      const complete = (await identifiersOf(customerId)).filter(({ kind }) => kind !== 'device');
      await database().customerIdentifier.deleteMany({ where: { customerId } });
      expect(await indexMissing()).toBeGreaterThan(0);
      expect(await identifiersOf(customerId)).toEqual(complete);
      expect(await indexMissing()).toBe(0);
    });

    it('are verified by a mail that was answered', async () => {
      const { customerId, email } = await newAccount();
      const verified = async () =>
        (await identifiersOf(customerId)).find(({ kind }) => kind === 'email')?.verified;
      expect(await verified()).toBe(false);
      await requestPasswordReset(guest(), { email });
      const mail = await database().outboxMail.findFirstOrThrow({ where: { to: email } });
      const token = /reset-password\/(\S+)/.exec(mail.text)?.[1] ?? '';
      await resetPassword(guest(), { token, password: 'another one' });
      expect(await verified()).toBe(true);
    });

    it('of a card belong to one customer, are checked by staff, and can be taken away', async () => {
      const sales = await userActor('sales');
      const one = await createCustomer(sales, { name: 'One', email: 'one@example.com' });
      const two = await createCustomer(sales, { name: 'Two', email: 'two@example.com' });
      const card = { kind: 'loyalty-card', value: 'kw-7781 0042' };
      await addIdentifier(sales, { ...card, customerId: one.id });
      await expect(addIdentifier(sales, { ...card, customerId: two.id })).rejects.toMatchObject({
        code: 'identifier-taken',
      });
      const { id } = await database().customerIdentifier.findFirstOrThrow({
        where: { customerId: one.id, kind: 'loyalty-card' },
      });
      // Not by the page of another customer.
      await verifyIdentifier(sales, { customerId: two.id, identifierId: id });
      await verifyIdentifier(sales, { customerId: one.id, identifierId: id });
      expect(await identifiersOf(one.id)).toContainEqual({
        kind: 'loyalty-card',
        value: 'KW77810042',
        source: 'staff',
        verified: true,
      });
      await removeIdentifier(sales, { customerId: one.id, identifierId: id });
      expect(await identifiersOf(one.id)).toHaveLength(1);
      await expect(
        addIdentifier(sales, { customerId: one.id, kind: 'phone', value: '12' }),
      ).rejects.toMatchObject({ code: 'invalid-input' });
    });

    it('are changed by those alone who act for customers', async () => {
      const before = await database().customerIdentifier.count();
      const input = { customerId: 'any', kind: 'phone', value: '070 111 11 11' };
      for (const role of ['production', 'administrator'] as const) {
        const actor = await userActor(role);
        await expect(addIdentifier(actor, input)).rejects.toMatchObject({ code: 'not-allowed' });
        await expect(removeIdentifier(actor, input)).rejects.toMatchObject({ code: 'not-allowed' });
        await expect(verifyIdentifier(actor, input)).rejects.toMatchObject({ code: 'not-allowed' });
      }
      expect(await database().customerIdentifier.count()).toBe(before);
    });
  });

  describe('a client', () => {
    it('is recognised by phone, address, card, order and quote number, however written', async () => {
      const sales = await userActor('sales');
      const input = { name: 'Rut Alm', email: 'rut@example.com', phone: '070-999 00 11' };
      const { id } = await createCustomer(sales, input);
      await addIdentifier(sales, { customerId: id, kind: 'loyalty-card', value: 'CARD 5512' });
      await database().customerIdentifier.create({
        data: {
          customerId: id,
          kind: 'order-number',
          value: 'K77777',
          source: 'order',
          firstSeenAt: NOW,
          lastSeenAt: NOW,
        },
      });
      for (const text of [
        '0709990011',
        '+46 70 999 00 11',
        '0046-70-999 00 11',
        'RUT@example.com',
        'card-5512',
        'k77777',
      ]) {
        expect(await recognise(sales, text), text).toEqual([id]);
        expect(await findClient(sales, text), text).toMatchObject({ recognised: id });
      }
      expect(await recognise(sales, '0709990012')).toEqual([]);
      expect((await findClient(sales, 'Rut')).recognised).toBeUndefined();
    });

    it('who has proven an address is the one, where several are known by it', async () => {
      const sales = await userActor('sales');
      const email = 'shared@example.com';
      const one = await createCustomer(sales, { name: 'Shared One', email });
      const two = await createCustomer(sales, { name: 'Shared Two', email });
      expect(await recognise(sales, email)).toEqual([one.id, two.id].sort());
      const found = await findClient(sales, email);
      expect(found.recognised).toBeUndefined();
      expect(found.customers).toHaveLength(2);
      await database().customerIdentifier.updateMany({
        where: { customerId: two.id, kind: 'email' },
        data: { verifiedAt: NOW },
      });
      expect(await recognise(sales, email)).toEqual([two.id]);
    });
  });

  describe('a guest', () => {
    it('brings configurations, cart, orders and contacts into the account', async () => {
      const visitor = guest();
      await ensureSession(visitor);
      await filledCart(visitor);
      const { number } = await placeOrder(visitor, await orderForm(visitor, `guest-in-${count}`));
      await filledCart(visitor);
      const guestId = visitor.session.guestId;
      const account = { name: 'Gun', email: `gun-${count}@example.com`, password: 'long enough' };
      const { customerId } = await signUp(visitor, account);
      const mine = { where: { customerId } };
      expect(await database().order.count(mine)).toBe(1);
      expect(await database().cartLine.count(mine)).toBe(1);
      expect(await database().configuration.count(mine)).toBe(2);
      expect(await database().interaction.count({ where: { guestId } })).toBe(0);
      const known = (await identifiersOf(customerId)).map(({ kind, value }) => `${kind} ${value}`);
      expect(known).toContain(`order-number ${number}`);
    });

    it('who says who they are is found by staff, who go on with what they made', async () => {
      const visitor = guest();
      await expect(
        leaveContact(visitor, { name: 'Vera', email: 'vera@example.com' }),
      ).rejects.toMatchObject({ code: 'not-found' });
      const first = await createConfiguration(visitor, { familyId: 'lamp' });
      const contact = { name: 'Vera', email: 'vera@example.com', phone: '070 321 00 11' };
      await leaveContact(visitor, contact);
      await leaveContact(visitor, contact);
      const second = await createConfiguration(visitor, { familyId: 'lamp' });
      const sales = await userActor('sales');
      const known = await recognise(sales, '+46703210011');
      expect(known).toHaveLength(1);
      const { configurations, interactions } = await getCustomer(sales, known[0] ?? '');
      expect(configurations.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
      expect(interactions.map(({ kind }) => kind)).toContain('contact-left');
      // Both may go on: the guest in their browser, and whoever acts for them.
      const acting = { ...sales, actingFor: known[0] };
      await renameConfiguration(acting, { id: first.id, name: 'By the desk' });
      await renameConfiguration(visitor, { id: second.id, name: 'By the guest' });
      expect((await listConfigurations(visitor)).map(({ name }) => name).sort()).toEqual([
        'By the desk',
        'By the guest',
      ]);
      // Whoever says another's number sees nothing of theirs.
      const stranger = guest();
      await createConfiguration(stranger, { familyId: 'lamp' });
      await leaveContact(stranger, contact);
      expect(await listConfigurations(stranger)).toHaveLength(1);
      expect(await recognise(sales, '+46703210011')).toHaveLength(2);
      await expect(leaveContact(sales, contact)).rejects.toMatchObject({ code: 'not-allowed' });
      // An account takes it all.
      const account = { ...contact, password: 'long enough' };
      const { customerId } = await signUp(visitor, account);
      expect(await database().configuration.count({ where: { customerId } })).toBe(2);
    });

    it('and person part at sign-out: nothing done afterwards reaches the account', async () => {
      const { actor, customerId, email } = await newAccount();
      const { guestId } = actor.session;
      const device = { customerId, kind: 'device' };
      expect(await database().customerIdentifier.count({ where: device })).toBe(1);
      await signOut(actor);
      expect(await database().customerIdentifier.count({ where: device })).toBe(0);
      expect(await database().session.count({ where: { guestId } })).toBe(0);
      expect(actor.session.guestId).not.toBe(guestId);

      const afterwards = await nextRequest(actor);
      expect(afterwards.user).toBeUndefined();
      await ensureSession(afterwards);
      await createConfiguration(afterwards, { familyId: 'lamp' });
      // Somebody else signs in on the same device: what was made there is theirs, the rest is not.
      const elsewhere = guest();
      await signIn(elsewhere, { email, password: 'long enough' });
      expect(await listConfigurations(await nextRequest(elsewhere))).toEqual([]);
      expect(
        await database().interaction.count({ where: { customerId, kind: 'configured' } }),
      ).toBe(0);
    });

    it('and every device part when the password is set anew', async () => {
      const { customerId, email } = await newAccount();
      await signIn(guest(), { email, password: 'long enough' });
      const devices = () =>
        database().customerIdentifier.count({ where: { customerId, kind: 'device' } });
      expect(await devices()).toBe(2);
      await requestPasswordReset(guest(), { email });
      const mail = await database().outboxMail.findFirstOrThrow({ where: { to: email } });
      const token = /reset-password\/(\S+)/.exec(mail.text)?.[1] ?? '';
      await resetPassword(guest(), { token, password: 'another one' });
      expect(await devices()).toBe(0);
    });
  });
});

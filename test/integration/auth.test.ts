import { beforeAll, describe, expect, it } from 'vitest';
import { changeProfile, changeSettings } from '#app/services/auth/change-settings.server.ts';
import {
  createFirstAdministrator,
  needsSetup,
} from '#app/services/auth/create-first-administrator.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { requestPasswordReset } from '#app/services/auth/request-password-reset.server.ts';
import { resetPassword } from '#app/services/auth/reset-password.server.ts';
import { signInDemo } from '#app/services/auth/sign-in-demo.server.ts';
import { signIn } from '#app/services/auth/sign-in.server.ts';
import { signOut } from '#app/services/auth/sign-out.server.ts';
import { signUp } from '#app/services/auth/sign-up.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { sessionHeaders } from '#app/utils/session.server.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

/** What the browser sends after the answer to `actor`'s request. */
async function nextRequest(actor: Actor, headers: Record<string, string> = {}): Promise<Request> {
  const set = (await sessionHeaders(actor)).get('set-cookie');
  const cookie = set?.split(';')[0] ?? '';
  return new Request('http://shop.test/', { headers: { cookie, ...headers } });
}

const reload = async (actor: Actor, now = NOW) =>
  loadActor(await nextRequest(actor), undefined, now);

const linus = { name: 'Linus', email: 'Linus@Example.com ', password: 'correct horse' };

onEachDatabase('accounts', () => {
  describe('the first administrator', () => {
    it('is asked for once, also by simultaneous visitors', async () => {
      expect(await needsSetup()).toBe(true);
      const tries = ['one', 'two', 'three'].map((name) =>
        createFirstAdministrator(guest(), {
          name,
          email: `${name}@example.com`,
          password: 'long enough',
        }),
      );
      const results = await Promise.allSettled(tries);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await database().user.count()).toBe(1);
      expect(await needsSetup()).toBe(false);
    });
  });

  describe('signing up and in', () => {
    let actor: Actor;
    beforeAll(async () => {
      actor = guest({ market: 'DE' });
      await signUp(actor, linus);
    });

    it('opens a session that the next request finds', async () => {
      const next = await reload(actor);
      expect(next.user).toMatchObject({ email: 'linus@example.com', role: 'customer' });
      expect(next.user?.customerId).toBeDefined();
      expect(next.market).toBe('DE');
    });

    it('keeps no secret of the cookie in the database', async () => {
      const ids = (await database().session.findMany()).map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(0);
      expect(ids).not.toContain(actor.session.id);
    });

    it('sets a cookie that scripts cannot read', async () => {
      const cookie = (await sessionHeaders(actor)).get('set-cookie');
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Lax/);
    });

    it('refuses a forged cookie', async () => {
      const request = await nextRequest(actor);
      const cookie = (request.headers.get('cookie') ?? '').replace(/.$/, 'x');
      const forged = new Request('http://shop.test/', { headers: { cookie } });
      expect((await loadActor(forged, undefined, NOW)).user).toBeUndefined();
    });

    it('refuses an expired session', async () => {
      const later = new Date(NOW.getTime() + 31 * 24 * 60 * 60 * 1000);
      expect((await reload(actor, later)).user).toBeUndefined();
    });

    it('refuses the same address twice, however it is written', async () => {
      await expect(signUp(guest(), { ...linus, email: 'LINUS@example.COM' })).rejects.toMatchObject(
        { code: 'email-taken' },
      );
    });

    it('names every field that is wrong', async () => {
      await expect(signUp(guest(), { name: '', email: 'no', password: 'short' })).rejects.toThrow(
        expect.objectContaining({
          code: 'invalid-input',
          details: {
            fields: { name: 'invalid_type', email: 'invalid_format', password: 'too_small' },
          },
        }),
      );
    });

    it('rotates the session at sign-in', async () => {
      const visitor = guest();
      await changeSettings(visitor, { locale: 'sv' });
      const before = visitor.session.id;
      await signIn(visitor, linus);
      expect(visitor.session.id).not.toBe(before);
      const old = guest({ session: { ...visitor.session, id: before, cookie: 'set' } });
      expect((await reload(old)).user).toBeUndefined();
      expect((await reload(visitor)).user).toBeDefined();
    });

    it('says the same for a wrong password and an unknown address', async () => {
      const wrong = signIn(guest(), { ...linus, password: 'wrong' });
      await expect(wrong).rejects.toMatchObject({ code: 'wrong-credentials' });
      const unknown = signIn(guest(), { ...linus, email: 'nobody@example.com' });
      await expect(unknown).rejects.toMatchObject({ code: 'wrong-credentials' });
    });

    it('slows down guessing, and forgives when the time is over', async () => {
      const attack = { email: 'victim@example.com', password: 'guess' };
      const codes: unknown[] = [];
      for (let i = 0; i < 11; i++) {
        await signIn(guest(), attack).catch((error: { code: unknown }) => codes.push(error.code));
      }
      expect(codes.slice(0, 10)).toEqual(Array(10).fill('wrong-credentials'));
      expect(codes[10]).toBe('too-many-attempts');
      const later = guest({ now: new Date(NOW.getTime() + 16 * 60 * 1000) });
      await expect(signIn(later, attack)).rejects.toMatchObject({ code: 'wrong-credentials' });
    });

    it('ends at sign-out', async () => {
      const visitor = guest();
      await signIn(visitor, linus);
      const request = await nextRequest(visitor);
      await signOut(visitor);
      expect((await loadActor(request, undefined, NOW)).user).toBeUndefined();
    });

    it('offers no demo person where there is none', async () => {
      await expect(signInDemo(guest(), { role: 'sales' })).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  });

  describe('settings', () => {
    it('of a guest stay with the browser', async () => {
      const visitor = guest();
      await changeSettings(visitor, { locale: 'sv', market: 'DE' });
      expect(await reload(visitor)).toMatchObject({ locale: 'sv', market: 'DE' });
    });

    it('of a customer stay with the account', async () => {
      const visitor = guest();
      await signUp(visitor, { ...linus, email: 'maja@example.com' });
      const maja = await reload(visitor);
      await changeSettings(maja, { locale: 'sv', market: 'DE' });
      await changeProfile(maja, { name: 'Maja Berg', city: 'Lund' });
      const elsewhere = guest();
      await signIn(elsewhere, { email: 'maja@example.com', password: linus.password });
      const next = await reload(elsewhere);
      expect(next).toMatchObject({ locale: 'sv', market: 'DE' });
      expect(next.user?.name).toBe('Maja Berg');
    });

    it('come from the browser where nothing is set', async () => {
      const request = new Request('http://shop.test/', {
        headers: { 'accept-language': 'fi, sv;q=0.8, en;q=0.5' },
      });
      expect(await loadActor(request, undefined, NOW)).toMatchObject({ locale: 'sv' });
    });
  });

  describe('a password reset', () => {
    const token = async () => {
      const mail = await database().outboxMail.findFirstOrThrow({
        orderBy: [{ createdAt: 'desc' }],
        where: { to: 'linus@example.com' },
      });
      return /reset-password\/(\S+)/.exec(mail.text)?.[1] ?? '';
    };

    it('sends nothing to an unknown address, and says so to nobody', async () => {
      const before = await database().outboxMail.count();
      await requestPasswordReset(guest(), { email: 'nobody@example.com' });
      expect(await database().outboxMail.count()).toBe(before);
    });

    it('works once, and ends every session', async () => {
      const open = guest();
      await signIn(open, linus);
      await requestPasswordReset(guest(), { email: linus.email });
      const link = await token();
      const tries = [0, 1, 2].map(() =>
        resetPassword(guest(), { token: link, password: 'another one' }),
      );
      const results = await Promise.allSettled(tries);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await reload(open)).user).toBeUndefined();
      await signIn(guest(), { ...linus, password: 'another one' });
    });

    it('is over after an hour', async () => {
      const start = new Date(NOW.getTime() + 1000);
      await requestPasswordReset(guest({ now: start }), { email: linus.email });
      const late = guest({ now: new Date(start.getTime() + 60 * 60 * 1000) });
      const link = await token();
      await expect(
        resetPassword(late, { token: link, password: 'too late for it' }),
      ).rejects.toMatchObject({ code: 'link-expired' });
    });
  });
});

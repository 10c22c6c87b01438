import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FREQUENCY_CAP, isQuiet } from '#rules/customers/messages/contact-limits.ts';
import { decideConsent, listConsents } from '#app/services/customers/consents.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { deliverOutbox, deliveriesEnded } from '#app/services/mail/deliver-outbox.server.ts';
import {
  answerMessage,
  followMessage,
  readUnsubscribe,
  unsubscribe,
} from '#app/services/messages/follow-message.server.ts';
import { listJourneys, switchJourney } from '#app/services/messages/list-messages.server.ts';
import { sendMessages, sendMessagesNow } from '#app/services/messages/send-messages.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';
import { startMailServer, type MailServer } from '#test/setup/smtp.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const ORIGIN = 'http://shop.test';

onEachDatabase('messages', () => {
  let server: MailServer;
  let familyVersionId = '';
  let count = 0;

  beforeAll(async () => {
    familyVersionId = (await publishFamily(lampFamily(), NOW)).versionId;
    server = await startMailServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await deliveriesEnded();
    server.received.length = 0;
    server.failure = undefined;
    await database().message.deleteMany();
    await database().outboxMail.deleteMany();
    await database().journeySwitch.deleteMany();
    await database().customer.updateMany({ data: { birthday: null } });
    await database().customerValue.deleteMany();
    await database().deliveryNote.deleteMany();
  });

  const deliver = (now: Date) =>
    deliverOutbox({ smtpUrl: server.url, mailFrom: 'Shop <shop@example.com>' }, () => now);

  /** Who has their birthday on the day of `NOW`, and allows mails. */
  async function celebrating(channels: readonly string[] = ['email']): Promise<Actor> {
    const actor = await userActor('customer');
    const { id } = await theirs(actor);
    await database().customer.update({ where: { id }, data: { birthday: '03-02', country: 'SE' } });
    for (const channel of channels) {
      await decideConsent(actor, { choice: `marketing.${channel}`, decision: 'granted' });
    }
    return actor;
  }
  const theirs = (actor: Actor) =>
    database().customer.findUniqueOrThrow({ where: { id: actor.user?.customerId ?? '' } });
  const messagesOf = (actor: Actor) =>
    database().message.findMany({
      where: { customerId: actor.user?.customerId ?? '' },
      orderBy: { journey: 'asc' },
    });
  const tokenIn = (mail: string, last: RegExp): string => {
    const text = mail.replace(/=\r?\n/g, '');
    return last.exec(text)?.[1] ?? '';
  };

  describe('to whoever has a birthday', () => {
    it('are sent once, with one click that ends them, and say why', async () => {
      const actor = await celebrating();
      await Promise.all([1, 2, 3].map(() => sendMessages(NOW, ORIGIN)));
      await sendMessages(later(HOUR_MS), ORIGIN);
      expect(await messagesOf(actor)).toMatchObject([
        { journey: 'birthday', status: 'sent', reason: 'occasion', channel: 'email' },
      ]);
      expect((await deliver(NOW)).sent).toBe(1);
      const { text = '', to } = server.received[0] ?? {};
      expect(to).toEqual([actor.user?.email]);
      expect(text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
      const token = tokenIn(text, /List-Unsubscribe:\s*<http:\/\/shop\.test\/m\/([^/>]+)\/unsub/);
      expect(token.length).toBeGreaterThan(40);
      expect(text).toContain('it is your birthday');

      expect(await readUnsubscribe(token)).toEqual({ journey: 'birthday', done: false });
      await Promise.all([1, 2, 3].map(() => unsubscribe(guest(), token)));
      expect(await readUnsubscribe(token)).toEqual({ journey: 'birthday', done: true });
      const consents = await listConsents(actor);
      const email = consents.find(({ choice }) => choice.purpose === 'marketing');
      expect(email).toMatchObject({ state: 'denied' });
      expect(email?.history.map(({ source }) => source)).toEqual(['web', 'unsubscribe-link']);
      await expect(unsubscribe(guest(), 'another')).rejects.toMatchObject({ code: 'not-found' });
    });

    it('wait for the day, and are not written to who never allowed it', async () => {
      const night = new Date('2026-03-02T04:00:00Z');
      const [actor, unasked] = [await celebrating(), await celebrating([])];
      await sendMessages(night, ORIGIN);
      expect(await messagesOf(actor)).toMatchObject([{ status: 'due', reason: 'quiet-hours' }]);
      expect(await messagesOf(unasked)).toMatchObject([{ status: 'withheld', reason: 'unasked' }]);
      await sendMessages(NOW, ORIGIN);
      expect(await messagesOf(actor)).toMatchObject([{ status: 'sent' }]);
    });

    it('are wished on the day where they live, and on the last of February in short years', async () => {
      const actor = await celebrating();
      const { id } = await theirs(actor);
      await database().customer.update({ where: { id }, data: { birthday: '02-29' } });
      await sendMessages(new Date('2026-02-27T12:00:00Z'), ORIGIN);
      expect(await messagesOf(actor)).toEqual([]);
      await sendMessages(new Date('2026-02-28T12:00:00Z'), ORIGIN);
      expect(await messagesOf(actor)).toMatchObject([{ status: 'sent', occasion: '2026' }]);
    });

    it('are not sent while the journey is off, and managers see why', async () => {
      const manager = await userActor('sales-manager');
      const actor = await celebrating();
      await switchJourney(manager, { journey: 'birthday', on: 'false' });
      expect(await sendMessagesNow(manager)).toMatchObject({ withheld: 1, sent: 0 });
      expect(await messagesOf(actor)).toMatchObject([{ reason: 'journey-off' }]);
      const birthday = (await listJourneys(manager)).find(
        ({ journey }) => journey.id === 'birthday',
      );
      expect(birthday).toMatchObject({ on: false, sent: 0 });
      expect(birthday?.others).toEqual([{ status: 'withheld', reason: 'journey-off', count: 1 }]);
      const sales = await userActor('sales');
      await expect(listJourneys(sales)).rejects.toMatchObject({ code: 'not-allowed' });
      const off = { journey: 'birthday', on: 'false' };
      await expect(switchJourney(sales, off)).rejects.toMatchObject({ code: 'not-allowed' });
    });
  });

  it('that wait in the outbox are taken back when the customer says no', async () => {
    const actor = await celebrating();
    await sendMessages(NOW, ORIGIN);
    await decideConsent(actor, { choice: 'marketing.email', decision: 'denied' });
    expect(await deliver(NOW)).toMatchObject({ sent: 0, failed: 0 });
    expect(server.received).toEqual([]);
    expect(await messagesOf(actor)).toMatchObject([{ status: 'withheld', reason: 'denied' }]);
    expect(await database().outboxMail.count()).toBe(0);
  });

  it('that wait in the outbox until the night wait for the morning', async () => {
    const actor = await celebrating();
    await sendMessages(NOW, ORIGIN);
    server.failure = 'refuse-content';
    await deliver(NOW);
    server.failure = undefined;
    const night = new Date('2026-03-02T22:00:00Z');
    expect((await deliver(night)).sent).toBe(0);
    expect((await deliver(new Date('2026-03-03T08:00:00Z'))).sent).toBe(1);
    expect(await messagesOf(actor)).toMatchObject([
      { status: 'sent', sentAt: new Date('2026-03-03T08:00:00Z') },
    ]);
  });

  it('go nowhere once the address has turned out dead, until there is another', async () => {
    const actor = await celebrating();
    await sendMessages(NOW, ORIGIN);
    server.failure = 'refuse';
    await deliver(NOW);
    const { id, email, bouncedEmail } = await theirs(actor);
    expect(bouncedEmail).toBe(email);
    await database().message.deleteMany();
    await sendMessages(NOW, ORIGIN);
    expect(await messagesOf(actor)).toMatchObject([
      { status: 'withheld', reason: 'address-bounced' },
    ]);
    await database().message.deleteMany();
    await database().customer.update({ where: { id }, data: { email: 'new@example.com' } });
    await sendMessages(NOW, ORIGIN);
    expect(await messagesOf(actor)).toMatchObject([{ status: 'sent' }]);
  });

  it('about an order are thanks with what is written of it, and later a question', async () => {
    const actor = await userActor('customer');
    const { id: customerId } = await theirs(actor);
    await database().customer.update({ where: { id: customerId }, data: { country: 'SE' } });
    count += 1;
    await database().order.create({
      data: {
        ...{ number: `K-m${count}`, idempotencyKey: `m${count}`, customerId, status: 'shipped' },
        ...{ market: 'SE', currency: 'SEK', locale: 'en', customer: {}, wishes: {}, net: 1 },
        ...{ delivery: 0, tax: 0, rounding: 0, total: 1, dueDate: '2026-03-01' },
        deliveryDate: '2026-03-01',
        deliveryNotes: {
          create: {
            ...{ number: `D-m${count}`, shippedOn: '2026-03-02', document: {} },
            createdAt: NOW,
          },
        },
      },
    });
    const night = new Date('2026-03-02T23:30:00Z');
    await sendMessages(night, ORIGIN);
    // What an order needs is told at once, and asks for no consent.
    expect(await messagesOf(actor)).toMatchObject([{ journey: 'thanks', status: 'sent' }]);
    await deliver(night);
    expect(server.received[0]?.text).not.toContain('List-Unsubscribe');

    await decideConsent(actor, { choice: 'research.email', decision: 'granted' });
    await sendMessages(later(14 * DAY_MS), ORIGIN);
    const asked = await database().message.findFirstOrThrow({
      where: { customerId, journey: 'satisfaction' },
      include: { mail: true },
    });
    expect(asked.status).toBe('sent');
    const token = /shop\.test\/m\/([\w-]+)\n/.exec(asked.mail?.text ?? '')?.[1] ?? '';
    expect(await followMessage(guest(), token)).toMatchObject({ subject: `K-m${count}` });
    const answer = { rating: '4', text: 'The bell is loud.' };
    await answerMessage(guest(), token, answer);
    await expect(answerMessage(guest(), token, { rating: '6' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await followMessage(guest(), token)).toMatchObject({ rating: 4 });
    const answered = await database().interaction.findMany({
      where: { customerId, kind: 'answered' },
    });
    expect(answered).toMatchObject([{ text: 'The bell is loud.', direction: 'in' }]);
  });

  it('go by phone where mails led to nothing: somebody is asked to call', async () => {
    const actor = await celebrating(['email', 'phone']);
    const { id: customerId } = await theirs(actor);
    await database().customer.update({
      where: { id: customerId },
      data: { birthday: null, phone: '+46701740631' },
    });
    for (const occasion of ['a', 'b', 'c']) {
      await database().message.create({
        data: {
          ...{ customerId, journey: 'abandoned', occasion, subject: '', status: 'sent' },
          ...{ reason: 'occasion', channel: 'email', sentAt: later(-30 * DAY_MS) },
          ...{ dueAt: NOW, lapsesAt: NOW, decidedAt: NOW },
        },
      });
    }
    await database().customerValue.create({
      data: {
        ...{ customerId, currency: 'SEK', purchases: 4, realised: 1n, segment: 'at-risk' },
        ...{ firstOn: '2020-01-01', lastOn: '2025-01-01', computedAt: NOW },
        ...{ recency: 1, frequency: 5, monetary: 5 },
      },
    });
    await sendMessages(NOW, ORIGIN);
    expect((await messagesOf(actor)).find(({ journey }) => journey === 'win-back')).toMatchObject({
      status: 'sent',
      channel: 'phone',
    });
    const due = await database().followUp.findMany({ where: { customerId } });
    expect(due).toMatchObject([{ dueOn: '2026-03-02', doneAt: null }]);
    const to = actor.user?.email ?? '';
    expect(await database().outboxMail.count({ where: { to } })).toBe(0);
  });

  it('keep the cap and the quiet hours whatever turns and deliveries meet', async () => {
    const moment = fc.integer({ min: 0, max: 21 * 24 });
    const step = fc.record({
      kind: fc.constantFrom('turn' as const, 'deliver' as const, 'both' as const, 'fail' as const),
      hour: moment,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        await database().message.deleteMany();
        await database().outboxMail.deleteMany();
        await database().configuration.deleteMany();
        server.received.length = 0;
        const actor = await celebrating();
        const { id: customerId } = await theirs(actor);
        await database().customer.update({ where: { id: customerId }, data: { birthday: null } });
        for (let nth = 0; nth < 8; nth += 1) await leftUnfinished(customerId, later(nth * DAY_MS));
        const sentAt: Date[] = [];
        const deliverAt = async (now: Date) => {
          sentAt.push(...Array<Date>((await deliver(now)).sent).fill(now));
        };
        // Clocks of several processes need not agree, but each goes on.
        for (const { kind, hour } of steps.toSorted((a, b) => a.hour - b.hour)) {
          const now = later(3 * DAY_MS + hour * HOUR_MS);
          server.failure = kind === 'fail' ? 'refuse-content' : undefined;
          if (kind === 'turn') await sendMessages(now, ORIGIN);
          else if (kind === 'deliver') await deliverAt(now);
          else {
            await Promise.all([
              sendMessages(now, ORIGIN),
              sendMessages(now, ORIGIN),
              deliverAt(now),
              deliverAt(now),
            ]);
          }
        }
        server.failure = undefined;
        for (const begin of sentAt) {
          expect(isQuiet(begin, 'SE', 'UTC')).toBe(false);
          const end = begin.getTime() + FREQUENCY_CAP.days * DAY_MS;
          const within = sentAt.filter((time) => time >= begin && time.getTime() < end);
          expect(within.length).toBeLessThanOrEqual(FREQUENCY_CAP.messages);
        }
        const received = server.received.length;
        expect(received).toBeGreaterThanOrEqual(sentAt.length);
      }),
      { numRuns: 15 },
    );
  });

  async function leftUnfinished(customerId: string, updatedAt: Date): Promise<void> {
    count += 1;
    await database().configuration.create({
      data: {
        ...{ familyVersionId, customerId, name: `Lamp ${count}`, decisions: [], revision: 1 },
        ...{ shareToken: `share-${count}`, updatedAt },
      },
    });
  }
});

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { deliverOutbox, deliveriesEnded } from '#app/services/mail/deliver-outbox.server.ts';
import { handOver } from '#app/services/mail/hand-over.server.ts';
import { getMail, listOutbox, listUncertain } from '#app/services/mail/list-outbox.server.ts';
import { passwordResetMail } from '#app/services/mail/mail-texts.ts';
import { queueMail } from '#app/services/mail/queue-mail.server.ts';
import { sendAgain } from '#app/services/mail/send-again.server.ts';
import { presentMail, presentOutbox } from '#app/presenters/admin.server.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';
import { startMailServer, type MailServer } from '#test/setup/smtp.ts';

const HOUR_MS = 60 * 60 * 1000;

onEachDatabase('the outbox', () => {
  let server: MailServer;

  beforeAll(async () => {
    server = await startMailServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await deliveriesEnded();
    server.received.length = 0;
    server.failure = undefined;
    await database().outboxMail.deleteMany();
  });

  const deliver = (now = NOW) =>
    deliverOutbox({ smtpUrl: server.url, mailFrom: 'Shop <shop@example.com>' }, () => now);
  const queue = (to: string) =>
    inTransaction((tx) =>
      queueMail(
        tx,
        { now: NOW },
        {
          to,
          ...passwordResetMail('en', { name: 'Åsa', link: 'http://shop.test/reset-password/abc' }),
        },
      ),
    );
  const statuses = async () =>
    (await database().outboxMail.findMany({ orderBy: { to: 'asc' } })).map(({ status }) => status);
  const theMail = () => database().outboxMail.findFirstOrThrow();
  const NOTHING = { sent: 0, failed: 0, uncertain: 0, kept: 0 };

  it('sends each mail once, whoever sends at the same time', async () => {
    for (let i = 0; i < 5; i++) await queue(`p${i}@example.com`);
    const deliveries = await Promise.all([1, 2, 3].map(() => deliver()));
    expect(deliveries.reduce((sum, { sent }) => sum + sent, 0)).toBe(5);
    expect(server.received.map(({ to }) => to[0]).sort()).toEqual(
      [0, 1, 2, 3, 4].map((i) => `p${i}@example.com`),
    );
    expect(await statuses()).toEqual(Array(5).fill('sent'));
    expect(server.received[0]?.text).toContain('From: Shop <shop@example.com>');
    expect(server.received[0]?.text).toContain('Subject: Choose a new password');
  });

  it.each(['refuse', 'refuse-content'] as const)(
    'tries again after a refusal (%s), then gives up and says why',
    async (failure) => {
      server.failure = failure;
      await queue('full@example.com');
      expect(await deliver()).toEqual({ ...NOTHING, failed: 1 });
      expect(await statuses()).toEqual(['queued']);
      expect(await deliver(), 'too early').toEqual(NOTHING);
      // A minute, five, a quarter of an hour, an hour, four hours after the attempt before.
      let now = NOW.getTime();
      for (const minutes of [1, 5, 15, 60, 240]) {
        expect(await statuses()).toEqual(['queued']);
        now += minutes * 60_000;
        expect(await deliver(new Date(now - 1)), `${minutes} min`).toEqual(NOTHING);
        expect(await deliver(new Date(now)), `${minutes} min`).toEqual({ ...NOTHING, failed: 1 });
      }
      const mail = await theMail();
      expect(mail).toMatchObject({ status: 'failed', attempts: 6 });
      expect(mail.error).toMatch(/no such box|looks like spam/);
      server.failure = undefined;
      expect(await deliver(new Date(now + 24 * HOUR_MS))).toEqual(NOTHING);
      expect(server.received).toEqual([]);
    },
  );

  it('tries again where no server answers', async () => {
    await queue('later@example.com');
    const closed = await startMailServer();
    await closed.close();
    await deliverOutbox({ smtpUrl: closed.url, mailFrom: 'shop@example.com' }, () => NOW);
    expect(await statuses()).toEqual(['queued']);
    expect(await deliver(new Date(NOW.getTime() + 60_000))).toEqual({ ...NOTHING, sent: 1 });
  });

  it('does not send again what a server took without an answer', async () => {
    server.failure = 'hang-up';
    await queue('half@example.com');
    expect(await deliver()).toEqual({ ...NOTHING, uncertain: 1 });
    server.failure = undefined;
    expect(await deliver(new Date(NOW.getTime() + HOUR_MS))).toEqual(NOTHING);
    expect(await statuses()).toEqual(['uncertain']);
    expect(server.received).toHaveLength(1);
  });

  it('does not send again what a dead process may have sent, and sends what it had not', async () => {
    await queue('a-claimed@example.com');
    await database().outboxMail.updateMany({ data: { status: 'claimed', claimedAt: NOW } });
    await queue('b-sending@example.com');
    await database().outboxMail.updateMany({
      where: { status: 'queued' },
      data: { status: 'sending', claimedAt: NOW },
    });
    expect(await deliver(NOW), 'it may be alive').toEqual(NOTHING);
    expect(await deliver(new Date(NOW.getTime() + HOUR_MS))).toEqual({
      ...NOTHING,
      sent: 1,
      uncertain: 1,
    });
    expect(await statuses()).toEqual(['sent', 'uncertain']);
    expect(server.received.map(({ to }) => to)).toEqual([['a-claimed@example.com']]);
  });

  it('gives nothing away where the claim is lost', async () => {
    const mail = { from: 'a@example.com', to: 'b@example.com', subject: 's', text: 't', html: 'h' };
    const lost = () => Promise.reject(new Error('taken over'));
    const handover = await handOver(server.url, { id: 'lost', createdAt: NOW, ...mail }, lost);
    expect(handover).toMatchObject({ kind: 'not-taken' });
    expect(server.received).toEqual([]);
  });

  it('a slow process gives nothing away once its mail was taken over', async () => {
    await queue('slow@example.com');
    const later = new Date(NOW.getTime() + HOUR_MS);
    let other: unknown;
    server.meanwhile = async () => {
      other = await deliver(later);
    };
    expect(await deliver(NOW)).toEqual({ ...NOTHING, failed: 1 });
    expect(other).toEqual({ ...NOTHING, sent: 1 });
    expect(server.received).toHaveLength(1);
    expect(await theMail()).toMatchObject({ status: 'sent', sentAt: later, attempts: 2 });
  });

  it('an administrator sends an uncertain mail again, once for each press', async () => {
    const administrator = await userActor('administrator');
    server.failure = 'hang-up';
    await queue('press@example.com');
    await deliver();
    server.failure = undefined;
    const { id, attempts } = await theMail();
    expect((await presentOutbox(administrator)).uncertain.map((mail) => mail.id)).toEqual([id]);
    expect(await presentMail(administrator, id)).toMatchObject({ sendAgain: true });

    const sales = await userActor('sales');
    await expect(sendAgain(sales, { id, attempts })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(listUncertain(sales)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(sendAgain(administrator, { id: 'absent', attempts })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await statuses()).toEqual(['uncertain']);

    await Promise.all([1, 2].map(() => sendAgain(administrator, { id, attempts })));
    await deliveriesEnded();
    const audited = { action: 'mail.sent-again', subjectId: id };
    expect(await database().auditEvent.count({ where: audited })).toBe(1);
    server.failure = 'hang-up';
    // This process has no server's settings: the mail waits for one that has.
    expect(await theMail()).toMatchObject({ status: 'queued', claimedAt: null });
    await deliver();
    expect(await statuses()).toEqual(['uncertain']);
    await sendAgain(administrator, { id, attempts });
    expect(await statuses(), 'a form that comes late').toEqual(['uncertain']);

    const ids = server.received.map(({ text }) => /^Message-ID: (.*)$/im.exec(text)?.[1]);
    expect(ids).toEqual([`<${id}@example.com>`, `<${id}@example.com>`]);
    const dates = server.received.map(({ text }) => /^Date: (.*)$/im.exec(text)?.[1]);
    expect(dates[0]).toBe(dates[1]);
  });

  it('keeps mails for the administrator when there is no server', async () => {
    await queue('kept@example.com');
    expect(await deliverOutbox({ mailFrom: 'x' }, () => NOW)).toEqual({ ...NOTHING, kept: 1 });
    const administrator = await userActor('administrator');
    const [mail] = await listOutbox(administrator);
    expect(mail).toMatchObject({ status: 'kept', to: 'kept@example.com' });
    expect((await getMail(administrator, mail?.id ?? '')).text).toContain('/reset-password/abc');
    const sales = await userActor('sales');
    await expect(listOutbox(sales)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(getMail(sales, mail?.id ?? '')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { deliverOutbox } from '#app/services/mail/deliver-outbox.server.ts';
import { getMail, listOutbox } from '#app/services/mail/list-outbox.server.ts';
import { passwordResetMail } from '#app/services/mail/mail-texts.ts';
import { queueMail } from '#app/services/mail/queue-mail.server.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

onEachDatabase('the outbox', () => {
  const received: { readonly to: readonly string[]; readonly text: string }[] = [];
  let refuse = false;
  let server: SMTPServer;
  let smtpUrl = '';

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, done) => done(refuse ? new Error('no such box') : null),
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          received.push({ to, text: Buffer.concat(chunks).toString('utf8') });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    smtpUrl = `smtp://127.0.0.1:${port}`;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  beforeEach(async () => {
    received.length = 0;
    refuse = false;
    await database().outboxMail.deleteMany();
  });

  const settings = () => ({ smtpUrl, mailFrom: 'Shop <shop@example.com>' });
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

  it('sends each mail once, whoever sends at the same time', async () => {
    for (let i = 0; i < 5; i++) await queue(`p${i}@example.com`);
    const deliveries = await Promise.all([1, 2, 3].map(() => deliverOutbox(settings(), NOW)));
    expect(deliveries.reduce((sum, { sent }) => sum + sent, 0)).toBe(5);
    expect(received.map(({ to }) => to[0]).sort()).toEqual(
      [0, 1, 2, 3, 4].map((i) => `p${i}@example.com`),
    );
    expect(await statuses()).toEqual(Array(5).fill('sent'));
    expect(received[0]?.text).toContain('From: Shop <shop@example.com>');
    expect(received[0]?.text).toContain('Subject: Choose a new password');
  });

  it('tries again after a refusal, then gives up and says why', async () => {
    refuse = true;
    await queue('full@example.com');
    expect(await deliverOutbox(settings(), NOW)).toEqual({ sent: 0, failed: 1, kept: 0 });
    expect(await statuses()).toEqual(['queued']);
    for (let i = 0; i < 4; i++) await deliverOutbox(settings(), NOW);
    const mail = await database().outboxMail.findFirstOrThrow();
    expect(mail).toMatchObject({ status: 'failed', attempts: 5 });
    expect(mail.error).toContain('no such box');
    refuse = false;
    expect(await deliverOutbox(settings(), NOW)).toEqual({ sent: 0, failed: 0, kept: 0 });
  });

  it('does not send again what a dead process may have sent', async () => {
    await queue('half@example.com');
    const long = new Date(NOW.getTime() - 60 * 60 * 1000);
    await database().outboxMail.updateMany({ data: { status: 'sending', claimedAt: long } });
    await deliverOutbox(settings(), NOW);
    expect(await statuses()).toEqual(['failed']);
    expect(received).toEqual([]);
  });

  it('keeps mails for the administrator when there is no server', async () => {
    await queue('kept@example.com');
    expect(await deliverOutbox({ mailFrom: 'x' }, NOW)).toEqual({ sent: 0, failed: 0, kept: 1 });
    const administrator = await userActor('administrator');
    const [mail] = await listOutbox(administrator);
    expect(mail).toMatchObject({ status: 'kept', to: 'kept@example.com' });
    expect((await getMail(administrator, mail?.id ?? '')).text).toContain('/reset-password/abc');
    const sales = await userActor('sales');
    await expect(listOutbox(sales)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(getMail(sales, mail?.id ?? '')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

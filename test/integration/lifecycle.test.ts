import { expect, it } from 'vitest';
import { purgeExpired } from '#app/services/auth/purge-expired.server.ts';
import { deliverSoon } from '#app/services/mail/deliver-outbox.server.ts';
import { queueMail } from '#app/services/mail/queue-mail.server.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { lifecycle } from '#app/utils/lifecycle.server.ts';
import { countAttempt } from '#app/utils/rate-limit.server.ts';
import { sha256 } from '#app/utils/secrets.server.ts';
import { ensureSession } from '#app/utils/session.server.ts';
import { guest } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LIMIT = { name: 'sign-in', attempts: 5, seconds: 60 };

async function traces(now: Date) {
  const visitor = guest({ now });
  await ensureSession(visitor);
  const user = await userActor('customer');
  const tokenHash = sha256(`reset ${now.toISOString()}`);
  const expiresAt = new Date(now.getTime() + 60 * 60 * 1000);
  await database().passwordReset.create({
    data: { tokenHash, userId: user.user?.id ?? '', expiresAt },
  });
  await countAttempt(LIMIT, now.toISOString(), now);
  return { session: sha256(visitor.session.id), tokenHash };
}

const counts = async () => ({
  sessions: await database().session.count(),
  rateLimits: await database().rateLimit.count(),
  passwordResets: await database().passwordReset.count(),
});

onEachDatabase('background work', () => {
  it('forgets what is over and keeps what still counts', async () => {
    const now = new Date('2026-05-01T12:00:00Z');
    await traces(new Date(now.getTime() - 31 * DAY_MS));
    const kept = await traces(now);
    expect(await counts()).toEqual({ sessions: 2, rateLimits: 2, passwordResets: 2 });
    const one = { sessions: 1, rateLimits: 1, passwordResets: 1 };
    expect(await purgeExpired(now)).toEqual({ ...one, invitations: 0 });
    expect(await counts()).toEqual(one);
    const session = await database().session.findFirst();
    expect(session?.id).toBe(kept.session);
    const reset = await database().passwordReset.findFirst();
    expect(reset?.tokenHash).toBe(kept.tokenHash);
  });

  it('begins with the server and is over when it stops', async () => {
    await traces(new Date('2020-01-01T00:00:00Z'));
    const mail = { to: 'late@example.com', subject: 's', text: 't', html: 'h' };
    await inTransaction((tx) => queueMail(tx, { now: new Date() }, mail));
    lifecycle.start();
    lifecycle.start();
    await lifecycle.stop();
    await lifecycle.check();
    const { status } = await database().outboxMail.findFirstOrThrow({ where: { to: mail.to } });
    expect(status).toBe('kept');
    expect(await counts()).toEqual({ sessions: 0, rateLimits: 0, passwordResets: 0 });
  });

  it('is not over before mail that is on its way', async () => {
    const mail = { to: 'on-its-way@example.com', subject: 's', text: 't', html: 'h' };
    await inTransaction((tx) => queueMail(tx, { now: new Date() }, mail));
    deliverSoon();
    await lifecycle.stop();
    const { status } = await database().outboxMail.findFirstOrThrow({ where: { to: mail.to } });
    expect(status).toBe('kept');
  });
});

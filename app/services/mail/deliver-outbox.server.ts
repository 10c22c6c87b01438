/**
 * Sends what waits in the outbox; never sends a mail twice of its own accord.
 *
 *   queued ─claim▶ claimed ─the server asks for it▶ sending ─answer▶ sent, or queued again, or failed
 *
 * A mail is claimed by one process, and marked as `sending` just before the first byte of it is
 * given away. So a process that dies with a `claimed` mail has sent nothing, and the mail goes
 * back; one that dies with a `sending` mail may have sent it, and so may one whose server does not
 * answer: the mail is `uncertain` then, until an administrator decides (send-again.server.ts).
 * A mail that is a message of a journey is claimed only if it may still leave
 * (messages/let-go.server.ts). `attempts` counts the claims; every write names the claim it belongs to, so a process that was
 * only slow gives nothing away once another has taken its mail over.
 *
 * Without an SMTP server, mails are kept for the administrator to read; one that a server was asked
 * to take before waits for a server, because nobody can send what is kept.
 */
import { z } from 'zod';
import { database, inTransaction, type Prisma } from '#app/utils/database.server.ts';
import { environment } from '#app/utils/environment.server.ts';
import { logger } from '#app/utils/logger.server.ts';
import { letGo, noteBounce } from '../messages/let-go.server.ts';
import { handOver, type Handover } from './hand-over.server.ts';

export interface Delivery {
  readonly sent: number;
  readonly failed: number;
  readonly uncertain: number;
  readonly kept: number;
}

export interface MailSettings {
  readonly smtpUrl?: string | undefined;
  readonly mailFrom: string;
}

const headersSchema = z
  .record(z.string(), z.string())
  .nullable()
  .transform((headers) => headers ?? undefined);

const BATCH = 20;
const MINUTE_MS = 60 * 1000;
/**
 * Minutes to wait after each attempt that failed; then the mail has failed. A server may be down
 * for a while, and one that does not know us yet asks us to come back later (RFC 6647).
 */
const WAITS = [1, 5, 15, 60, 240];
/** More than connecting, greeting and signing in may take; a slow process loses only its claim. */
const CLAIM_LASTS_MS = 5 * MINUTE_MS;
/** More than the ten minutes nodemailer waits for an answer. */
const SENDING_LASTS_MS = 15 * MINUTE_MS;

export async function deliverOutbox(
  settings: MailSettings = environment,
  clock: () => Date = () => new Date(),
): Promise<Delivery> {
  let uncertain = await takeOver(clock());
  if (settings.smtpUrl === undefined) {
    const { count } = await database().outboxMail.updateMany({
      where: { status: 'queued', attempts: 0 },
      data: { status: 'kept' },
    });
    return { sent: 0, failed: 0, uncertain, kept: count };
  }
  let sent = 0;
  let failed = 0;
  const waiting = await database().outboxMail.findMany({
    where: {
      status: 'queued',
      OR: isDue(clock()),
      AND: { OR: [{ notBefore: null }, { notBefore: { lte: clock() } }] },
    },
    orderBy: { createdAt: 'asc' },
    take: BATCH,
  });
  for (const mail of waiting) {
    const handover = await deliver(mail, settings.smtpUrl, settings.mailFrom, clock);
    if (handover?.kind === 'taken') sent++;
    else if (handover?.kind === 'not-taken') failed++;
    else if (handover?.kind === 'unknown') uncertain++;
  }
  return { sent, failed, uncertain, kept: 0 };
}

/** Never tried, or put back to be tried at once, or waited for long enough. */
const isDue = (now: Date): Prisma.OutboxMailWhereInput[] => [
  { claimedAt: null },
  ...WAITS.map((minutes, index) => ({
    attempts: index + 1,
    claimedAt: { lte: new Date(now.getTime() - minutes * MINUTE_MS) },
  })),
];

/** Mails of processes that have died: back, or uncertain. How many are uncertain. */
async function takeOver(now: Date): Promise<number> {
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms) });
  await database().outboxMail.updateMany({
    where: { status: 'claimed', claimedAt: before(CLAIM_LASTS_MS) },
    data: { status: 'queued', claimedAt: null },
  });
  const { count } = await database().outboxMail.updateMany({
    where: { status: 'sending', claimedAt: before(SENDING_LASTS_MS) },
    data: { status: 'uncertain' },
  });
  if (count > 0) logger.warn({ count }, 'mails that may have been sent');
  return count;
}

/** Nothing where another process has claimed it. */
async function deliver(
  mail: Prisma.OutboxMailGetPayload<object>,
  smtpUrl: string,
  from: string,
  clock: () => Date,
): Promise<Handover | undefined> {
  const { id, to, subject, text, html, createdAt } = mail;
  const attempts = mail.attempts + 1;
  const headers = headersSchema.parse(mail.headers);
  if (!(await claim(mail, clock()))) return undefined;
  const handover = await handOver(
    smtpUrl,
    { id, from, to, subject, text, html, headers, createdAt },
    async () => {
      const { count } = await database().outboxMail.updateMany({
        where: { id, status: 'claimed', attempts },
        data: { status: 'sending', claimedAt: clock() },
      });
      if (count === 0) throw new Error('taken over by another process');
    },
  );
  // Whoever took it for dead did not know how it ended.
  await inTransaction(async (tx) => {
    await tx.outboxMail.updateMany({
      where: { id, attempts, status: { in: ['claimed', 'sending', 'uncertain'] } },
      data: after(handover, attempts, clock()),
    });
    if (handover.kind === 'not-taken' && handover.bounced === true) await noteBounce(tx, to);
  });
  return handover;
}

/** Whether it may leave, and is this process's to send. */
function claim(
  { id, attempts }: { readonly id: string; readonly attempts: number },
  now: Date,
): Promise<boolean> {
  return inTransaction(
    async (tx) => {
      const waiting = { id, status: 'queued', attempts };
      if ((await tx.outboxMail.count({ where: waiting })) === 0) return false;
      if (!(await letGo(tx, id, now))) return false;
      const { count } = await tx.outboxMail.updateMany({
        where: waiting,
        data: { status: 'claimed', attempts: attempts + 1, claimedAt: now },
      });
      return count > 0;
    },
    { serializable: true },
  );
}

function after(handover: Handover, attempts: number, now: Date) {
  switch (handover.kind) {
    case 'taken':
      return { status: 'sent', sentAt: now, error: null };
    case 'unknown':
      return { status: 'uncertain', error: handover.error };
    case 'not-taken':
      return { status: attempts <= WAITS.length ? 'queued' : 'failed', error: handover.error };
  }
}

const underWay = new Set<Promise<unknown>>();

/** Delivers after the answer to the request; a failure is logged and tried again later. */
export function deliverSoon(): void {
  const delivery: Promise<unknown> = new Promise((resolve) => setImmediate(resolve))
    .then(() => deliverOutbox())
    .catch((error: unknown) => logger.error({ err: error }, 'outbox not delivered'))
    .finally(() => underWay.delete(delivery));
  underWay.add(delivery);
}

/** Resolves when nothing `deliverSoon` has begun is under way: a process that stops waits for it. */
export async function deliveriesEnded(): Promise<void> {
  await Promise.all(underWay);
}

/**
 * Sends what waits in the outbox. A mail is claimed by one process before it is sent, so nothing
 * is sent twice; one whose sender died is marked as failed, not sent again. Without an SMTP
 * server, mails are kept for the administrator to read.
 */
import { createTransport } from 'nodemailer';
import { database } from '#app/utils/database.server.ts';
import { environment } from '#app/utils/environment.server.ts';
import { logger } from '#app/utils/logger.server.ts';

export interface Delivery {
  readonly sent: number;
  readonly failed: number;
  readonly kept: number;
}

const BATCH = 20;
const ATTEMPTS = 5;
const CLAIM_LASTS_MS = 10 * 60 * 1000;

export async function deliverOutbox(
  settings: { readonly smtpUrl?: string | undefined; readonly mailFrom: string } = environment,
  now: Date = new Date(),
): Promise<Delivery> {
  if (settings.smtpUrl === undefined) {
    const { count } = await database().outboxMail.updateMany({
      where: { status: 'queued' },
      data: { status: 'kept' },
    });
    return { sent: 0, failed: 0, kept: count };
  }
  await database().outboxMail.updateMany({
    where: { status: 'sending', claimedAt: { lt: new Date(now.getTime() - CLAIM_LASTS_MS) } },
    data: { status: 'failed', error: 'interrupted while sending' },
  });
  const transport = createTransport(settings.smtpUrl);
  let sent = 0;
  let failed = 0;
  try {
    const waiting = await database().outboxMail.findMany({
      where: { status: 'queued' },
      orderBy: { createdAt: 'asc' },
      take: BATCH,
    });
    for (const mail of waiting) {
      const claim = await database().outboxMail.updateMany({
        where: { id: mail.id, status: 'queued' },
        data: { status: 'sending', claimedAt: now, attempts: { increment: 1 } },
      });
      if (claim.count === 0) continue;
      const { to, subject, text, html } = mail;
      const error = await transport
        .sendMail({ from: settings.mailFrom, to, subject, text, html })
        .then(() => undefined, messageOf);
      const retry = mail.attempts + 1 < ATTEMPTS;
      await database().outboxMail.update({
        where: { id: mail.id },
        data:
          error === undefined
            ? { status: 'sent', sentAt: now, error: null }
            : { status: retry ? 'queued' : 'failed', error },
      });
      if (error === undefined) sent++;
      else failed++;
    }
  } finally {
    transport.close();
  }
  return { sent, failed, kept: 0 };
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** Delivers after the answer to the request; a failure is logged and tried again later. */
export function deliverSoon(): void {
  setImmediate(() => {
    deliverOutbox().catch((error: unknown) => logger.error({ err: error }, 'outbox not delivered'));
  });
}

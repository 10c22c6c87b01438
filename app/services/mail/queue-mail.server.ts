/** Puts a mail into the outbox, in the transaction that causes it. */
import type { Transaction } from '#app/utils/database.server.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export async function queueMail(tx: Transaction, now: Date, mail: Mail): Promise<void> {
  await tx.outboxMail.create({ data: { ...mail, status: 'queued', createdAt: now } });
}

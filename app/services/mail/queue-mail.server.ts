/** Puts a mail into the outbox, in the transaction that causes it. */
import type { Actor } from '#app/utils/actor.ts';
import type { Transaction } from '#app/utils/database.server.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** More headers, by name. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Its id. A mail of made-up work is kept to be read, and never sent. */
export async function queueMail(
  tx: Transaction,
  { now, madeUp = false }: Pick<Actor, 'now' | 'madeUp'>,
  mail: Mail,
): Promise<string> {
  const status = madeUp ? 'kept' : 'queued';
  const { id } = await tx.outboxMail.create({ data: { ...mail, status, createdAt: now } });
  return id;
}

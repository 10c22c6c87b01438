/** The outbox, for administrators: they decide what is done with a mail that may have been sent. */
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

const SHOWN = 200;

export interface OutboxEntry {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly status: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

const SUMMARY = {
  id: true,
  to: true,
  subject: true,
  status: true,
  attempts: true,
  error: true,
  createdAt: true,
  sentAt: true,
} satisfies Prisma.OutboxMailSelect;

/** The newest mails, newest first. */
export async function listOutbox(actor: Actor): Promise<readonly OutboxEntry[]> {
  requirePermission(actor, 'outbox:read');
  return database().outboxMail.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
    select: SUMMARY,
  });
}

/** Mails that may have been sent, however old; oldest first. */
export async function listUncertain(actor: Actor): Promise<readonly OutboxEntry[]> {
  requirePermission(actor, 'outbox:read');
  return database().outboxMail.findMany({
    where: { status: 'uncertain' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: SHOWN,
    select: SUMMARY,
  });
}

export async function getMail(actor: Actor, id: string) {
  requirePermission(actor, 'outbox:read');
  const mail = await database().outboxMail.findUnique({ where: { id } });
  if (mail === null) throw new AppError('not-found');
  return mail;
}

/**
 * A server was asked to take it, nobody knows for certain that it did, and nothing more happens to
 * it by itself. What is kept is made up, or from a shop that sends no mail: no server ever was.
 */
export const mayBeSentAgain = (status: string): boolean =>
  status === 'failed' || status === 'uncertain';

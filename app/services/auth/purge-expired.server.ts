/** Forgets what is over: sessions, counted attempts, reset links and invitations past their time. */
import { database } from '#app/utils/database.server.ts';

export interface Purged {
  readonly sessions: number;
  readonly rateLimits: number;
  readonly passwordResets: number;
  /** With whom they let in. */
  readonly invitations: number;
}

/** Nothing that still counts at `now` goes; safe at any time, from any process. */
export async function purgeExpired(now: Date): Promise<Purged> {
  const where = { expiresAt: { lte: now } };
  const sessions = await database().session.deleteMany({ where });
  const rateLimits = await database().rateLimit.deleteMany({ where });
  const passwordResets = await database().passwordReset.deleteMany({ where });
  const invitations = await database().invitation.deleteMany({ where });
  return {
    sessions: sessions.count,
    rateLimits: rateLimits.count,
    passwordResets: passwordResets.count,
    invitations: invitations.count,
  };
}

/** Forgets what is over: sessions, counted attempts and reset links past their time. */
import { database } from '#app/utils/database.server.ts';

export interface Purged {
  readonly sessions: number;
  readonly rateLimits: number;
  readonly passwordResets: number;
}

/** Nothing that still counts at `now` goes; safe at any time, from any process. */
export async function purgeExpired(now: Date): Promise<Purged> {
  const where = { expiresAt: { lte: now } };
  const sessions = await database().session.deleteMany({ where });
  const rateLimits = await database().rateLimit.deleteMany({ where });
  const passwordResets = await database().passwordReset.deleteMany({ where });
  return {
    sessions: sessions.count,
    rateLimits: rateLimits.count,
    passwordResets: passwordResets.count,
  };
}

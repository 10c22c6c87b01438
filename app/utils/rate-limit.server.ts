/**
 * Slows down guessing: attempts per key in a fixed window, counted in the database so that every
 * process counts the same.
 */
import { AppError } from './app-error.ts';
import { database } from './database.server.ts';
import { sha256 } from './secrets.server.ts';

export interface Limit {
  readonly name: string;
  readonly attempts: number;
  readonly seconds: number;
}

// The key may be an e-mail address; the table need not know whose.
const keyOf = (limit: Limit, key: string) => `${limit.name}:${sha256(key)}`;

/** Counts one attempt; throws `too-many-attempts` beyond the limit. */
export async function countAttempt(limit: Limit, key: string, now: Date): Promise<void> {
  const id = keyOf(limit, key);
  await database().rateLimit.deleteMany({ where: { key: id, expiresAt: { lte: now } } });
  const { count, expiresAt } = await database().rateLimit.upsert({
    where: { key: id },
    create: { key: id, count: 1, expiresAt: new Date(now.getTime() + limit.seconds * 1000) },
    update: { count: { increment: 1 } },
  });
  if (count > limit.attempts) {
    const seconds = Math.ceil((expiresAt.getTime() - now.getTime()) / 1000);
    throw new AppError('too-many-attempts', { retryAfterSeconds: seconds });
  }
}

/** Forgets the attempts of a key, after a success. */
export async function forgetAttempts(limit: Limit, key: string): Promise<void> {
  await database().rateLimit.deleteMany({ where: { key: keyOf(limit, key) } });
}

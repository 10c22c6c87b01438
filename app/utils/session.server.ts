/**
 * Sessions: an opaque secret in a signed cookie, its hash in the database. Whoever reads the
 * database cannot take over a session, whoever forges a cookie is not even looked up.
 */
import { createCookie } from '@remix-run/node';
import type { Actor, ActorSession } from './actor.ts';
import { database, type Transaction } from './database.server.ts';
import { environment, sessionSecret } from './environment.server.ts';
import { randomSecret, sha256 } from './secrets.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LIFETIME_DAYS = 30;

const makeCookie = () =>
  createCookie('kitwright-session', {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: LIFETIME_DAYS * 24 * 60 * 60,
    secure: environment.baseUrl?.startsWith('https:') ?? false,
    secrets: [sessionSecret()],
  });
let cookie: ReturnType<typeof makeCookie> | undefined;
const sessionCookie = () => (cookie ??= makeCookie());

export const newSession = (): ActorSession => ({
  id: randomSecret(),
  guestId: randomSecret(),
  stored: false,
  cookie: 'keep',
});

export const expiry = (now: Date): Date => new Date(now.getTime() + LIFETIME_DAYS * DAY_MS);

/** The session secret of a request, if its cookie is ours. */
export async function readSessionCookie(request: Request): Promise<string | undefined> {
  const value: unknown = await sessionCookie().parse(request.headers.get('cookie'));
  return typeof value === 'string' ? value : undefined;
}

/** The headers a response owes to what became of the actor's session; empty when nothing did. */
export async function sessionHeaders(actor: Actor): Promise<Headers> {
  const headers = new Headers();
  if (actor.session.cookie === 'set') {
    headers.append('Set-Cookie', await sessionCookie().serialize(actor.session.id));
  } else if (actor.session.cookie === 'clear') {
    headers.append('Set-Cookie', await sessionCookie().serialize('', { maxAge: 0 }));
  }
  return headers;
}

/** Stores a guest's session before its first write, so that the work can be found again. */
export async function ensureSession(actor: Actor): Promise<void> {
  if (actor.session.stored) return;
  await database().session.create({
    data: {
      id: sha256(actor.session.id),
      guestId: actor.session.guestId,
      expiresAt: expiry(actor.now),
      createdAt: actor.now,
    },
  });
  actor.session.stored = true;
  actor.session.cookie = 'set';
}

/**
 * Replaces the actor's session by a fresh one of `userId` inside `tx`; the caller hands the
 * result to `takeSession` after commit. `guestId` is kept where a guest's work stays the guest's.
 * Language and market are the account's from here on.
 */
export async function rotateSession(
  tx: Transaction,
  actor: Actor,
  userId: string,
  guestId: string,
): Promise<ActorSession> {
  await tx.session.deleteMany({ where: { id: sha256(actor.session.id) } });
  const next = { ...newSession(), guestId, stored: true, cookie: 'set' as const };
  await tx.session.create({
    data: {
      id: sha256(next.id),
      guestId,
      userId,
      expiresAt: expiry(actor.now),
      createdAt: actor.now,
    },
  });
  return next;
}

export function takeSession(actor: Actor, session: ActorSession): void {
  Object.assign(actor.session, session);
}

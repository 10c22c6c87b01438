/** Who sends a request: its session, user, customer acted for, language and market. */
import type { AppLoadContext } from '@remix-run/node';
import { can, ROLES, type Role } from '#rules/policy/permissions.ts';
import type { Actor, ActorSession, ActorUser } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { environment } from '#app/utils/environment.server.ts';
import { toLocale } from '#app/utils/locale.server.ts';
import { randomSecret, sha256 } from '#app/utils/secrets.server.ts';
import { expiry, newSession, readSessionCookie } from '#app/utils/session.server.ts';

export { sessionHeaders } from '#app/utils/session.server.ts';

const RENEW_WHEN_LEFT_MS = 20 * 24 * 60 * 60 * 1000;

/** The actor behind a request. A missing, forged or expired session is a new guest's. */
export async function loadActor(
  request: Request,
  context?: Pick<AppLoadContext, 'requestId' | 'ip'>,
  now: Date = new Date(),
): Promise<Actor> {
  const secret = await readSessionCookie(request);
  const row = secret === undefined ? undefined : await findSession(secret, now);
  const header = request.headers.get('accept-language');
  const base = {
    requestId: context?.requestId ?? randomSecret(),
    ip: context?.ip ?? '',
    origin: environment.baseUrl ?? new URL(request.url).origin,
    now,
  };
  if (secret === undefined || row === undefined) {
    const market = environment.defaultMarket;
    return { ...base, session: newSession(), locale: toLocale(undefined, header), market };
  }
  const session: ActorSession = { id: secret, guestId: row.guestId, stored: true, cookie: 'keep' };
  if (row.expiresAt.getTime() - now.getTime() < RENEW_WHEN_LEFT_MS) {
    await database().session.updateMany({
      where: { id: row.id },
      data: { expiresAt: expiry(now) },
    });
    session.cookie = 'set';
  }
  const role = ROLES.find((known) => known === row.user?.role);
  const user = row.user && role ? toUser(row.user, role) : undefined;
  const mayActFor = can(role, 'customers:act-for') ? row.actingFor : null;
  return {
    ...base,
    session,
    user,
    actingFor: mayActFor?.id,
    locale: toLocale(row.locale ?? row.user?.locale, header),
    market: row.market ?? (mayActFor ?? row.user?.customer)?.market ?? environment.defaultMarket,
  };
}

async function findSession(secret: string, now: Date) {
  const row = await database().session.findUnique({
    where: { id: sha256(secret) },
    include: { user: { include: { customer: true } }, actingFor: true },
  });
  if (row === null || row.expiresAt <= now || row.user?.active === false) return undefined;
  return row;
}

function toUser(
  user: { id: string; name: string; email: string; customer: { id: string } | null },
  role: Role,
): ActorUser {
  return {
    id: user.id,
    role,
    name: user.name,
    email: user.email,
    customerId: user.customer?.id,
  };
}

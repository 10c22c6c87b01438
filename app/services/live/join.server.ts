/** Somebody follows an invitation: from then on their session has its role on the configuration. */
import { z } from 'zod';
import { isLiveRole, widerRole, type LiveRole } from '#rules/policy/collaboration.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { countAttempt } from '#app/utils/rate-limit.server.ts';
import { sha256 } from '#app/utils/secrets.server.ts';
import { ensureSession } from '#app/utils/session.server.ts';
import { accessTo, type Access } from '../configurations/access.server.ts';

export const joinSchema = z.object({
  /** How the others shall see them; the account's name where there is one. */
  name: z.string().trim().min(1).max(60),
});

export interface Joined {
  readonly configurationId: string;
  readonly role: LiveRole;
}

const PER_ADDRESS = { name: 'join-address', attempts: 300, seconds: 15 * 60 };

/** What a link leads to; `link-expired` where it leads nowhere (any more). */
export async function findInvitation(actor: Actor, token: string) {
  await countAttempt(PER_ADDRESS, actor.ip, actor.now);
  const row = await database().invitation.findUnique({
    where: { tokenHash: sha256(token) },
    include: { configuration: { select: { name: true } }, createdBy: { select: { name: true } } },
  });
  if (row === null || row.withdrawnAt !== null || row.expiresAt <= actor.now) {
    throw new AppError('link-expired');
  }
  const role: LiveRole = isLiveRole(row.role) ? row.role : 'view';
  const { id, configurationId, configuration, createdBy } = row;
  return { id, configurationId, role, title: configuration.name, from: createdBy?.name };
}

/** Following a link again, or another one, never takes a role away. */
export async function join(actor: Actor, token: string, input: unknown = {}): Promise<Joined> {
  const { id, configurationId, role: offered } = await findInvitation(actor, token);
  const known = await accessTo(actor, configurationId, 'read').catch(absent);
  if (known?.owner === true) return { configurationId, role: 'edit' };
  const name = actor.user?.name ?? parseInput(joinSchema, input).name;
  const before = known?.onlooker === false ? known.role : undefined;
  const role = before === undefined ? offered : widerRole(offered, before);
  await ensureSession(actor);
  const { guestId } = actor.session;
  await inTransaction(async (tx) => {
    const given = role === before ? { name } : { name, role, invitationId: id };
    await tx.participant.upsert({
      where: { configurationId_guestId: { configurationId, guestId } },
      create: {
        configurationId,
        guestId,
        name,
        role,
        invitationId: id,
        joinedAt: actor.now,
        // Here is who has a stream open, not who has a link.
        seenAt: new Date(0),
      },
      update: given,
    });
  });
  return { configurationId, role };
}

function absent(error: unknown): Access | undefined {
  if (error instanceof AppError) return undefined;
  throw error;
}

/**
 * Invitations onto a configuration: links nobody can guess, in a role, until they expire or are
 * withdrawn. The database holds only the hash of what is in the link.
 */
import { z } from 'zod';
import { LIVE_ROLES, isLiveRole, type LiveRole } from '#rules/policy/collaboration.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordInteraction } from '#app/utils/record.server.ts';
import { randomSecret, sha256 } from '#app/utils/secrets.server.ts';
import { accessTo } from '../configurations/access.server.ts';
import { signalAtCommit, signalCommitted } from './signals.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LONGEST_DAYS = 90;
const USUAL_DAYS = 7;

export const inviteSchema = z.object({
  configurationId: fields.id,
  role: z.enum(LIVE_ROLES),
  /** A week from now when not said; at most 90 days. */
  expiresAt: z.coerce.date().optional(),
});

export interface Invited {
  readonly id: string;
  /** For `paths.invitation`; it can not be had again. */
  readonly token: string;
  readonly expiresAt: Date;
}

export async function invite(actor: Actor, input: unknown): Promise<Invited> {
  const { configurationId, role, expiresAt } = parseInput(inviteSchema, input);
  await accessTo(actor, configurationId, 'own');
  const latest = actor.now.getTime() + LONGEST_DAYS * DAY_MS;
  const wanted = expiresAt?.getTime() ?? actor.now.getTime() + USUAL_DAYS * DAY_MS;
  const token = randomSecret();
  const row = await inTransaction(async (tx) => {
    const made = await tx.invitation.create({
      data: {
        tokenHash: sha256(token),
        configurationId,
        role,
        createdById: actor.user?.id ?? null,
        createdAt: actor.now,
        expiresAt: new Date(Math.min(wanted, latest)),
      },
    });
    const subject = { kind: 'configuration', id: configurationId };
    await recordInteraction(tx, actor, 'shared', subject, { role });
    return made;
  });
  return { id: row.id, token, expiresAt: row.expiresAt };
}

export interface Invitation {
  readonly id: string;
  readonly role: LiveRole;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Who followed the link, by the names they gave. */
  readonly names: readonly string[];
}

/** The invitations that still count, newest first. */
export async function listInvitations(
  actor: Actor,
  configurationId: string,
): Promise<readonly Invitation[]> {
  await accessTo(actor, configurationId, 'own');
  const rows = await database().invitation.findMany({
    where: { configurationId, withdrawnAt: null, expiresAt: { gt: actor.now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: { participants: { select: { name: true }, orderBy: { joinedAt: 'asc' } } },
  });
  return rows.map(({ id, role, createdAt, expiresAt, participants }) => ({
    id,
    role: isLiveRole(role) ? role : 'view',
    createdAt,
    expiresAt,
    names: participants.map(({ name }) => name),
  }));
}

export const withdrawSchema = z.object({ configurationId: fields.id, id: fields.id });

/** From now on the link leads nowhere, and who came by it sees no more. */
export async function withdrawInvitation(actor: Actor, input: unknown): Promise<void> {
  const { configurationId, id } = parseInput(withdrawSchema, input);
  await accessTo(actor, configurationId, 'own');
  await inTransaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id, configurationId, withdrawnAt: null },
      data: { withdrawnAt: actor.now },
    });
    if (count === 0) throw new AppError('not-found');
    await signalAtCommit(tx, configurationId);
  });
  signalCommitted(configurationId);
}

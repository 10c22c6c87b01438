/**
 * Who is on a configuration now: whoever's stream gave a sign of life lately. A process that dies
 * says no goodbye, so a sign of life counts only for a while.
 */
import { isLiveRole, type LiveRole } from '#rules/policy/collaboration.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { accessOfParticipant, type Access } from '../configurations/access.server.ts';
import { authorOf } from './change-log.server.ts';
import { signalAtCommit, signalCommitted } from './signals.server.ts';

/** How often a stream gives a sign of life, and how long one counts. */
export const HEARTBEAT_MS = 15_000;
const COUNTS_FOR_MS = 40_000;
const GONE = new Date(0);

export interface Person {
  readonly id: string;
  readonly guestId: string;
  readonly name: string;
  readonly role: LiveRole;
  readonly step: string;
}

export async function peopleOn(configurationId: string, now: Date): Promise<readonly Person[]> {
  const rows = await database().participant.findMany({
    where: { configurationId, seenAt: { gt: new Date(now.getTime() - COUNTS_FOR_MS) } },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, guestId, name, role, step }) => ({
    id,
    guestId,
    name,
    role: isLiveRole(role) ? role : 'view',
    step,
  }));
}

/** Puts the actor among the people, and tells the others. */
export function arrive(actor: Actor, access: Access): Promise<void> {
  const { id: configurationId } = access.configuration;
  const { guestId } = actor.session;
  const { role } = access;
  const name = authorOf(actor, access);
  const shown = { name, role, seenAt: actor.now };
  return telling(configurationId, async (tx) => {
    await tx.participant.upsert({
      where: { configurationId_guestId: { configurationId, guestId } },
      create: { configurationId, guestId, joinedAt: actor.now, ...shown },
      update: shown,
    });
  });
}

/** A sign of life; tells nobody. */
export async function stay(actor: Actor, configurationId: string): Promise<void> {
  const { guestId } = actor.session;
  await database().participant.updateMany({
    where: { configurationId, guestId },
    data: { seenAt: actor.now },
  });
}

/** The last of the actor's streams in this process is over. Another process that has one objects. */
export function leave(actor: Actor, configurationId: string): Promise<void> {
  const { guestId } = actor.session;
  return telling(configurationId, async (tx) => {
    await tx.participant.updateMany({
      where: { configurationId, guestId },
      data: { seenAt: GONE },
    });
  });
}

/** Shows the others which step the actor looks at; nothing for who has no stream. */
export async function showStep(actor: Actor, configurationId: string, step: string): Promise<void> {
  const { guestId } = actor.session;
  await accessOfParticipant(actor, configurationId);
  await telling(configurationId, async (tx) => {
    await tx.participant.updateMany({ where: { configurationId, guestId }, data: { step } });
  });
}

async function telling(
  configurationId: string,
  work: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await inTransaction(async (tx) => {
    await work(tx);
    await signalAtCommit(tx, configurationId);
  });
  signalCommitted(configurationId);
}

/** Writes and reads the ordered log of a configuration (its laws: `rules/workflow/change-log`). */
import type { Decision } from '#rules/configuration/types.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import type { LogEntry, LogKind } from '#rules/workflow/change-log.ts';
import type { Actor } from '#app/utils/actor.ts';
import {
  database,
  inTransaction,
  isUniqueViolation,
  type Transaction,
} from '#app/utils/database.server.ts';
import { recordInteraction, toJson } from '#app/utils/record.server.ts';
import type { Access } from '../configurations/access.server.ts';
import {
  CONFIGURATION_FIELDS,
  toSaved,
  type SavedConfiguration,
} from '../configurations/saved-configuration.server.ts';
import { signalAtCommit, signalCommitted } from './signals.server.ts';

export interface AuthoredEntry extends LogEntry {
  readonly guestId: string;
  readonly authorName: string;
  readonly at: Date;
}

export interface NewEntry {
  readonly key: string;
  readonly kind: LogKind;
  readonly change: Change;
  readonly suggestion?: number;
}

/** How many of the newest entries are looked at; a suggestion older than these has lapsed. */
const WINDOW = 200;

/**
 * Appends an entry, and with it what the configuration holds from now on, to the log as `access`
 * saw it; undefined when something else was appended meanwhile, and nothing has happened then.
 */
export async function append(
  actor: Actor,
  access: Access,
  entry: NewEntry,
  decisions: readonly Decision[] = access.configuration.decisions,
): Promise<SavedConfiguration | undefined> {
  const { id, revision } = access.configuration;
  const sequence = revision + 1;
  const { key, kind, change, suggestion } = entry;
  const work = async (tx: Transaction) => {
    // The revision is the guard: an entry appended meanwhile makes this one start again.
    const { count } = await tx.configuration.updateMany({
      where: { id, revision },
      data: { decisions: toJson(decisions), revision: sequence },
    });
    if (count === 0) return undefined;
    await tx.configurationChange.create({
      data: {
        configurationId: id,
        sequence,
        key,
        kind,
        guestId: actor.session.guestId,
        authorName: authorOf(actor, access),
        change: toJson({ ...change, suggestion }),
        at: actor.now,
      },
    });
    await recordInteraction(
      tx,
      access.circumstances,
      kind === 'changed' ? 'configured' : `suggestion-${kind}`,
      { kind: 'configuration', id },
      { change },
    );
    await signalAtCommit(tx, id);
    return tx.configuration.findUniqueOrThrow({ where: { id }, include: CONFIGURATION_FIELDS });
  };
  const saved = await inTransaction(work).catch((error: unknown) => {
    // The same key was taken between asking for it and reading: asked again, it is found.
    if (isUniqueViolation(error)) return undefined;
    throw error;
  });
  if (saved === undefined) return undefined;
  signalCommitted(id);
  return toSaved(saved);
}

/** As what they do is signed; empty for guests without a name. */
export const authorOf = (actor: Actor, access: Access): string =>
  access.name ?? actor.user?.name ?? '';

/** Whether the log has an entry of this key already. */
export async function isTaken(configurationId: string, key: string): Promise<boolean> {
  const where = { configurationId_key: { configurationId, key } };
  return (await database().configurationChange.findUnique({ where })) !== null;
}

/** The newest entries up to a revision, oldest first. */
export async function readLog(
  configurationId: string,
  upTo: number,
): Promise<readonly AuthoredEntry[]> {
  const rows = await database().configurationChange.findMany({
    where: { configurationId, sequence: { lte: upTo } },
    orderBy: { sequence: 'desc' },
    take: WINDOW,
  });
  return rows.reverse().map(({ sequence, key, kind, change, guestId, authorName, at }) => {
    const { set, unset, suggestion } = change as unknown as Change & { suggestion?: number };
    const known = { sequence, key, kind: kind as LogKind, guestId, authorName, at };
    return { ...known, change: { set, unset }, suggestion };
  });
}

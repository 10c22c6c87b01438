/**
 * The news that something on a configuration changed, to everyone who follows it: within this
 * process on SQLite, through PostgreSQL's LISTEN and NOTIFY between all processes on it.
 *
 * A signal carries no content but the configuration's id: whoever hears it reads the log, so one
 * that comes late, twice or out of order does no harm, and after a gap in the connection everyone
 * is told to read. It is sent only for what is committed.
 */
import { databaseProvider, type Transaction } from '#app/utils/database.server.ts';
import { closeChannel, openChannel } from './postgresql-channel.server.ts';

export const CHANNEL = 'kitwright_live';

type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();

const hear = (configurationId: string): void => {
  for (const listener of listeners.get(configurationId) ?? []) listener();
};

function hearEverything(): void {
  for (const configurationId of listeners.keys()) hear(configurationId);
}

/** Calls `listener` at every signal from the moment it resolves; returns how to stop that. */
export async function subscribe(configurationId: string, listener: Listener): Promise<() => void> {
  const known = listeners.get(configurationId) ?? new Set();
  listeners.set(configurationId, known.add(listener));
  const stop = (): void => {
    known.delete(listener);
    if (known.size === 0 && listeners.get(configurationId) === known) {
      listeners.delete(configurationId);
    }
    if (listeners.size === 0) closeChannel();
  };
  if (databaseProvider() === 'postgresql') {
    await openChannel(CHANNEL, { onMessage: hear, onGap: hearEverything }).catch(
      (error: unknown) => {
        stop();
        throw error;
      },
    );
  }
  return stop;
}

/** Runs in the transaction of what it tells: PostgreSQL sends it at commit, and only then. */
export async function signalAtCommit(tx: Transaction, configurationId: string): Promise<void> {
  if (databaseProvider() !== 'postgresql') return;
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${configurationId})`;
}

/** Runs after the same transaction: on SQLite the process tells itself. */
export function signalCommitted(configurationId: string): void {
  if (databaseProvider() === 'sqlite') hear(configurationId);
}

/**
 * The one connection of this process that listens on PostgreSQL, open while anyone follows
 * anything. A lost connection is opened again, later and later; then `onGap` says that messages
 * may have been missed. A connection is used only while it is the current one.
 */
import pg from 'pg';
import { databaseUrl } from '#app/utils/database.server.ts';
import { logger } from '#app/utils/logger.server.ts';

export interface ChannelHandlers {
  readonly onMessage: (payload: string) => void;
  readonly onGap: () => void;
}

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;

interface Connection {
  readonly ready: Promise<pg.Client>;
}

let current: Connection | undefined;
let again: NodeJS.Timeout | undefined;

/** Resolves once the channel is listened to; does nothing more where it is already. */
export async function openChannel(channel: string, handlers: ChannelHandlers): Promise<void> {
  clearTimeout(again);
  const lost = (): void => {
    if (current !== opening) return;
    current = undefined;
    reopen(channel, handlers, FIRST_DELAY_MS);
  };
  const opening = (current ??= { ready: connect(channel, handlers, lost) });
  try {
    await opening.ready;
  } catch (error) {
    if (current === opening) current = undefined;
    throw error;
  }
}

export function closeChannel(): void {
  clearTimeout(again);
  const closing = current;
  current = undefined;
  closing?.ready.then((client) => client.end()).catch(() => undefined);
}

async function connect(
  channel: string,
  handlers: ChannelHandlers,
  lost: () => void,
): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl(), keepAlive: true });
  client.on('notification', ({ payload }) => handlers.onMessage(payload ?? ''));
  // A lost connection is told as an error, as an end, or as both.
  client.on('error', (error) => logger.warn({ err: error }, 'the live channel broke'));
  await client.connect();
  client.on('end', lost);
  await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
  return client;
}

function reopen(channel: string, handlers: ChannelHandlers, afterMs: number): void {
  again = setTimeout(() => {
    openChannel(channel, handlers).then(handlers.onGap, () =>
      reopen(channel, handlers, Math.min(afterMs * 2, LONGEST_DELAY_MS)),
    );
  }, afterMs).unref();
}

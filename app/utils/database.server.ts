/**
 * The database of this process, chosen by `DATABASE_URL`. Both clients are generated from one
 * schema, so the SQLite client's types serve for both.
 *
 * Inside `inTransaction` only the given client may be used: on SQLite every other statement
 * waits for the transaction to end.
 */
import { PrismaClient as PostgresqlClient } from '#prisma/generated/postgresql/client.ts';
import { Prisma, PrismaClient } from '#prisma/generated/sqlite/client.ts';
import { createAdapter, providerOf, type Provider } from '#prisma/adapter.ts';
import { environment } from './environment.server.ts';

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;
export type { Prisma };

/** For statements Prisma has no words for; values are bound, names come from our own code alone. */
export const { sql, raw, join } = Prisma;

/** Empties a Json column. */
export const NO_JSON = Prisma.DbNull;

export function connectDatabase(url: string): Database {
  const adapter = createAdapter(url);
  return providerOf(url) === 'sqlite'
    ? new PrismaClient({ adapter })
    : (new PostgresqlClient({ adapter }) as unknown as Database);
}

let current: { readonly client: Database; readonly url: string } | undefined;

function connected() {
  const url = environment.databaseUrl;
  current ??= { client: connectDatabase(url), url };
  return current;
}

/** The one client of this process, connected at its first use. */
export const database = (): Database => connected().client;

/** Where it is; for connections of another kind than the client's. */
export const databaseUrl = (): string => connected().url;

export const databaseProvider = (): Provider => providerOf(databaseUrl());

/** Connects this process to another database than the environment names: tests and scripts. */
export function switchDatabase(url: string): Database {
  current = { client: connectDatabase(url), url };
  return current.client;
}

/** Writes that met another transaction, or a lock that took too long, may simply be done again. */
const RETRYABLE = new Set(['P2034', 'P1008']);
const ATTEMPTS = 8;

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** Of a statement of our own: serialization_failure and deadlock_detected, as PostgreSQL says them. */
function isRawConflict(error: unknown): boolean {
  const isRaw = codeOf(error) === 'P2010' && error instanceof Error;
  return isRaw && /\b(40001|40P01)\b/.test(error.message);
}

/** A conflict found only at commit comes as the driver tells it, without a code. */
function isRetryable(error: unknown): boolean {
  if (RETRYABLE.has(String(codeOf(error))) || isRawConflict(error)) return true;
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'kind' in cause &&
    cause.kind === 'TransactionWriteConflict'
  );
}

export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === 'P2002';
}

/**
 * Runs `work` in one transaction: all of it happens or nothing. When the database reports a
 * conflict, `work` runs again from its beginning, so it must have no effect outside `tx`.
 * `serializable`: as if it ran alone (decisions over several rows, such as 'the last one').
 */
export async function inTransaction<T>(
  work: (tx: Transaction) => Promise<T>,
  options: { readonly serializable?: boolean } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database().$transaction(work, {
        maxWait: 30_000,
        timeout: 30_000,
        ...(options.serializable === true ? { isolationLevel: 'Serializable' as const } : {}),
      });
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
    }
  }
}

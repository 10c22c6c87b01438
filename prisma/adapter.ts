/**
 * The driver adapter of a database URL: `file:…` is SQLite, `postgres(ql)://…` is PostgreSQL.
 *
 * SQLite: all statements of a process go through one connection. The adapter's own lock keeps
 * other statements out while a transaction is open, so transactions of one process never meet;
 * they begin `immediate`, so that two processes wait for each other at the beginning of a
 * transaction and never fail in its middle.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';

export type Provider = 'sqlite' | 'postgresql';

export function providerOf(url: string): Provider {
  return url.startsWith('file:') ? 'sqlite' : 'postgresql';
}

/** How long SQLite waits for another process to finish writing. */
const BUSY_TIMEOUT_MS = 10_000;

const PRAGMAS = ['journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = ON'];

type SqliteClient = ReturnType<PrismaLibSql['createClient']>;

class SqliteAdapter extends PrismaLibSql {
  override createClient(config: Parameters<PrismaLibSql['createClient']>[0]): SqliteClient {
    const client = super.createClient(config);
    for (const pragma of PRAGMAS) void client.execute(`PRAGMA ${pragma}`);
    const end = async (statement: 'COMMIT' | 'ROLLBACK') => {
      await client.execute(statement);
    };
    const transaction = async () => {
      await client.execute('BEGIN IMMEDIATE');
      return {
        execute: client.execute.bind(client),
        executeMultiple: client.executeMultiple.bind(client),
        commit: () => end('COMMIT'),
        rollback: () => end('ROLLBACK'),
      };
    };
    return new Proxy(client, {
      get(target, property) {
        if (property === 'transaction') return transaction;
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }
}

/** A driver adapter for `url`; makes the folder of a SQLite file. */
export function createAdapter(url: string): PrismaLibSql | PrismaPg {
  if (providerOf(url) === 'postgresql') return new PrismaPg({ connectionString: url, max: 10 });
  mkdirSync(dirname(url.slice('file:'.length)), { recursive: true });
  return new SqliteAdapter({ url, timeout: BUSY_TIMEOUT_MS });
}

/**
 * Before the integration tests: one migrated SQLite file and one migrated PostgreSQL database as
 * templates. Each test file copies the template it wants (`test/setup/on-each-database.ts`).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '#prisma/migrate.ts';
import { connectDatabase } from '#app/utils/database.server.ts';
import { administer } from './postgresql-administration.ts';
import { startPostgresql } from './postgresql.ts';
import { databaseUrl, TEMPLATE } from './database-url.ts';

export interface TestDatabases {
  /** Folder for SQLite files, with the template `template.db`. */
  readonly folder: string;
  /** Administration URL of the PostgreSQL server, with the database `kitwright_template`. */
  readonly postgresql: string | undefined;
}

declare module 'vitest' {
  interface ProvidedContext {
    databases: TestDatabases;
  }
}

/** What SQLite still keeps beside the file goes into it: the file alone is copied. */
async function settle(url: string): Promise<void> {
  const client = connectDatabase(url);
  await client.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
  await client.$disconnect();
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'kitwright-test-'));
  const server = await startPostgresql();
  try {
    const template = `file:${join(folder, 'template.db')}`;
    await applyMigrations(template);
    await settle(template);
    if (server) {
      await administer(server.url, [
        `DROP DATABASE IF EXISTS ${TEMPLATE}`,
        `CREATE DATABASE ${TEMPLATE}`,
      ]);
      await applyMigrations(databaseUrl(server.url, TEMPLATE));
    }
  } catch (error) {
    await server?.stop();
    throw error;
  }
  project.provide('databases', { folder, postgresql: server?.url });
  return async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

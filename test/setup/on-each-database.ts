/**
 * Runs one suite on SQLite and on PostgreSQL, each on a fresh copy of the migrated template, made
 * the database of this process. Without a PostgreSQL server its half is reported as skipped.
 */
import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { database, switchDatabase } from '#app/utils/database.server.ts';
import type { Provider } from '#prisma/adapter.ts';
import { databaseUrl, TEMPLATE } from './database-url.ts';
import { administer } from './postgresql-administration.ts';

export function onEachDatabase(
  name: string,
  define: (given: { readonly provider: Provider; readonly url: () => string }) => void,
): void {
  const { folder, postgresql } = inject('databases');
  for (const provider of ['sqlite', 'postgresql'] as const) {
    const absent = provider === 'postgresql' && postgresql === undefined;
    describe.skipIf(absent)(`${name}, on ${provider}`, () => {
      let url = '';
      const copy = `kitwright_${randomBytes(6).toString('hex')}`;
      beforeAll(async () => {
        if (provider === 'postgresql') {
          await administer(postgresql ?? '', [`CREATE DATABASE ${copy} TEMPLATE ${TEMPLATE}`]);
          url = databaseUrl(postgresql ?? '', copy);
        } else {
          const file = join(folder, `${copy}.db`);
          copyFileSync(join(folder, 'template.db'), file);
          url = `file:${file}`;
        }
        switchDatabase(url);
      });
      afterAll(async () => {
        await database().$disconnect();
        if (provider === 'postgresql') {
          await administer(postgresql ?? '', [`DROP DATABASE ${copy} WITH (FORCE)`]);
        }
      });
      define({ provider, url: () => url });
    });
  }
}

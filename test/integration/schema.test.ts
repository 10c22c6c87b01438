import { expect, inject, it } from 'vitest';
import { connectDatabase, database } from '#app/utils/database.server.ts';
import { createAdapter } from '#prisma/adapter.ts';
import { applyMigrations, differenceToSchema, schemaSql } from '#prisma/migrate.ts';
import { databaseUrl } from '#test/setup/database-url.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';
import { administer } from '#test/setup/postgresql-administration.ts';

/** Every column, constraint and index of a PostgreSQL database, in words. */
async function catalogue(url: string): Promise<readonly unknown[]> {
  const client = connectDatabase(url);
  const [columns, constraints, indexes] = [
    await client.$queryRawUnsafe<unknown[]>(
      `SELECT table_name::text, column_name::text, data_type::text, is_nullable::text,
              column_default::text, datetime_precision::int
       FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`,
    ),
    await client.$queryRawUnsafe<unknown[]>(
      `SELECT conrelid::regclass::text AS "table", conname::text, pg_get_constraintdef(oid) AS rule
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace
         AND conrelid::regclass::text <> '_prisma_migrations' ORDER BY 1, 2`,
    ),
    await client.$queryRawUnsafe<unknown[]>(
      `SELECT indexname::text, indexdef::text FROM pg_indexes
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
    ),
  ];
  await client.$disconnect();
  return [...columns, ...constraints, ...indexes];
}

onEachDatabase('the migrations', ({ provider, url }) => {
  if (provider === 'sqlite') {
    it('lead to exactly the schema', async () => {
      expect(await differenceToSchema(url())).toBe('');
    });

    it('are noticed when the database lacks something', async () => {
      await database().$executeRawUnsafe('DROP TABLE "RateLimit"');
      expect(await differenceToSchema(url())).toContain('RateLimit');
    });

    it('leave SQLite in WAL mode', async () => {
      const mode = await database().$queryRawUnsafe('PRAGMA journal_mode');
      expect(mode).toEqual([{ journal_mode: 'wal' }]);
    });
  } else {
    it('lead to exactly the schema', async () => {
      const server = inject('databases').postgresql ?? '';
      const name = 'kitwright_from_schema';
      await administer(server, [`CREATE DATABASE ${name}`]);
      const connection = await createAdapter(databaseUrl(server, name)).connect();
      await connection.executeScript(await schemaSql('postgresql'));
      await connection.dispose();
      const migrated = await catalogue(url());
      expect(migrated.length).toBeGreaterThan(150);
      expect(migrated).toEqual(await catalogue(databaseUrl(server, name)));
      await administer(server, [`DROP DATABASE ${name} WITH (FORCE)`]);
    });
  }

  it('are applied once', async () => {
    expect(await applyMigrations(url())).toEqual([]);
  });

  it('keep foreign keys', async () => {
    const orphan = database().preference.create({
      data: { customerId: 'nobody', key: 'vegan', value: true, source: 'told' },
    });
    await expect(orphan).rejects.toMatchObject({ code: 'P2003' });
  });
});

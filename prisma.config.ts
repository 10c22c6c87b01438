/**
 * For the Prisma command line. The clients and migrations are made without its native engine:
 * `generate` wants that binary only to be present and never runs it, so Node's own stands in;
 * migrations are applied and written by `scripts/migrate.ts`. Whoever has the native engine may
 * still use `prisma migrate deploy`, which finds the folder of the database in `DATABASE_URL`.
 */
import { defineConfig } from 'prisma/config';

process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

const url = process.env.DATABASE_URL ?? 'file:./data/kitwright.db';
const provider = url.startsWith('file:') ? 'sqlite' : 'postgresql';

export default defineConfig({
  schema: provider === 'sqlite' ? 'prisma/schema.prisma' : 'prisma/generated/postgresql.prisma',
  migrations: { path: `prisma/migrations/${provider}` },
  datasource: { url },
});

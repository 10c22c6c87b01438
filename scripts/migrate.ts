/**
 * `tsx scripts/migrate.ts apply` brings the database of `DATABASE_URL` up to date;
 * `tsx scripts/migrate.ts create <name>` writes the next migration of both providers.
 */
import { environment } from '#app/utils/environment.server.ts';
import { applyMigrations, createMigration } from '#prisma/migrate.ts';

const [command, name] = process.argv.slice(2);

if (command === 'apply') {
  const applied = await applyMigrations(environment.databaseUrl);
  console.log(
    applied.length === 0 ? 'Database is up to date.' : `Migrations applied: ${applied.join(', ')}.`,
  );
} else if (command === 'create' && name !== undefined) {
  const folder = await createMigration(name, new Date());
  console.log(
    folder === undefined ? 'The schema has not changed.' : `Migration ${folder} written.`,
  );
} else {
  console.error('Usage: tsx scripts/migrate.ts apply | create <name>');
  process.exitCode = 1;
}

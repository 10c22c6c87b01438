/** Statements on a PostgreSQL server as a whole, such as making and dropping databases. */
import { connectDatabase } from '#app/utils/database.server.ts';

export async function administer(url: string, statements: readonly string[]): Promise<void> {
  const client = connectDatabase(url);
  try {
    for (const statement of statements) await client.$executeRawUnsafe(statement);
  } finally {
    await client.$disconnect();
  }
}

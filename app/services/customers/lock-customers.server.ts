/**
 * Has customers alone until the transaction is over: who asks for the same waits. `for-itself`: rows that
 * name them may be written meanwhile; `to-delete`: nothing that names them.
 */
import { databaseProvider, join, raw, sql, type Transaction } from '#app/utils/database.server.ts';

/** Of one transaction's own rows that name them, PostgreSQL holds a lock that only the first allows. */
const STRENGTH = { 'for-itself': 'FOR NO KEY UPDATE', 'to-delete': 'FOR UPDATE' } as const;

/** In one order for everybody, so that nobody waits for who waits for them. */
export async function lockCustomers(
  tx: Transaction,
  ids: readonly string[],
  strength: keyof typeof STRENGTH,
): Promise<void> {
  // On SQLite nobody else writes while we do.
  if (databaseProvider() === 'sqlite' || ids.length === 0) return;
  const some = join([...ids].sort());
  const lock = raw(STRENGTH[strength]);
  await tx.$queryRaw(
    sql`SELECT "id" FROM "Customer" WHERE "id" IN (${some}) ORDER BY "id" ${lock}`,
  );
}

/** The number ranges documents take their numbers from. */
import { inTransaction } from '#app/utils/database.server.ts';
import { lockNumbers } from '#app/services/orders/take-number.server.ts';

export async function seedNumberRanges(): Promise<void> {
  await inTransaction(lockNumbers);
}

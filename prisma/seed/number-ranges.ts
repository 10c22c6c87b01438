/** The number ranges documents take their numbers from. */
import { inTransaction } from '#app/utils/database.server.ts';
import { lockNumbers, NUMBER_KINDS } from '#app/services/orders/take-number.server.ts';

export async function seedNumberRanges(): Promise<void> {
  await inTransaction(async (tx) => {
    for (const kind of NUMBER_KINDS) await lockNumbers(tx, kind);
  });
}

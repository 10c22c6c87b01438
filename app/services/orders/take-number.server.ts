/** Order numbers without gaps: taken in the transaction that uses them, given back if it fails. */
import type { Transaction } from '#app/utils/database.server.ts';

const RANGE = { id: 'order', prefix: 'K', next: 10_001 };

/** Makes every other transaction that wants a number wait until this one is over. */
export async function lockNumbers(tx: Transaction): Promise<void> {
  await tx.numberRange.upsert({
    where: { id: RANGE.id },
    create: RANGE,
    update: { next: { increment: 0 } },
  });
}

export async function takeNumber(tx: Transaction): Promise<string> {
  const { prefix, next } = await tx.numberRange.update({
    where: { id: RANGE.id },
    data: { next: { increment: 1 } },
  });
  return `${prefix}${next - 1}`;
}

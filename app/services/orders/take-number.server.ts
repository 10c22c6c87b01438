/**
 * Numbers without gaps: taken in the transaction that uses them, given back if it fails. Each
 * kind of document has a range of its own.
 */
import type { Transaction } from '#app/utils/database.server.ts';

const RANGES = {
  order: { prefix: 'K', first: 10_001 },
  invoice: { prefix: 'F', first: 10_001 },
  'delivery-note': { prefix: 'D', first: 10_001 },
  quote: { prefix: 'Q', first: 10_001 },
  'work-order': { prefix: 'W', first: 10_001 },
  batch: { prefix: 'B', first: 10_001 },
} as const;
export type NumberKind = keyof typeof RANGES;

export const NUMBER_KINDS = Object.keys(RANGES) as readonly NumberKind[];

/** Makes every other transaction that wants a number of this kind wait until this one is over. */
export async function lockNumbers(tx: Transaction, kind: NumberKind): Promise<void> {
  const { prefix, first } = RANGES[kind];
  await tx.numberRange.upsert({
    where: { id: kind },
    create: { id: kind, prefix, next: first },
    update: { next: { increment: 0 } },
  });
}

/** The next number; whoever takes it first locks the range. */
export async function takeNumber(tx: Transaction, kind: NumberKind): Promise<string> {
  const { prefix, first } = RANGES[kind];
  const { next } = await tx.numberRange.upsert({
    where: { id: kind },
    create: { id: kind, prefix, next: first + 1 },
    update: { next: { increment: 1 } },
  });
  return `${prefix}${next - 1}`;
}

/**
 * What becomes of batches when the work orders of an order are withdrawn: a unit that is built as
 * before stays in its batch under its new number, and a batch nothing is left of is no more.
 */
import type { Actor } from '#app/utils/actor.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { lockNumbers } from '../orders/take-number.server.ts';

/** Which piece of an order is in which batch. */
export interface BatchedPiece {
  readonly position: number;
  readonly unit: number;
  readonly batchId: string;
}

/** Nobody forms or dissolves a batch until the transaction is over. */
export async function batchedPieces(tx: Transaction, orderId: string): Promise<BatchedPiece[]> {
  await lockNumbers(tx, 'batch');
  const rows = await tx.workOrder.findMany({
    where: { orderId, batchId: { not: null } },
    select: { unit: true, batchId: true, orderLine: { select: { position: true } } },
  });
  return rows.flatMap(({ unit, batchId, orderLine: { position } }) =>
    batchId === null ? [] : [{ position, unit, batchId }],
  );
}

/**
 * Puts the work orders that replace `pieces` back, where the line at their position is built as
 * before (`builtAsBefore`); once those withdrawn are gone.
 */
export async function keepBatches(
  tx: Transaction,
  actor: Actor,
  orderId: string,
  pieces: readonly BatchedPiece[],
  builtAsBefore: ReadonlySet<number>,
): Promise<void> {
  for (const { position, unit, batchId } of pieces) {
    if (!builtAsBefore.has(position)) continue;
    await tx.workOrder.updateMany({
      where: { orderId, unit, orderLine: { position } },
      data: { batchId },
    });
  }
  const ids = [...new Set(pieces.map(({ batchId }) => batchId))];
  const empty = await tx.batch.findMany({ where: { id: { in: ids }, workOrders: { none: {} } } });
  for (const batch of empty) await dissolve(tx, actor, batch);
}

/** Its units, if it has any, are free again. */
export async function dissolve(
  tx: Transaction,
  actor: Actor,
  { id, number }: { readonly id: string; readonly number: string },
): Promise<void> {
  await tx.batch.delete({ where: { id } });
  await recordAudit(tx, actor, 'work.batch-dissolved', { kind: 'batch', id }, { number });
}

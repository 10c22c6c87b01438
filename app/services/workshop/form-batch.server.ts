/**
 * Forms a batch of units nobody has begun, and dissolves one. What it saves follows from the units
 * it has, whenever it is looked at.
 */
import { z } from 'zod';
import { MOST_IN_BATCH } from '#rules/production/batch.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { lockNumbers, takeNumber } from '../orders/take-number.server.ts';
import { dissolve } from './keep-batches.server.ts';
import { FREE } from './read-batches.server.ts';

export const formBatchSchema = z.object({
  /** Of the work orders. */
  numbers: z.array(z.string().min(1).max(32)).min(2).max(MOST_IN_BATCH),
});

/** Its number; `status-conflict` where a unit has been begun or is in a batch by now. */
export async function formBatch(actor: Actor, input: unknown): Promise<string> {
  requirePermission(actor, 'work:plan');
  const numbers = [...new Set(parseInput(formBatchSchema, input).numbers)];
  return inTransaction(async (tx) => {
    const number = await takeNumber(tx, 'batch');
    const { id } = await tx.batch.create({ data: { number, createdAt: actor.now } });
    const where = { ...FREE, number: { in: numbers } };
    const { count } = await tx.workOrder.updateMany({ where, data: { batchId: id } });
    if (count !== numbers.length) throw new AppError('status-conflict');
    await recordAudit(tx, actor, 'work.batched', { kind: 'batch', id }, { number, numbers });
    return number;
  });
}

/** Its units are free again; what was done to them stays. */
export async function dissolveBatch(actor: Actor, number: string): Promise<void> {
  requirePermission(actor, 'work:plan');
  await inTransaction(async (tx) => {
    // Who presses a second time finds it gone.
    await lockNumbers(tx, 'batch');
    const batch = await tx.batch.findUnique({ where: { number } });
    if (batch === null) throw new AppError('not-found');
    await dissolve(tx, actor, batch);
  });
}

/**
 * Forms a batch of units nobody has begun, and dissolves one. What is saved is reckoned when the
 * batch is formed and kept with it.
 */
import { z } from 'zod';
import { batchOf, savedIn } from '#rules/production/propose-batches.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit, toJson } from '#app/utils/record.server.ts';
import { takeNumber } from '../orders/take-number.server.ts';
import { FREE, readUnits } from './read-batches.server.ts';

export const formBatchSchema = z.object({
  /** Of the work orders. */
  numbers: z.array(z.string().min(1).max(32)).min(2).max(100),
});

/** Its number; `status-conflict` where a unit has been begun or is in a batch by now. */
export async function formBatch(actor: Actor, input: unknown): Promise<string> {
  requirePermission(actor, 'work:plan');
  const numbers = [...new Set(parseInput(formBatchSchema, input).numbers)];
  return inTransaction(async (tx) => {
    const number = await takeNumber(tx, 'batch');
    const where = { ...FREE, number: { in: numbers } };
    const plan = batchOf(await readUnits(tx, where));
    const { id } = await tx.batch.create({
      data: { number, plan: toJson(plan), setupSaved: savedIn(plan), createdAt: actor.now },
    });
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
    const batch = await tx.batch.findUnique({ where: { number }, select: { id: true } });
    if (batch === null) throw new AppError('not-found');
    await tx.batch.delete({ where: { id: batch.id } });
    await recordAudit(
      tx,
      actor,
      'work.batch-dissolved',
      { kind: 'batch', id: batch.id },
      { number },
    );
  });
}

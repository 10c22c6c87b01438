/** Somebody looked at two records: they are two people. They are not proposed, or merged by rule, again. */
import { z } from 'zod';
import { compareCustomers } from '#rules/customers/duplicates.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { comparable, COMPARED } from './compare-customers.server.ts';
import { orderedPair } from './pairs.ts';

export const apartSchema = z.object({ keepId: fields.id, giveId: fields.id });

export async function tellApart(actor: Actor, input: unknown): Promise<void> {
  const user = requirePermission(actor, 'customers:merge');
  const { keepId, giveId } = parseInput(apartSchema, input);
  const pair = orderedPair(keepId, giveId);
  await inTransaction(async (tx) => {
    const [a, b] = await tx.customer.findMany({
      where: { id: { in: [keepId, giveId] } },
      include: COMPARED,
    });
    if (a === undefined || b === undefined) throw new AppError('not-found');
    const verdict = { status: 'distinct', decidedById: user.id, decidedAt: actor.now };
    const { score, reasons } = compareCustomers(comparable(a), comparable(b));
    await tx.duplicateCandidate.upsert({
      where: { firstId_secondId: pair },
      create: { ...pair, score, reasons: [...reasons], foundAt: actor.now, ...verdict },
      update: verdict,
    });
    const subject = { kind: 'customer', id: pair.firstId };
    await recordAudit(tx, actor, 'customer.told-apart', subject, { otherId: pair.secondId });
  });
}

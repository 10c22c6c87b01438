/**
 * How something that was bought is used, as it is reported: the facts `usage` of its family's rules. What the rules
 * offer by it is proposed to whoever it belongs to.
 */
import { z } from 'zod';
import { readsOf } from '#rules/customers/treatments/treatment.ts';
import type { Family } from '#rules/model/family.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit, recordInteraction } from '#app/utils/record.server.ts';
import { newestVersion } from '../families/load-family-version.server.ts';
import { proposeUpgrades } from './propose-upgrades.server.ts';

const MOST = 1_000_000_000;

export const recordUsageSchema = z.object({
  number: z.string().min(1).max(32),
  position: z.coerce.number().int().min(1),
  /** By measure: those given replace what was reported of them before. */
  readings: z.record(z.string(), z.coerce.number().int().min(0).max(MOST)),
});

/** The measures that a family's rules read, in their order. */
export function measuresOf({ rules }: Pick<Family, 'rules'>): readonly string[] {
  const reads = rules.flatMap(({ conditions }) => readsOf(conditions));
  return [...new Set(reads.filter(({ fact }) => fact === 'usage').map(({ path }) => path))];
}

/** For staff who serve the customer. `invalid-input` names a measure no rule reads. */
export async function recordUsage(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'customers:act-for');
  const { number, position, readings } = parseInput(recordUsageSchema, input);
  const line = await database().orderLine.findFirst({
    where: { position, order: { number, status: { not: 'cancelled' } } },
    select: {
      id: true,
      order: { select: { id: true, customerId: true } },
      familyVersion: { select: { familyId: true } },
    },
  });
  if (line === null || line.familyVersion === null) throw new AppError('not-found');
  const { family } = await newestVersion(line.familyVersion.familyId);
  const known = measuresOf(family);
  const unknown = Object.keys(readings).filter((measure) => !known.includes(measure));
  if (unknown.length > 0 || Object.keys(readings).length === 0) {
    const fields = Object.fromEntries(unknown.map((measure) => [measure, 'invalid']));
    throw new AppError('invalid-input', { fields });
  }
  const { order } = line;
  await inTransaction(async (tx) => {
    for (const [measure, value] of Object.entries(readings)) {
      await tx.usageReading.upsert({
        where: { orderLineId_measure: { orderLineId: line.id, measure } },
        create: { orderLineId: line.id, measure, value, at: actor.now },
        update: { value, at: actor.now },
      });
    }
    const subject = { kind: 'order', id: order.id };
    const told = { number, position, readings };
    const customerId = order.customerId ?? undefined;
    await recordInteraction(tx, actor, 'usage-reported', subject, told, customerId);
    await recordAudit(tx, actor, 'order.usage-reported', subject, { position, readings });
  });
  await proposeUpgrades(actor, line.id);
}

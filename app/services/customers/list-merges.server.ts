/** The merges of a customer that stand, the last one first; and where a merged record has gone. */
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { readRow } from './kept-rows.server.ts';
import { readReasons } from './list-duplicates.server.ts';

export async function listMerges(actor: Actor, customerId: string) {
  requirePermission(actor, 'customers:read');
  const rows = await database().customerMerge.findMany({
    where: { intoId: customerId, undoneAt: null },
    orderBy: { sequence: 'desc' },
    include: { mergedBy: { select: { name: true } } },
  });
  return rows.map(({ id, given, reasons, mergedAt, mergedBy }) => {
    const { name, email } = readRow(given);
    return {
      id,
      name: String(name),
      email: String(email),
      reasons: readReasons(reasons),
      mergedAt,
      mergedBy: mergedBy?.name,
    };
  });
}

/** The id of the record that has taken this one over, if any. */
export async function mergedInto(actor: Actor, customerId: string): Promise<string | undefined> {
  requirePermission(actor, 'customers:read');
  const merge = await database().customerMerge.findFirst({
    where: { fromId: customerId, undoneAt: null },
    orderBy: { sequence: 'desc' },
    select: { intoId: true },
  });
  return merge?.intoId;
}

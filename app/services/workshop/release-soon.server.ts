/** Releases every planned unit that begins within a week, each by its own event. */
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordWork } from './record-work.server.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** How many were released. */
export async function releaseSoon(actor: Actor): Promise<number> {
  requirePermission(actor, 'work:plan');
  const units = await database().workOrder.findMany({
    where: {
      status: 'planned',
      OR: [
        { plannedStart: null },
        { plannedStart: { lt: new Date(actor.now.getTime() + WEEK_MS) } },
      ],
    },
    select: { number: true, version: true },
  });
  for (const { number, version } of units) {
    // The same release, pressed twice, is one event.
    const key = `release:${number}:${version}`;
    await recordWork(actor, { number, key, work: { type: 'release' } });
  }
  return units.length;
}

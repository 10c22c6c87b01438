/** What proposing does: how often proposals were taken, and what was ordered with them and without. */
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

export interface CrossSellFigures {
  readonly familyId: string;
  readonly group: 'shown' | 'held-out';
  readonly proposals: number;
  readonly taken: number;
  readonly refused: number;
  /** Of products that were ordered, and those among them that have the option. */
  readonly ordered: number;
  readonly with: number;
}

/** By family and group, the shown one first. */
export async function crossSellFigures(actor: Actor): Promise<readonly CrossSellFigures[]> {
  requirePermission(actor, 'learning:manage');
  const rows = await database().crossSell.groupBy({
    by: ['familyId', 'group', 'status', 'ordered'],
    _count: { _all: true },
  });
  const figures = new Map<string, CrossSellFigures>();
  for (const { familyId, group, status, ordered, _count } of rows) {
    const key = `${familyId} ${group === 'shown' ? 0 : 1}`;
    const before = figures.get(key) ?? {
      ...{ familyId, group: group === 'shown' ? ('shown' as const) : ('held-out' as const) },
      ...{ proposals: 0, taken: 0, refused: 0, ordered: 0, with: 0 },
    };
    const count = _count._all;
    figures.set(key, {
      ...before,
      proposals: before.proposals + count,
      taken: before.taken + (status === 'taken' ? count : 0),
      refused: before.refused + (status === 'refused' ? count : 0),
      ordered: before.ordered + (ordered === null ? 0 : count),
      with: before.with + (ordered === true ? count : 0),
    });
  }
  return [...figures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** What is learnt for each version, and how often what it marked was taken; for staff. */
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

export interface RecommenderFigures {
  readonly familyId: string;
  readonly version: number;
  /** Something can be marked by it. */
  readonly inUse: boolean;
  /** Configurations learnt from, and of how many people. */
  readonly rows: number;
  readonly people: number;
  /** Values guessed of people held out; wrong by the model, and by what is most popular. */
  readonly asked: number;
  readonly wrong: number;
  readonly popularWrong: number;
  readonly learntAt: Date;
  /** Choices where a value was marked, and those that took it. */
  readonly marked: number;
  readonly taken: number;
}

/** By family, the newest version first. */
export async function listRecommenders(actor: Actor): Promise<readonly RecommenderFigures[]> {
  requirePermission(actor, 'learning:manage');
  const rows = await database().recommender.findMany({
    omit: { bytes: true },
    include: { familyVersion: { select: { familyId: true, number: true } } },
    orderBy: [{ familyVersion: { familyId: 'asc' } }, { familyVersion: { number: 'desc' } }],
  });
  return rows.map(({ familyVersion: { familyId, number }, hash, ...row }) => ({
    familyId,
    version: number,
    inUse: hash !== null,
    rows: row.rows,
    people: row.people,
    asked: row.asked,
    wrong: row.wrong,
    popularWrong: row.popularWrong,
    learntAt: row.learntAt,
    marked: row.marked,
    taken: row.taken,
  }));
}

/** Publishes a validated family: a new immutable version, or nothing when it is the newest one. */
import type { Family } from '#rules/model/family.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { toJson } from '#app/utils/record.server.ts';
import { sha256 } from '#app/utils/secrets.server.ts';

export interface Published {
  readonly versionId: string;
  readonly number: number;
  /** False when this very document is the newest version already. */
  readonly published: boolean;
}

/** The document with its keys in order, so that the same family always has the same hash. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]),
  );
}

export const familyHash = (family: Family): string => sha256(JSON.stringify(canonical(family)));

export async function publishFamily(family: Family, now: Date = new Date()): Promise<Published> {
  const hash = familyHash(family);
  return inTransaction(
    async (tx) => {
      await tx.family.upsert({ where: { id: family.id }, create: { id: family.id }, update: {} });
      const newest = await tx.familyVersion.findFirst({
        where: { familyId: family.id },
        orderBy: { number: 'desc' },
        select: { id: true, number: true, hash: true },
      });
      if (newest?.hash === hash) {
        return { versionId: newest.id, number: newest.number, published: false };
      }
      const number = (newest?.number ?? 0) + 1;
      const { id } = await tx.familyVersion.create({
        data: { familyId: family.id, number, hash, document: toJson(family), publishedAt: now },
      });
      await tx.auditEvent.create({
        data: {
          action: 'family.published',
          subjectKind: 'family-version',
          subjectId: id,
          data: { familyId: family.id, number, hash },
          at: now,
        },
      });
      return { versionId: id, number, published: true };
    },
    { serializable: true },
  );
}

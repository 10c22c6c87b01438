/**
 * Published versions, kept in memory by their id: they never change. The artifact of a version is
 * compiled at its first use, once for each price list.
 */
import { familySchema, type Family } from '#rules/model/family.ts';
import { publicFamily, type PublicFamily } from '#rules/model/public-family.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database } from '#app/utils/database.server.ts';

export interface LoadedVersion {
  readonly id: string;
  readonly familyId: string;
  readonly number: number;
  readonly hash: string;
  readonly family: Family;
  readonly public: PublicFamily;
}

const loaded = new Map<string, Promise<LoadedVersion>>();

/** A published version; `not-found` when there is none of this id. */
export function loadFamilyVersion(versionId: string): Promise<LoadedVersion> {
  const known = loaded.get(versionId);
  if (known) return known;
  const loading = readVersion(versionId);
  loaded.set(versionId, loading);
  // What failed to load may be there the next time.
  loading.catch(() => loaded.delete(versionId));
  return loading;
}

async function readVersion(versionId: string): Promise<LoadedVersion> {
  const row = await database().familyVersion.findUnique({ where: { id: versionId } });
  if (row === null) throw new AppError('not-found');
  const family = familySchema.parse(row.document);
  const { id, familyId, number, hash } = row;
  return { id, familyId, number, hash, family, public: publicFamily(family) };
}

/** The version new configurations of a family are made on. */
export async function newestVersion(familyId: string): Promise<LoadedVersion> {
  const row = await database().familyVersion.findFirst({
    where: { familyId },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  if (row === null) throw new AppError('not-found');
  return loadFamilyVersion(row.id);
}

/** The newest version of every family, by family id. */
export async function newestVersions(): Promise<readonly LoadedVersion[]> {
  const families = await database().family.findMany({
    orderBy: { id: 'asc' },
    include: {
      versions: { orderBy: { number: 'desc' }, take: 1, select: { id: true } },
    },
  });
  const ids = families.flatMap(({ versions }) => versions.map(({ id }) => id));
  return Promise.all(ids.map(loadFamilyVersion));
}

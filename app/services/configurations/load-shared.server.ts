/** What anyone with the link of a shared configuration sees: the product, not whose it is. */
import type { Decision } from '#rules/configuration/types.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database } from '#app/utils/database.server.ts';
import { loadFamilyVersion, type LoadedVersion } from '../families/load-family-version.server.ts';

export interface SharedConfiguration {
  readonly version: LoadedVersion;
  readonly name: string;
  readonly decisions: readonly Decision[];
  readonly shareToken: string;
}

export async function loadShared(shareToken: string): Promise<SharedConfiguration> {
  const row = await database().configuration.findUnique({ where: { shareToken } });
  if (row === null) throw new AppError('not-found');
  return {
    version: await loadFamilyVersion(row.familyVersionId),
    name: row.name,
    decisions: row.decisions as unknown as readonly Decision[],
    shareToken,
  };
}

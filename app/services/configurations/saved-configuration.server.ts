/** A stored configuration as services hand it out. */
import type { Decision } from '#rules/configuration/types.ts';
import type { Prisma } from '#app/utils/database.server.ts';

export const CONFIGURATION_FIELDS = {
  familyVersion: { select: { familyId: true, number: true } },
} satisfies Prisma.ConfigurationInclude;

type Row = Prisma.ConfigurationGetPayload<{ include: typeof CONFIGURATION_FIELDS }>;

export interface SavedConfiguration {
  readonly id: string;
  readonly familyId: string;
  readonly familyVersionId: string;
  readonly versionNumber: number;
  readonly customerId: string | null;
  readonly guestId: string | null;
  readonly name: string;
  readonly decisions: readonly Decision[];
  readonly revision: number;
  readonly shareToken: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export function toSaved({
  familyVersion,
  decisions,
  startedWith: _startedWith,
  ...row
}: Row): SavedConfiguration {
  return {
    ...row,
    familyId: familyVersion.familyId,
    versionNumber: familyVersion.number,
    decisions: decisions as unknown as readonly Decision[],
  };
}

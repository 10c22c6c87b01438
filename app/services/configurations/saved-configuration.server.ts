/** A stored configuration as services hand it out, and who may read or change it. */
import type { Decision } from '#rules/configuration/types.ts';
import { can } from '#rules/policy/permissions.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';

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

export function toSaved({ familyVersion, decisions, ...row }: Row): SavedConfiguration {
  return {
    ...row,
    familyId: familyVersion.familyId,
    versionNumber: familyVersion.number,
    decisions: decisions as unknown as readonly Decision[],
  };
}

/** The configuration if the actor may do this with it, else `not-found`: staff who read customers
 * may look at a customer's configuration, only its owner (or who acts for them) may change it. */
export async function findConfiguration(
  actor: Actor,
  id: string,
  purpose: 'read' | 'change',
): Promise<SavedConfiguration> {
  const mine = { id, ...ownerOf(actor) };
  const readable = { id, customerId: { not: null } };
  const may = purpose === 'read' && can(actor.user?.role, 'customers:read');
  const row = await database().configuration.findFirst({
    where: may ? { OR: [mine, readable] } : mine,
    include: CONFIGURATION_FIELDS,
  });
  if (row === null) throw new AppError('not-found');
  return toSaved(row);
}

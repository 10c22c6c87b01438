/** Who may do what with a stored configuration: its owner, those invited to it, and staff. */
import { isLiveRole, mayAs, type LiveRole } from '#rules/policy/collaboration.ts';
import { can } from '#rules/policy/permissions.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database } from '#app/utils/database.server.ts';
import { environment } from '#app/utils/environment.server.ts';
import {
  CONFIGURATION_FIELDS,
  toSaved,
  type SavedConfiguration,
} from './saved-configuration.server.ts';

/** `own`: whatever only the owner does, such as naming, ordering, inviting and throwing away. */
export type Purpose = 'read' | 'suggest' | 'change' | 'own';

export interface Access {
  readonly configuration: SavedConfiguration;
  readonly role: LiveRole;
  /** The owner, or who acts for them. */
  readonly owner: boolean;
  /** Looks on because of their job, without anybody's invitation. */
  readonly onlooker: boolean;
  /** How an invited person is called. */
  readonly name?: string | undefined;
  /** In whose circumstances it is configured: the owner's, whoever asks. */
  readonly circumstances: Actor;
}

const NEEDED: Readonly<Record<Exclude<Purpose, 'own'>, LiveRole>> = {
  read: 'view',
  suggest: 'suggest',
  change: 'edit',
};

/**
 * The configuration if the actor may do this with it. What they may not know of is `not-found`;
 * what they may see but not do is `not-allowed` for the invited and `not-found` for staff.
 */
export async function accessTo(actor: Actor, id: string, purpose: Purpose): Promise<Access> {
  const { guestId } = actor.session;
  const row = await database().configuration.findUnique({
    where: { id },
    include: {
      ...CONFIGURATION_FIELDS,
      participants: { where: { guestId }, include: { invitation: true } },
    },
  });
  if (row === null) throw new AppError('not-found');
  const { participants, ...stored } = row;
  const configuration = toSaved(stored);
  if (isOwner(actor, configuration)) {
    return { configuration, role: 'edit', owner: true, onlooker: false, circumstances: actor };
  }
  const [participant] = participants;
  const invitation = participant?.invitation;
  if (invitation && invitation.withdrawnAt === null && invitation.expiresAt > actor.now) {
    const role = isLiveRole(participant.role) ? participant.role : 'view';
    if (purpose === 'own' || !mayAs(role, NEEDED[purpose])) throw new AppError('not-allowed');
    const circumstances = await inPlaceOfOwner(actor, configuration);
    const { name } = participant;
    return { configuration, role, owner: false, onlooker: false, name, circumstances };
  }
  const looks = purpose === 'read' && can(actor.user?.role, 'customers:read');
  if (!looks || configuration.customerId === null) throw new AppError('not-found');
  return { configuration, role: 'view', owner: false, onlooker: true, circumstances: actor };
}

/** `accessTo` of whoever is part of the work: those who merely may look are `not-found` here. */
export async function accessOfParticipant(actor: Actor, id: string): Promise<Access> {
  const access = await accessTo(actor, id, 'read');
  if (access.onlooker) throw new AppError('not-found');
  return access;
}

/** `accessTo`, where only the configuration is wanted. */
export async function findConfiguration(
  actor: Actor,
  id: string,
  purpose: Purpose,
): Promise<SavedConfiguration> {
  return (await accessTo(actor, id, purpose)).configuration;
}

function isOwner(
  actor: Actor,
  { customerId, guestId }: Pick<SavedConfiguration, 'customerId' | 'guestId'>,
): boolean {
  const owner = ownerOf(actor);
  return 'customerId' in owner ? owner.customerId === customerId : owner.guestId === guestId;
}

/**
 * The invited person as they stand on the owner's configuration: with the owner's preferences and
 * market, so that both are offered the same, and on the owner's timeline.
 */
async function inPlaceOfOwner(
  actor: Actor,
  { customerId, guestId }: SavedConfiguration,
): Promise<Actor> {
  const customer =
    customerId === null
      ? null
      : await database().customer.findUnique({
          where: { id: customerId },
          select: { market: true },
        });
  const session =
    guestId === null ? null : await database().session.findUnique({ where: { guestId } });
  return {
    ...actor,
    session: { ...actor.session, guestId: guestId ?? actor.session.guestId },
    user: actor.user && { ...actor.user, customerId: undefined },
    actingFor: customerId ?? undefined,
    market: customer?.market ?? session?.market ?? environment.defaultMarket,
  };
}

/**
 * Whose approvals somebody decides: an approver's own, by role, and those of approvers who are away
 * and named them for that time. Whoever stands in stands in for nobody else's delegate.
 */
import { z } from 'zod';
import { isAway, type Absence } from '#rules/policy/delegation.ts';
import { can, ROLES } from '#rules/policy/permissions.ts';
import { isDay } from '#rules/quotes/days.ts';
import type { Actor, ActorUser } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';

const APPROVERS = ROLES.filter((role) => can(role, 'quotes:approve'));
const DELEGATES = ROLES.filter((role) => can(role, 'quotes:read'));

export interface StandIn extends Absence {
  readonly id: string;
  readonly name: string;
}

/** The approvers who named this person, today and later; the earliest end first. */
async function namedBy(userId: string, today: string): Promise<StandIn[]> {
  const rows = await database().user.findMany({
    where: {
      delegateId: userId,
      delegateUntil: { gte: today },
      active: true,
      role: { in: [...APPROVERS] },
    },
    orderBy: [{ delegateUntil: 'asc' }, { name: 'asc' }],
    select: { id: true, name: true, delegateFrom: true, delegateUntil: true },
  });
  return rows.map(({ id, name, delegateFrom, delegateUntil }) => ({
    ...{ id, name },
    from: delegateFrom ?? undefined,
    until: delegateUntil ?? today,
  }));
}

/**
 * Whether approvals are this person's to decide on the day `today` (YYYY-MM-DD), and in whose place
 * where they are not by their role. `requestedById`: who asked, where it is about one approval;
 * nobody decides that in their place.
 */
export async function approvalRight(
  { id, role }: ActorUser,
  today: string,
  requestedById?: string | null,
): Promise<{ readonly may: boolean; readonly inPlaceOf: readonly StandIn[] }> {
  if (can(role, 'quotes:approve')) return { may: true, inPlaceOf: [] };
  const named = await namedBy(id, today);
  const inPlaceOf = named.filter(
    (standIn) => standIn.id !== requestedById && isAway(standIn, today),
  );
  return { may: inPlaceOf.length > 0, inPlaceOf };
}

const day = z.string().refine(isDay);
export const delegateSchema = z.object({
  delegateId: fields.id.optional(),
  from: day.optional(),
  until: day.optional(),
});

/**
 * An approver names who decides in their place, from a day (today, unless said) to a day; nobody,
 * to decide alone again. The delegate reads quotes and is not the approver.
 */
export async function delegateApprovals(actor: Actor, input: unknown): Promise<void> {
  const user = requirePermission(actor, 'quotes:approve');
  const { delegateId, from, until } = parseInput(delegateSchema, input);
  const today = actor.now.toISOString().slice(0, 10);
  if (delegateId !== undefined) await requireDelegate(user, delegateId);
  const named =
    delegateId === undefined
      ? { delegateId: null, delegateFrom: null, delegateUntil: null }
      : { delegateId, ...daysAway(from ?? today, until, today) };
  await inTransaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: named });
    await recordAudit(tx, actor, 'approvals.delegated', { kind: 'user', id: user.id }, named);
  });
}

async function requireDelegate(user: ActorUser, delegateId: string): Promise<void> {
  const other = await database().user.findFirst({
    where: { id: delegateId, active: true, role: { in: [...DELEGATES] } },
  });
  if (other === null || other.id === user.id) {
    throw new AppError('invalid-input', { fields: { delegateId: 'invalid' } });
  }
}

function daysAway(from: string, until: string | undefined, today: string) {
  if (until === undefined) throw new AppError('invalid-input', { fields: { until: 'required' } });
  if (until < from || until < today) {
    throw new AppError('invalid-input', { fields: { until: 'endsTooEarly' } });
  }
  return { delegateFrom: from, delegateUntil: until };
}

export interface Delegation {
  /** Who decides in the place of whoever asks, now or later. */
  readonly delegate: StandIn | undefined;
  /** Whoever could be named; empty for those who are no approvers. */
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
  /** In whose place whoever asks decides, now or later. */
  readonly standsFor: readonly StandIn[];
}

/** In whose place whoever asks decides, now or later. */
export async function standsFor(actor: Actor): Promise<readonly StandIn[]> {
  const { id } = requirePermission(actor, 'quotes:read');
  return namedBy(id, actor.now.toISOString().slice(0, 10));
}

/**
 * What is agreed on approvals of and by whoever asks; a delegation that is over is none, and so is
 * one to somebody who can no longer decide.
 */
export async function getDelegation(actor: Actor): Promise<Delegation> {
  const user = requirePermission(actor, 'quotes:read');
  const today = actor.now.toISOString().slice(0, 10);
  const named = await namedBy(user.id, today);
  if (!can(user.role, 'quotes:approve')) {
    return { delegate: undefined, candidates: [], standsFor: named };
  }
  const [own, candidates] = await Promise.all([
    database().user.findUniqueOrThrow({
      where: { id: user.id },
      select: {
        delegateFrom: true,
        delegateUntil: true,
        delegate: { select: { id: true, name: true, active: true, role: true } },
      },
    }),
    database().user.findMany({
      where: { active: true, id: { not: user.id }, role: { in: [...DELEGATES] } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  ]);
  return { delegate: lasting(own, today), candidates, standsFor: named };
}

function lasting(
  {
    delegate,
    delegateFrom,
    delegateUntil,
  }: {
    readonly delegate: {
      readonly id: string;
      readonly name: string;
      readonly active: boolean;
      readonly role: string;
    } | null;
    readonly delegateFrom: string | null;
    readonly delegateUntil: string | null;
  },
  today: string,
): StandIn | undefined {
  if (delegate === null || delegateUntil === null || delegateUntil < today) return undefined;
  const { id, name, active, role } = delegate;
  if (!active || !DELEGATES.some((each) => each === role)) return undefined;
  return { id, name, from: delegateFrom ?? undefined, until: delegateUntil };
}

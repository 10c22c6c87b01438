/** The rows that tell what happened, written in the transaction of what they tell. */
import { inWorkshop } from '#rules/policy/permissions.ts';
import type { Actor } from './actor.ts';
import type { Prisma, Transaction } from './database.server.ts';

type Json = Prisma.InputJsonValue;

/** Plain data for a Json column: what JSON cannot say (absent properties) is left out. */
export const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** One row of the relationship's timeline, on the customer (or guest) the work is for. */
export async function recordInteraction(
  tx: Transaction,
  actor: Actor,
  kind: string,
  subject?: Subject,
  data: Readonly<Record<string, unknown>> = {},
  customerId: string | undefined = actor.actingFor ?? actor.user?.customerId,
): Promise<void> {
  const staff = actor.user !== undefined && actor.user.role !== 'customer';
  await tx.interaction.create({
    data: {
      customerId: customerId ?? null,
      guestId: customerId === undefined ? actor.session.guestId : null,
      userId: actor.user?.id ?? null,
      channel: staff ? (inWorkshop(actor.user.role) ? 'workshop' : 'desk') : 'web',
      kind,
      subjectKind: subject?.kind ?? null,
      subjectId: subject?.id ?? null,
      data: toJson(data),
      at: actor.now,
    },
  });
}

export async function recordAudit(
  tx: Transaction,
  actor: Actor,
  action: string,
  subject: Subject,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      userId: actor.user?.id ?? null,
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      requestId: actor.requestId,
      data: toJson(data),
      at: actor.now,
    },
  });
}

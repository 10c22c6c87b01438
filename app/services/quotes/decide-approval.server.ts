/**
 * A manager, or the one they named to decide in their place, approves or rejects what goes beyond a
 * rep's limits, with a reason. Nobody decides what they asked for themselves.
 */
import { z } from 'zod';
import { can, ROLES } from '#rules/policy/permissions.ts';
import type { Actor, ActorUser } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission, requireUser } from '#app/utils/permissions.server.ts';
import { loadQuote } from './find-quote.server.ts';
import { moveQuote, requireVersion } from './write-quote.server.ts';

export const decideApprovalSchema = z.object({
  id: fields.id,
  version: z.coerce.number().int(),
  decision: z.enum(['approve', 'reject']),
  reason: z.string().trim().max(1000).default(''),
});

const APPROVERS = ROLES.filter((role) => can(role, 'quotes:approve'));

/** By role, or in the place of somebody whose it is, until the end of the day they named. */
export async function mayApprove({ id, role }: ActorUser, today: string): Promise<boolean> {
  if (can(role, 'quotes:approve')) return true;
  const standsFor = await database().user.count({
    where: {
      delegateId: id,
      delegateUntil: { gte: today },
      active: true,
      role: { in: [...APPROVERS] },
    },
  });
  return standsFor > 0;
}

export async function decideApproval(actor: Actor, input: unknown): Promise<void> {
  const user = requirePermission(actor, 'quotes:read');
  const { id, version, decision, reason } = parseInput(decideApprovalSchema, input);
  if (decision === 'reject' && reason === '')
    throw new AppError('invalid-input', { fields: { reason: 'required' } });
  const quote = await loadQuote(id);
  await requireVersion(quote, version);
  const pending = await database().approval.findFirst({
    where: { quoteId: id, status: 'pending' },
    orderBy: { createdAt: 'desc' },
  });
  const event = {
    type: decision,
    mayApprove: await mayApprove(user, actor.now.toISOString().slice(0, 10)),
    own: pending?.requestedById === user.id,
  };
  await inTransaction(async (tx) => {
    await moveQuote(tx, actor, quote, event, { told: { reason } });
    await tx.approval.updateMany({
      where: { quoteId: id, status: 'pending' },
      data: {
        status: decision === 'approve' ? 'approved' : 'rejected',
        decidedById: user.id,
        decision: reason,
        decidedAt: actor.now,
      },
    });
  });
}

export const recallSchema = z.object({ id: fields.id, version: z.coerce.number().int() });

/** The rep takes a quote back out of approval, to change it. */
export async function recallQuote(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'quotes:write');
  const { id, version } = parseInput(recallSchema, input);
  const quote = await loadQuote(id);
  await requireVersion(quote, version);
  await inTransaction(async (tx) => {
    await moveQuote(tx, actor, quote, { type: 'recall' });
    await tx.approval.updateMany({
      where: { quoteId: id, status: 'pending' },
      data: { status: 'recalled', decidedAt: actor.now },
    });
  });
}

export const delegateSchema = z.object({
  delegateId: fields.id.optional(),
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
});

/** An approver names who decides in their place, until a day; nobody, to decide alone again. */
export async function delegateApprovals(actor: Actor, input: unknown): Promise<void> {
  const user = requireUser(actor);
  requirePermission(actor, 'quotes:approve');
  const { delegateId, until } = parseInput(delegateSchema, input);
  if (delegateId !== undefined) {
    const other = await database().user.findFirst({ where: { id: delegateId, active: true } });
    const known = ROLES.find((role) => role === other?.role);
    if (other === null || other.id === user.id || !can(known, 'quotes:read'))
      throw new AppError('invalid-input', { fields: { delegateId: 'invalid' } });
    if (until === undefined) throw new AppError('invalid-input', { fields: { until: 'required' } });
  }
  await inTransaction(async (tx) => {
    await tx.user.update({
      where: { id: user.id },
      data: { delegateId: delegateId ?? null, delegateUntil: delegateId ? (until ?? null) : null },
    });
    await tx.auditEvent.create({
      data: {
        userId: user.id,
        action: 'approvals.delegated',
        subjectKind: 'user',
        subjectId: user.id,
        requestId: actor.requestId,
        data: { delegateId: delegateId ?? null, until: until ?? null },
        at: actor.now,
      },
    });
  });
}

/**
 * A rep says that a draft is ready: it is approved at once where it stays within their limits, and
 * waits for a manager where it goes beyond. What it holds and costs is fixed from here on.
 */
import { z } from 'zod';
import { APPROVAL_ROLES, type ApprovalRole } from '#rules/pricing/policy.ts';
import { countedLines } from '#rules/quotes/counted-lines.ts';
import type { Actor, ActorUser } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { toJson } from '#app/utils/record.server.ts';
import { loadQuote } from './find-quote.server.ts';
import { limitsExceeded } from './price-quote.server.ts';
import { resolvePromotions } from './promotions.server.ts';
import { replaceLines, workOut } from './write-draft.server.ts';
import { moveQuote, requireVersion } from './write-quote.server.ts';

export const submitQuoteSchema = z.object({
  id: fields.id,
  version: z.coerce.number().int(),
  /** For the approver, where one is needed. */
  reason: z.string().trim().max(1000).default(''),
});

/** Whose limits count: those of the person's role; the narrowest for everyone without limits. */
export const approvalRole = (user: Pick<ActorUser, 'role'> | undefined): ApprovalRole =>
  APPROVAL_ROLES.find((known) => known === user?.role) ?? 'sales';

export async function submitQuote(
  actor: Actor,
  input: unknown,
): Promise<{ readonly status: 'approved' | 'in-approval' }> {
  const user = requirePermission(actor, 'quotes:write');
  const { id, version, reason } = parseInput(submitQuoteSchema, input);
  const quote = await loadQuote(id);
  await requireVersion(quote, version);
  const today = actor.now.toISOString().slice(0, 10);
  const { offered, priced } = await workOut(actor, quote);
  const lines = offered.map(({ line }) => line);
  const { currency, customerId, terms } = quote;
  const { refused } = await resolvePromotions(terms.promotionCodes, {
    currency,
    customerId,
    today,
  });
  if (refused[0]) throw new AppError(refused[0].why, { code: refused[0].code });
  const exceeded = limitsExceeded(approvalRole(user), priced, lines);
  const event = {
    type: 'submit' as const,
    lines: countedLines(lines).size,
    sellable: offered.every(({ verdict }) => verdict === 'sellable'),
    exceeds: exceeded.length > 0,
    today,
    validUntil: quote.validUntil,
  };
  await inTransaction(async (tx) => {
    const { deal } = priced;
    await moveQuote(tx, actor, quote, event, {
      data: { deal: toJson(deal), dealTerms: toJson(priced.terms), total: deal.total },
      told: { total: deal.total, exceeded, reason },
    });
    await replaceLines(tx, id, quote.lines, lines);
    if (exceeded.length === 0) return;
    await tx.approval.create({
      data: {
        quoteId: id,
        requestedById: user.id,
        reason,
        exceeded: toJson(exceeded),
        createdAt: actor.now,
      },
    });
  });
  return { status: exceeded.length > 0 ? 'in-approval' : 'approved' };
}

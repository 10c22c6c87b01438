/**
 * A new revision under the same number: the old one is superseded and stays as it was sent, the new
 * one begins as a draft with its lines, agreements and configurations. Both or neither.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { addDays } from '#rules/quotes/days.ts';
import type { Actor } from '#app/utils/actor.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit, toJson } from '#app/utils/record.server.ts';
import { searchable } from '#app/utils/search.server.ts';
import { standardPolicy } from '../pricing/standard-policy.ts';
import { loadQuote } from './find-quote.server.ts';
import { replaceLines } from './write-draft.server.ts';
import { moveQuote, requireVersion } from './write-quote.server.ts';

export const reviseQuoteSchema = z.object({
  id: fields.id,
  version: z.coerce.number().int(),
  reason: z.string().trim().max(1000).default(''),
});

export async function reviseQuote(
  actor: Actor,
  input: unknown,
): Promise<{ readonly id: string; readonly revision: number }> {
  const user = requirePermission(actor, 'quotes:write');
  const { id, version, reason } = parseInput(reviseQuoteSchema, input);
  const before = await loadQuote(id);
  await requireVersion(before, version);
  const today = actor.now.toISOString().slice(0, 10);
  const revision = before.revision + 1;
  const { number, title, customerId, market, currency, locale, terms, client } = before;
  return inTransaction(async (tx) => {
    await moveQuote(tx, actor, before, { type: 'revise' }, { told: { reason } });
    const created = await tx.quote.create({
      data: {
        number,
        revision,
        customerId,
        ownerId: before.ownerId ?? user.id,
        title,
        market,
        currency,
        locale,
        terms: toJson(terms),
        validUntil: addDays(today, standardPolicy.quoteValidityDays),
        total: before.deal?.total ?? 0,
        searchText: searchable(number, client.name, client.email),
        previousId: id,
        createdAt: actor.now,
      },
    });
    await replaceLines(
      tx,
      created.id,
      [],
      before.lines.map((line) => ({ ...line, id: randomUUID() })),
    );
    const subject = { kind: 'quote', id: created.id };
    await recordAudit(tx, actor, 'quote.created', subject, {
      number,
      revision,
      version: 0,
      reason,
    });
    return { id: created.id, revision };
  });
}

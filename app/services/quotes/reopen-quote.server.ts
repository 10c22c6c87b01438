/** A rep takes an approved quote, not sent yet, back to a draft; it has to be submitted again. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { loadQuote } from './find-quote.server.ts';
import { moveQuote, requireVersion } from './write-quote.server.ts';

export const reopenQuoteSchema = z.object({ id: fields.id, version: z.coerce.number().int() });

export async function reopenQuote(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'quotes:write');
  const { id, version } = parseInput(reopenQuoteSchema, input);
  const quote = await loadQuote(id);
  await requireVersion(quote, version);
  await inTransaction((tx) => moveQuote(tx, actor, quote, { type: 'edit' }));
}

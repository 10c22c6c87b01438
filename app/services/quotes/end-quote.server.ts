/** A quote comes to its end without the client: withdrawn by the rep, or expired with its last day. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { clock } from '#app/utils/clock.server.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { toJson } from '#app/utils/record.server.ts';
import { loadQuote } from './find-quote.server.ts';
import type { QuoteView } from './quote-view.server.ts';
import { moveQuote, requireVersion } from './write-quote.server.ts';

export const withdrawQuoteSchema = z.object({
  id: fields.id,
  version: z.coerce.number().int(),
  reason: z.string().trim().min(1).max(1000),
});

export async function withdrawQuote(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'quotes:write');
  const { id, version, reason } = parseInput(withdrawQuoteSchema, input);
  const quote = await loadQuote(id);
  await requireVersion(quote, version);
  await inTransaction((tx) =>
    moveQuote(
      tx,
      actor,
      quote,
      { type: 'withdraw' },
      {
        data: { decision: toJson({ reason }), decidedAt: actor.now },
        told: { reason },
      },
    ),
  );
}

/** Ends every offer whose last day is over; safe at any time, from any process. */
export async function expireQuotes(now: Date): Promise<number> {
  const today = now.toISOString().slice(0, 10);
  const due = await database().quote.findMany({
    where: { status: { in: ['sent', 'viewed'] }, validUntil: { lt: today } },
    select: { id: true },
  });
  let expired = 0;
  for (const { id } of due) {
    const after = await expireIfOver(await loadQuote(id), now);
    if (after.status === 'expired') expired += 1;
  }
  return expired;
}

/** The quote as it is once the calendar has been looked at. */
export async function expireIfOver(quote: QuoteView, now: Date): Promise<QuoteView> {
  const { status, validUntil } = quote;
  const today = now.toISOString().slice(0, 10);
  if ((status !== 'sent' && status !== 'viewed') || today <= validUntil) return quote;
  try {
    await inTransaction((tx) =>
      moveQuote(
        tx,
        clock(now),
        quote,
        { type: 'expire', today, validUntil },
        {
          data: { decidedAt: now },
        },
      ),
    );
  } catch (error) {
    // Another process, or an acceptance in time, was faster.
    if (!(error instanceof AppError) || error.code !== 'quote-changed') throw error;
  }
  return loadQuote(quote.id);
}

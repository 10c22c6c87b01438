/** The client declines an offer and, if they like, says why. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { toJson } from '#app/utils/record.server.ts';
import { openOfferToWrite } from './open-offer.server.ts';
import { moveQuote } from './write-quote.server.ts';

export const declineOfferSchema = z.object({
  token: z.string().min(1).max(100),
  name: fields.name.optional(),
  reason: z.string().trim().max(1000).default(''),
});

export async function declineOffer(actor: Actor, input: unknown): Promise<void> {
  const { token, name, reason } = parseInput(declineOfferSchema, input);
  const { quote } = await openOfferToWrite(actor, token);
  await inTransaction((tx) =>
    moveQuote(
      tx,
      actor,
      quote,
      { type: 'decline' },
      {
        data: { decision: toJson({ name, reason }), decidedAt: actor.now },
        told: { name, reason },
      },
    ),
  );
}

/**
 * The client accepts an offer, by name and with consent, and with that orders: quote, order and used
 * promotions are written in one transaction, once.
 *
 * The order numbers' row is locked first, so of simultaneous acceptances one makes the order and
 * the others get that order. The price is that of the quote: with the options it proposes the very
 * deal that was sent, with others the same lines under the same terms of the same day.
 */
import { z } from 'zod';
import type { Deal } from '#rules/pricing/deal-types.ts';
import { choicesOf, countedLines } from '#rules/quotes/counted-lines.ts';
import { nextQuote } from '#rules/workflow/quote.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { toJson } from '#app/utils/record.server.ts';
import { learnAfterOrder } from '../customers/learn-preferences.server.ts';
import { deliverSoon } from '../mail/deliver-outbox.server.ts';
import type { OrderCustomer } from '../orders/get-order.server.ts';
import { lockNumbers } from '../orders/take-number.server.ts';
import { writeOrder } from '../orders/write-order.server.ts';
import { loadQuote } from './find-quote.server.ts';
import { openOfferToWrite } from './open-offer.server.ts';
import { orderDraftOf } from './order-of-quote.server.ts';
import { priceLines } from './price-quote.server.ts';
import { redeemPromotions } from './promotions.server.ts';
import type { QuoteView } from './quote-view.server.ts';
import { moveQuote } from './write-quote.server.ts';

export const acceptOfferSchema = z.object({
  token: z.string().min(1).max(100),
  name: fields.name,
  consent: z.boolean(),
  /** Ids of the options and alternatives the client wants. */
  chosen: z.array(fields.id).max(500).default([]),
  /** The total the page showed, in minor units. */
  acceptedTotal: z.coerce.number().int(),
  phone: fields.phone.optional(),
  street: fields.street,
  postalCode: fields.postalCode,
  city: fields.city,
  country: fields.country,
});
export type AcceptOffer = z.infer<typeof acceptOfferSchema>;

/** Each attempt loses only against somebody who wrote the quote: the client looking at it, say. */
const ATTEMPTS = 5;

export async function acceptOffer(
  actor: Actor,
  input: unknown,
): Promise<{ readonly number: string }> {
  const wanted = parseInput(acceptOfferSchema, input);
  const { quote: opened } = await openOfferToWrite(actor, wanted.token);
  for (let attempt = 1; ; attempt++) {
    const quote = attempt === 1 ? opened : await loadQuote(opened.id);
    if (quote.orderNumber !== undefined) return { number: quote.orderNumber };
    const today = actor.now.toISOString().slice(0, 10);
    const { consent } = wanted;
    const event = { type: 'accept' as const, consent, today, validUntil: quote.validUntil };
    const next = nextQuote(quote.status, event);
    if (!next.ok) throw new AppError(next.error, { status: quote.status });
    const deal = await dealChosen(quote, wanted.chosen);
    if (deal.total !== wanted.acceptedTotal)
      throw new AppError('price-changed', { total: deal.total, currency: deal.currency });
    const draft = await orderDraftOf(actor, quote, deal, customerOf(quote, wanted));
    try {
      const order = await inTransaction(async (tx) => {
        await lockNumbers(tx, 'order');
        const now = await loadQuote(quote.id, tx);
        if (now.orderNumber !== undefined) return { number: now.orderNumber };
        const { name, chosen } = wanted;
        await moveQuote(tx, actor, quote, event, {
          data: { decision: toJson({ name, chosen }), decidedAt: actor.now },
          told: { name, consent, total: deal.total },
        });
        const placed = await writeOrder(tx, actor, draft);
        await redeemPromotions(tx, quote.dealTerms?.promotions ?? [], {
          deal,
          orderId: placed.id,
          customerId: quote.customerId,
          now: actor.now,
        });
        return placed;
      });
      deliverSoon();
      await learnAfterOrder(quote.customerId, actor.now);
      return { number: order.number };
    } catch (error) {
      const overtaken = error instanceof AppError && error.code === 'quote-changed';
      if (!overtaken || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The deal with what the client chose; the very one that was sent where that is the proposal. */
export async function dealChosen(quote: QuoteView, chosen: readonly string[]): Promise<Deal> {
  const { deal, dealTerms, lines } = quote;
  if (deal === undefined || dealTerms === undefined) throw new AppError('quote-is-draft');
  const offered = choicesOf(lines);
  const unknown = chosen.find((id) => !offered.has(id));
  if (unknown !== undefined) throw new AppError('unknown-value', { line: unknown });
  const proposed = countedLines(lines);
  const wanted = countedLines(lines, new Set(chosen));
  if (proposed.size === wanted.size && [...proposed].every((id) => wanted.has(id))) return deal;
  return (await priceLines(dealTerms, lines, new Set(chosen))).deal;
}

function customerOf(quote: QuoteView, wanted: AcceptOffer): OrderCustomer {
  const { name, phone, street, postalCode, city, country } = wanted;
  return { name, email: quote.client.email, phone, street, postalCode, city, country };
}

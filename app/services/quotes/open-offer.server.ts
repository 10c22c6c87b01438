/**
 * The client's way in, by the link alone. Whoever guesses is slowed down; an unknown link is
 * `not-found`, one that is over or was withdrawn `link-expired`. A quote that was never sent, or is
 * being worked on again, is never seen through a link.
 */
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { countAttempt, type Limit } from '#app/utils/rate-limit.server.ts';
import { sha256 } from '#app/utils/secrets.server.ts';
import { expireIfOver } from './end-quote.server.ts';
import { loadQuote } from './find-quote.server.ts';
import type { QuoteView } from './quote-view.server.ts';
import { moveQuote } from './write-quote.server.ts';

const MISSES: Limit = { name: 'offer-link', attempts: 30, seconds: 10 * 60 };
/** What one client may write: far more than anyone types. */
const WRITES: Limit = { name: 'offer-write', attempts: 60, seconds: 10 * 60 };

export interface Offer {
  readonly quote: QuoteView;
  readonly tokenHash: string;
  /** The newest revision of this number; another one than the quote's: it is superseded. */
  readonly newestRevision: number;
}

export async function openOffer(actor: Actor, token: string): Promise<Offer> {
  const tokenHash = sha256(token);
  const link = await database().quoteLink.findUnique({ where: { tokenHash } });
  if (link === null) {
    await countAttempt(MISSES, actor.ip, actor.now);
    throw new AppError('not-found');
  }
  if (link.withdrawnAt !== null || link.expiresAt <= actor.now) throw new AppError('link-expired');
  const quote = await expireIfOver(await loadQuote(link.quoteId), actor.now);
  if (['draft', 'in-approval', 'approved'].includes(quote.status)) throw new AppError('not-found');
  const newest = await database().quote.aggregate({
    where: { number: quote.number },
    _max: { revision: true },
  });
  return { quote, tokenHash, newestRevision: newest._max.revision ?? quote.revision };
}

/** The same, for what writes. */
export async function openOfferToWrite(actor: Actor, token: string): Promise<Offer> {
  const offer = await openOffer(actor, token);
  await countAttempt(WRITES, offer.tokenHash, actor.now);
  return offer;
}

/** Notes that the client has seen the offer; staff who look at it are no client. */
export async function viewOffer(actor: Actor, { quote, tokenHash }: Offer): Promise<void> {
  if (actor.user !== undefined && actor.user.role !== 'customer') return;
  await database().quoteLink.updateMany({
    where: { tokenHash, viewedAt: null },
    data: { viewedAt: actor.now },
  });
  if (quote.status !== 'sent') return;
  try {
    await inTransaction((tx) => moveQuote(tx, actor, quote, { type: 'view' }));
  } catch (error) {
    // Seen in two windows at once, or accepted meanwhile.
    if (!(error instanceof AppError) || error.code !== 'quote-changed') throw error;
  }
}

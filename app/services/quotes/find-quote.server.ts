/** One quote, for staff who read quotes; for everyone else there is none. */
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, type Transaction } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { QUOTE_FIELDS, toQuoteView, type QuoteView } from './quote-view.server.ts';

/** The revision asked for, else the newest. */
export async function getQuote(
  actor: Actor,
  number: string,
  revision?: number,
): Promise<QuoteView> {
  requirePermission(actor, 'quotes:read');
  const row = await database().quote.findFirst({
    where: { number, ...(revision === undefined ? {} : { revision }) },
    orderBy: { revision: 'desc' },
    include: QUOTE_FIELDS,
  });
  if (row === null) throw new AppError('not-found');
  return toQuoteView(row);
}

/** By id, whoever asks: services check the permission before. */
export async function loadQuote(id: string, client: Transaction = database()): Promise<QuoteView> {
  const row = await client.quote.findUnique({ where: { id }, include: QUOTE_FIELDS });
  if (row === null) throw new AppError('not-found');
  return toQuoteView(row);
}

/** Every revision of a number, newest first. */
export function listRevisions(number: string) {
  return database().quote.findMany({
    where: { number },
    orderBy: { revision: 'desc' },
    select: { id: true, revision: true, status: true, total: true, updatedAt: true },
  });
}

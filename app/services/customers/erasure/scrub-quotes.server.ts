/** Takes the person out of quotes, whose numbers stay; what was still on offer is over. */
import type { Erased } from '#rules/customers/erasure/scrub.ts';
import { NO_JSON, type Transaction } from '#app/utils/database.server.ts';
import { searchable } from '#app/utils/search.server.ts';
import { scrubColumn } from './scrub-orders.server.ts';

/** Statuses in which somebody could still go on with a quote. */
const OPEN = ['draft', 'in-approval', 'approved', 'sent', 'viewed'];

export async function scrubQuotes(
  tx: Transaction,
  quoteIds: readonly string[],
  erased: Erased,
  now: Date,
): Promise<void> {
  await tx.quote.updateMany({
    where: { id: { in: [...quoteIds] }, status: { in: OPEN } },
    data: { status: 'withdrawn', decidedAt: now },
  });
  for (const id of quoteIds) await scrubQuote(tx, id, erased);
}

/** Of every quote of a customer, whatever is still on its way: links stop, what was said goes. */
export async function silenceQuotes(tx: Transaction, customerId: string, now: Date): Promise<void> {
  const where = { quote: { customerId } };
  await tx.quoteLink.deleteMany({ where });
  await tx.quoteComment.deleteMany({ where });
  await tx.approval.updateMany({ where, data: { reason: '', decision: null } });
  await tx.approval.updateMany({
    where: { ...where, status: 'pending' },
    data: { status: 'recalled', decidedAt: now },
  });
}

async function scrubQuote(tx: Transaction, id: string, erased: Erased): Promise<void> {
  const quote = await tx.quote.findUniqueOrThrow({ where: { id }, include: { lines: true } });
  const ofQuote = (column: string, document: unknown) =>
    scrubColumn('Quote', column, document, erased);
  await tx.quote.update({
    where: { id },
    data: {
      version: { increment: 1 },
      title: '',
      searchText: searchable(quote.number),
      terms: ofQuote('terms', quote.terms),
      deal: ofQuote('deal', quote.deal),
      dealTerms: ofQuote('dealTerms', quote.dealTerms),
      client: ofQuote('client', quote.client),
      decision: NO_JSON,
    },
  });
  const ofLine = (column: string, document: unknown) =>
    scrubColumn('QuoteLine', column, document, erased);
  for (const line of quote.lines) {
    await tx.quoteLine.update({
      where: { id: line.id },
      data: {
        note: '',
        discount: ofLine('discount', line.discount),
        title: ofLine('title', line.title),
        decisions: ofLine('decisions', line.decisions),
        product: ofLine('product', line.product),
        summary: ofLine('summary', line.summary),
        facts: ofLine('facts', line.facts),
      },
    });
  }
}

/**
 * What a quote's PDF is made of: for the client by their link, for staff by the number. What was
 * sent is printed from the quote's own copies and deal, so that it is the same years later.
 */
import { countryName } from '#components/orders/facts.tsx';
import { isLocale } from '#components/i18n/locales.ts';
import { messagesOf } from '#components/i18n/messages.ts';
import { choicesOf, countedLines } from '#rules/quotes/counted-lines.ts';
import type { Deal } from '#rules/pricing/deal-types.ts';
import { documentLocale } from '#app/documents/messages.ts';
import type { QuoteDocumentData, QuoteDocumentLine } from '#app/documents/quote.view-model.ts';
import { getQuote } from '#app/services/quotes/find-quote.server.ts';
import { openOffer } from '#app/services/quotes/open-offer.server.ts';
import type { QuoteLineView, QuoteView } from '#app/services/quotes/quote-view.server.ts';
import { standardPolicy } from '#app/services/pricing/standard-policy.ts';
import { workOut } from '#app/services/quotes/write-draft.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { paths } from '#app/utils/paths.ts';
import { workshopDay } from '#app/utils/workshop-time.server.ts';
import { bundlesShown } from './bundles.ts';

/** For the client: what was sent to them, with the way back to it. */
export async function presentOfferDocument(
  actor: Actor,
  token: string,
): Promise<QuoteDocumentData> {
  const { quote } = await openOffer(actor, token);
  if (quote.deal === undefined) throw new AppError('not-found');
  const url = `${actor.origin}${paths.offer(token)}`;
  return document(quote, quote.lines, quote.deal, { url, forClient: true });
}

export async function presentQuoteDocument(
  actor: Actor,
  number: string,
  revision?: number,
): Promise<QuoteDocumentData> {
  const quote = await getQuote(actor, number, revision);
  const url = `${actor.origin}${paths.quote(number, quote.revision)}`;
  const code = { url, forClient: false };
  if (quote.status !== 'draft' && quote.deal) return document(quote, quote.lines, quote.deal, code);
  const { offered, priced } = await workOut(actor, quote);
  const lines = offered.map(({ line }) => line);
  return document(quote, lines, priced.deal, code);
}

function document(
  quote: QuoteView,
  lines: readonly QuoteLineView[],
  deal: Deal,
  code: { readonly url: string; readonly forClient: boolean },
): QuoteDocumentData {
  const { number, revision, title, validUntil, terms, client } = quote;
  const locale = documentLocale(quote.locale);
  const packagings: Readonly<Record<string, string>> = messagesOf(isLocale(locale) ? locale : 'en')
    .orders.packagings;
  const { deliveryTerms, paymentTerms } = standardPolicy;
  const quotedAt = quote.sentAt ?? quote.updatedAt;
  return {
    ...code,
    number,
    revision,
    draft: ['draft', 'in-approval', 'approved'].includes(quote.status),
    date: quotedAt.toISOString(),
    quotedOn: workshopDay(quotedAt),
    locale,
    title,
    validUntil,
    contact: quote.ownerName,
    customer: [
      client.name,
      client.street ?? '',
      [client.postalCode, client.city].filter(Boolean).join(' '),
      client.country ? countryName(locale, client.country) : '',
      client.email,
    ].filter((line) => line !== ''),
    notes: terms.notes,
    packaging: terms.packaging && (packagings[terms.packaging] ?? terms.packaging),
    greeting: terms.greeting,
    deliveryTerm: deliveryTerms.find(({ id }) => id === terms.deliveryTerm)?.title,
    paymentTerm: paymentTerms.find(({ id }) => id === terms.paymentTerm)?.title,
    deal,
    lines: documentLines(lines, deal),
  };
}

function documentLines(lines: readonly QuoteLineView[], deal: Deal): QuoteDocumentLine[] {
  const counted = countedLines(lines);
  const choices = choicesOf(lines);
  const priced = new Map(deal.lines.map((line) => [line.id, line]));
  const bundles = bundlesShown(lines, deal);
  return lines.map((line, index) => {
    const price = priced.get(line.id);
    const configured = line.kind === 'configured';
    return {
      position: index + 1,
      title: line.title,
      product: configured ? line.summary.product : undefined,
      quantity: line.quantity,
      note: line.note,
      choice: choices.get(line.id),
      counted: counted.has(line.id),
      bundle: bundles.get(line.id),
      picture: configured ? line.picture : undefined,
      groups: configured ? line.summary.groups : [],
      price: price && { steps: price.steps, total: price.total },
    };
  });
}

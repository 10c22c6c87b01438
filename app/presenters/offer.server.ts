/** What an offer shows its client: only what was sent to them, never cost, margin or approval. */
import type { ShownOffer } from '#components/quotes/types.ts';
import { choicesOf, countedLines } from '#rules/quotes/counted-lines.ts';
import { dealChosen } from '#app/services/quotes/accept-offer.server.ts';
import { listComments } from '#app/services/quotes/discuss-offer.server.ts';
import { openOffer, viewOffer } from '#app/services/quotes/open-offer.server.ts';
import type { QuoteView } from '#app/services/quotes/quote-view.server.ts';
import { standardPolicy } from '#app/services/pricing/standard-policy.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { paths } from '#app/utils/paths.ts';
import { offeredMarkets } from './markets.server.ts';
import { shownComment, shownLines, shownTotals } from './quote.server.ts';

export async function presentOffer(actor: Actor, token: string, search: URLSearchParams) {
  const offer = await openOffer(actor, token);
  await viewOffer(actor, offer);
  const { quote, newestRevision } = offer;
  const chosen = chosenIn(quote, search);
  const [deal, comments, countries, own] = await Promise.all([
    dealChosen(quote, chosen),
    listComments(quote.number),
    offeredMarkets(),
    ownConfigurations(actor),
  ]);
  const lines = quote.lines.map((line) => ({ line, verdict: 'sellable' as const }));
  const { deliveryTerms, paymentTerms } = standardPolicy;
  const shown: ShownOffer = {
    number: quote.number,
    revision: quote.revision,
    newestRevision,
    status: quote.status,
    title: quote.title,
    client: withoutEmail(quote.client),
    ownerName: quote.ownerName,
    currency: quote.currency,
    validUntil: quote.validUntil,
    notes: quote.terms.notes,
    deliveryTerm: deliveryTerms.find(({ id }) => id === quote.terms.deliveryTerm)?.title,
    paymentTerm: paymentTerms.find(({ id }) => id === quote.terms.paymentTerm)?.title,
    totals: shownTotals(deal),
    lines: shownLines(lines, deal, undefined, new Set(chosen)).map(withoutCost),
    chosen,
    comments: comments
      .filter(({ quoteId }) => quoteId === quote.id)
      .flatMap((comment) => shownComment(comment, quote, false)),
    proposals: comments.flatMap(({ id, quoteId, position, proposal, resolvedAt }) =>
      proposal && !proposal.sent && resolvedAt === undefined && quoteId === quote.id
        ? own
            .filter((configurationId) => configurationId === proposal.configurationId)
            .map((configurationId) => ({
              id,
              position,
              href: paths.configuration(configurationId),
            }))
        : [],
    ),
    orderNumber: quote.orderNumber,
    pdfHref: paths.offerPdf(token),
    countries: [...countries.keys()],
  };
  return shown;
}

/** Options and alternatives as the address has them; as proposed where it says nothing. */
function chosenIn({ lines }: QuoteView, search: URLSearchParams): string[] {
  const choices = choicesOf(lines);
  const offered = lines.filter(({ id }) => choices.has(id));
  const asked = new Set([...search].filter(([name]) => name !== 'choose').map(([, id]) => id));
  const wanted = search.has('choose') ? asked : countedLines(lines);
  return offered.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
}

/** What this browser's visitor may change. */
async function ownConfigurations(actor: Actor): Promise<readonly string[]> {
  const rows = await database().configuration.findMany({
    where: ownerOf(actor),
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

const withoutEmail = ({ email: _, ...client }: QuoteView['client']) => client;

/** What an item costs us is nobody else's business. */
function withoutCost<Line extends { readonly item?: ShownOffer['lines'][number]['item'] }>(
  line: Line,
): Line {
  if (line.item === undefined) return line;
  const { unitCost: _, ...item } = line.item;
  return { ...line, item };
}

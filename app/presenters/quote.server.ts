/** What the pages of a quote show to those who make it. */
import type {
  QuoteOffer,
  ShownApproval,
  ShownComment,
  ShownMargin,
  ShownQuote,
  ShownQuoteLine,
  ShownQuoteRow,
  ShownTotals,
} from '#components/quotes/types.ts';
import type { ExceededLimit } from '#rules/pricing/approval.ts';
import type { Deal } from '#rules/pricing/deal-types.ts';
import { marginsOf, type Margin, type Margins } from '#rules/pricing/margin.ts';
import { can } from '#rules/policy/permissions.ts';
import { choicesOf, countedLines } from '#rules/quotes/counted-lines.ts';
import { quoteDifference, type QuoteChange } from '#rules/quotes/difference.ts';
import { newestVersions } from '#app/services/families/load-family-version.server.ts';
import { standardPolicy } from '#app/services/pricing/standard-policy.ts';
import { comparedQuote } from '#app/services/quotes/compared-quote.server.ts';
import { approvalRight } from '#app/services/quotes/delegate-approvals.server.ts';
import { listComments, type QuoteCommentView } from '#app/services/quotes/discuss-offer.server.ts';
import { expireIfOver } from '#app/services/quotes/end-quote.server.ts';
import { getQuote, listRevisions, loadQuote } from '#app/services/quotes/find-quote.server.ts';
import { limitsExceeded, priceLines } from '#app/services/quotes/price-quote.server.ts';
import type { QuoteEntry } from '#app/services/quotes/list-quotes.server.ts';
import type { QuoteLineView, QuoteView } from '#app/services/quotes/quote-view.server.ts';
import type { OfferedLine } from '#app/services/quotes/refresh-lines.server.ts';
import { approvalRole } from '#app/services/quotes/submit-quote.server.ts';
import { workOut } from '#app/services/quotes/write-draft.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { digitsOf } from '#app/utils/currency.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { bundlesShown } from './bundles.ts';

export const quoteRow = (quote: QuoteEntry): ShownQuoteRow => ({
  ...quote,
  href: paths.quote(quote.number),
  updatedAt: quote.updatedAt.toISOString(),
});

interface Worked {
  readonly offered: readonly OfferedLine[];
  readonly deal: Deal;
  readonly margins: Margins;
  readonly exceeded: readonly ExceededLimit[];
}

/** A draft is worked out as it is now; anything later is as it was fixed. */
async function worked(actor: Actor, quote: QuoteView): Promise<Worked> {
  const user = requirePermission(actor, 'quotes:read');
  const role = approvalRole(user);
  if (quote.status === 'draft' || quote.deal === undefined || quote.dealTerms === undefined) {
    const { offered, priced } = await workOut(actor, quote);
    const sellable = offered.flatMap(({ line, verdict }) => (verdict === 'sellable' ? [line] : []));
    const exceeded = limitsExceeded(role, priced, sellable);
    return { offered, deal: priced.deal, margins: priced.margins, exceeded };
  }
  const offered = quote.lines.map((line) => ({ line, verdict: 'sellable' as const }));
  const { lines } = await priceLines(quote.dealTerms, quote.lines);
  const { deal } = quote;
  return { offered, deal, margins: marginsOf(deal, lines), exceeded: [] };
}

export async function presentQuote(actor: Actor, number: string, revision?: number) {
  const quote = await expireIfOver(await getQuote(actor, number, revision), actor.now);
  const user = requirePermission(actor, 'quotes:read');
  const [{ offered, deal, margins, exceeded }, revisions, approvals, comments] = await Promise.all([
    worked(actor, quote),
    listRevisions(number),
    approvalsOf(quote.id),
    listComments(number),
  ]);
  const seesMargin = can(user.role, 'margin:read');
  const newest = revisions[0]?.revision === quote.revision;
  const pending = approvals.find(({ status }) => status === 'pending');
  const today = actor.now.toISOString().slice(0, 10);
  const right = await approvalRight(user, today, pending?.requestedById);
  const shown: ShownQuote = {
    ...facts(quote),
    newest,
    revisions: revisions.map((each) => ({
      revision: each.revision,
      status: each.status as ShownQuote['status'],
      total: each.total,
      href: paths.quote(number, each.revision),
      differenceHref: each.revision > 1 ? paths.quoteDifference(number, each.revision) : undefined,
    })),
    totals: shownTotals(deal),
    lines: shownLines(offered, deal, seesMargin ? margins : undefined),
    margin: seesMargin && margins.deal ? shownMargin(margins.deal) : undefined,
    seesMargin,
    exceeded,
    approvals: approvals.map(({ requestedById: _, ...approval }) => approval),
    comments: comments.flatMap((comment) => shownComment(comment, quote, true)),
    mayWrite: newest && can(user.role, 'quotes:write'),
    mayDecide: quote.status === 'in-approval' && pending?.requestedById !== user.id && right.may,
    inPlaceOf: right.inPlaceOf.map(({ name }) => name),
  };
  return { quote: shown, offer: await offerOf(quote) };
}

function facts(quote: QuoteView) {
  const { id, number, revision, status, version, title, validUntil, terms, currency } = quote;
  const { client, market, ownerName, decision, orderNumber } = quote;
  return {
    id,
    number,
    revision,
    status,
    version,
    title,
    validUntil,
    terms,
    market,
    ownerName,
    currency,
    digits: digitsOf(currency),
    client: {
      name: client.name,
      email: client.email,
      phone: client.phone,
      href: paths.customer(quote.customerId),
    },
    decision: decision && { name: decision.name, reason: decision.reason },
    order:
      orderNumber === undefined
        ? undefined
        : { number: orderNumber, href: paths.order(orderNumber) },
    pdfHref: paths.quotePdf(number, revision),
  } as const;
}

export function shownTotals(deal: Deal): ShownTotals {
  const { goods, delivery, payment, net, tax, rounding, total, steps } = deal;
  return { goods, delivery, payment, net, tax, rounding, total, steps };
}

const shownMargin = ({ cost, amount, basisPoints }: Margin): ShownMargin => ({
  cost,
  amount,
  basisPoints,
});

export function shownLines(
  offered: readonly OfferedLine[],
  deal: Deal,
  margins?: Margins,
  chosen?: ReadonlySet<string>,
): ShownQuoteLine[] {
  const lines = offered.map(({ line }) => line);
  const counted = countedLines(lines, chosen);
  const choices = choicesOf(lines);
  const bundles = bundlesShown(lines, deal);
  const priced = new Map(deal.lines.map((line) => [line.id, line]));
  const earned = new Map(margins?.lines.map((margin) => [margin.line, margin]));
  return offered.map(({ line, verdict }, index) => {
    const price = priced.get(line.id);
    const margin = earned.get(line.id);
    return {
      ...shownLine(line),
      position: index + 1,
      verdict,
      choice: choices.get(line.id),
      bundle: bundles.get(line.id),
      counted: counted.has(line.id),
      price: price && { total: price.total, steps: price.steps },
      margin: margin && shownMargin(margin),
    };
  });
}

function shownLine(line: QuoteLineView) {
  const { id, kind, title, quantity, optional, alternative, discount, note } = line;
  const common = { id, kind, title, quantity, optional, alternative, discount, note };
  if (line.kind === 'plain') return { ...common, item: line.item, groups: [] };
  return {
    ...common,
    product: line.summary.product,
    groups: line.summary.groups,
    picture: line.picture,
  };
}

async function approvalsOf(
  quoteId: string,
): Promise<readonly (ShownApproval & { readonly requestedById: string | null })[]> {
  const rows = await database().approval.findMany({
    where: { quoteId },
    orderBy: { createdAt: 'desc' },
    include: {
      requestedBy: { select: { name: true } },
      decidedBy: { select: { name: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    reason: row.reason,
    requestedById: row.requestedById,
    requestedBy: row.requestedBy?.name,
    exceeded: row.exceeded as unknown as readonly ExceededLimit[],
    decidedBy: row.decidedBy?.name,
    inPlaceOf: row.inPlaceOf ?? undefined,
    decision: row.decision ?? undefined,
    at: row.createdAt.toISOString(),
  }));
}

/** Nothing for a proposal its client has not sent, and for what the other side must not see. */
export function shownComment(
  comment: QuoteCommentView,
  quote: QuoteView,
  staff: boolean,
): ShownComment[] {
  const { proposal, resolvedAt, at, quoteId: _, ...words } = comment;
  if (proposal && !proposal.sent) return [];
  return [
    {
      ...words,
      changes: proposal && staff ? proposedChanges(proposal.decisions, comment, quote) : [],
      resolved: resolvedAt !== undefined,
      at: at.toISOString(),
    },
  ];
}

/** The decisions of a proposal that differ from the line's, by the names the line has for them. */
function proposedChanges(
  decisions: readonly { readonly variable: string; readonly value: string | number }[],
  { position }: QuoteCommentView,
  { lines }: QuoteView,
): readonly QuoteChange[] {
  const line = lines.find((each) => each.position === position);
  if (line?.kind !== 'configured') return [];
  const choices = new Map(
    line.summary.groups
      .flatMap((group) => group.choices)
      .map((choice) => [choice.variable, choice]),
  );
  const before = new Map(Object.entries(line.product));
  return decisions
    .filter(({ variable, value }) => before.get(variable) !== value)
    .map(({ variable, value }) => ({
      kind: 'choice' as const,
      title: line.title,
      choice: choices.get(variable)?.title ?? { en: variable },
      before: choices.get(variable)?.value,
      after: { en: String(value) },
    }));
}

async function offerOf({ customerId, currency }: QuoteView): Promise<QuoteOffer> {
  const [versions, configurations] = await Promise.all([
    newestVersions(),
    database().configuration.findMany({
      where: { customerId, quoteLines: { none: {} } },
      orderBy: { updatedAt: 'desc' },
      take: 30,
      select: { id: true, name: true },
    }),
  ]);
  const { deliveryTerms, paymentTerms } = standardPolicy;
  return {
    families: versions.map(({ familyId, family }) => ({ id: familyId, title: family.title })),
    configurations,
    deliveryTerms: deliveryTerms
      .filter(({ amounts }) => currency in amounts)
      .map(({ id, title }) => ({ id, title })),
    paymentTerms: paymentTerms.map(({ id, title }) => ({ id, title })),
  };
}

/** What a revision changed against the one before it. */
export async function presentDifference(actor: Actor, number: string, revision: number) {
  const after = await getQuote(actor, number, revision);
  const before = after.previousId === undefined ? undefined : await loadQuote(after.previousId);
  const [{ offered, deal }, old] = await Promise.all([
    worked(actor, after),
    before && worked(actor, before),
  ]);
  const lines = offered.map(({ line }) => line);
  return {
    number,
    revision,
    currency: after.currency,
    backHref: paths.quote(number, revision),
    changes:
      before && old
        ? quoteDifference(comparedQuote(before, old.deal), comparedQuote({ ...after, lines }, deal))
        : [],
  };
}

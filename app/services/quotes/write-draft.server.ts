/**
 * Saves a draft as a whole: terms and lines as they are to be, refreshed, priced, and written in
 * one transaction under the version they were made from, with what changed told in words to the
 * audit trail. An approved quote that is edited becomes a draft again.
 */
import { quoteDifference, type QuoteChange } from '#rules/quotes/difference.ts';
import { nextQuote } from '#rules/workflow/quote.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction, NO_JSON, type Transaction } from '#app/utils/database.server.ts';
import { recordAudit, toJson } from '#app/utils/record.server.ts';
import { comparedQuote } from './compared-quote.server.ts';
import { dealTermsOf, priceLines, type PricedQuote } from './price-quote.server.ts';
import { resolvePromotions } from './promotions.server.ts';
import type { QuoteLineView, QuoteView } from './quote-view.server.ts';
import { refreshLines, type OfferedLine } from './refresh-lines.server.ts';
import { writeQuote } from './write-quote.server.ts';

export type DraftState = Pick<QuoteView, 'title' | 'validUntil' | 'terms' | 'lines'>;

export interface SavedDraft {
  readonly version: number;
  readonly changes: readonly QuoteChange[];
}

/** A draft worked out: its lines as they are now, and what those that can be sold cost. */
export interface WorkedDraft {
  readonly offered: readonly OfferedLine[];
  readonly priced: PricedQuote;
}

/** Works a draft out without writing; promotion codes that give nothing (any more) are left out. */
export async function workOut(
  actor: Actor,
  quote: QuoteView,
  state: DraftState = quote,
  own?: ReadonlySet<string>,
): Promise<WorkedDraft> {
  const today = actor.now.toISOString().slice(0, 10);
  const { currency, customerId } = quote;
  const [offered, { promotions }] = await Promise.all([
    refreshLines(actor, quote, state.lines, own),
    resolvePromotions(state.terms.promotionCodes, { currency, customerId, today }),
  ]);
  const terms = dealTermsOf({ ...quote, terms: state.terms }, today, promotions);
  const sellable = offered.filter(({ verdict }) => verdict === 'sellable');
  const priced = await priceLines(
    terms,
    sellable.map(({ line }) => line),
  );
  return { offered, priced };
}

/**
 * `alongside` writes what the new lines refer to, in the same transaction. Lines in `own` have the
 * decisions they come with, whatever their configuration holds until then.
 */
export async function writeDraft(
  actor: Actor,
  before: QuoteView,
  state: DraftState,
  alongside?: (tx: Transaction) => Promise<void>,
  own?: ReadonlySet<string>,
): Promise<SavedDraft> {
  const next = nextQuote(before.status, { type: 'edit' });
  if (!next.ok) throw new AppError(next.error, { status: before.status });
  const { offered, priced } = await workOut(actor, before, state, own);
  const lines = offered.map(({ line }) => line);
  const changes = quoteDifference(
    comparedQuote(before, before.deal),
    comparedQuote({ ...state, lines }, priced.deal),
  );
  if (changes.length === 0 && next.value === before.status)
    return { version: before.version, changes };
  await inTransaction(async (tx) => {
    await writeQuote(tx, before, {
      status: next.value,
      title: state.title,
      validUntil: state.validUntil,
      terms: toJson(state.terms),
      deal: toJson(priced.deal),
      dealTerms: toJson(priced.terms),
      total: priced.deal.total,
    });
    await alongside?.(tx);
    await replaceLines(tx, before.id, before.lines, lines);
    const { id, number, revision, version } = before;
    const told = { number, revision, version: version + 1, changes };
    await recordAudit(tx, actor, 'quote.saved', { kind: 'quote', id }, told);
  });
  return { version: before.version + 1, changes };
}

/** Makes `after` the lines of a quote, numbered in their order. */
export async function replaceLines(
  tx: Transaction,
  quoteId: string,
  before: readonly QuoteLineView[],
  after: readonly QuoteLineView[],
): Promise<void> {
  const kept = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  await tx.quoteLine.deleteMany({ where: { id: { in: gone } } });
  // Positions are unique: what stays steps aside before it takes its new place.
  await tx.quoteLine.updateMany({ where: { quoteId }, data: { position: { multiply: -1 } } });
  const known = new Set(before.map(({ id }) => id));
  for (const [index, line] of after.entries()) {
    const data = { ...lineData(line), position: index + 1 };
    if (known.has(line.id)) await tx.quoteLine.update({ where: { id: line.id }, data });
    else await tx.quoteLine.create({ data: { ...data, id: line.id, quoteId } });
  }
}

function lineData(line: QuoteLineView) {
  const { kind, quantity, optional, alternative, bundle, discount, note, title } = line;
  const common = {
    kind,
    quantity,
    optional,
    alternative: alternative ?? null,
    bundle: bundle ?? null,
    discount: discount === undefined ? NO_JSON : toJson(discount),
    note,
    title: toJson(title),
  };
  if (line.kind === 'plain') return { ...common, item: toJson(line.item) };
  const { configurationId, familyVersionId, decisions, product, facts, summary, picture } = line;
  return {
    ...common,
    configurationId: configurationId ?? null,
    familyVersionId,
    decisions: toJson(decisions),
    product: toJson(product),
    facts: toJson(facts),
    summary: toJson(summary),
    picture: toJson(picture),
  };
}

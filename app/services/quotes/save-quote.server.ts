/**
 * Saves what a rep wrote into a draft: terms, and what they agreed on each line. Lines that are not
 * named stay as they are, so that saving one line never touches another; the order given is the
 * order of the lines. A page older than what is stored is refused as `quote-changed`, with who
 * changed what.
 */
import { z } from 'zod';
import { together } from '#rules/quotes/counted-lines.ts';
import { isDay } from '#rules/quotes/days.ts';
import {
  lineDiscountSchema,
  MOST_OFFERED,
  plainItemSchema,
  quoteTermsSchema,
} from '#rules/quotes/terms.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { standardPolicy } from '../pricing/standard-policy.ts';
import { loadQuote } from './find-quote.server.ts';
import { resolvePromotions } from './promotions.server.ts';
import type { QuoteLineView, QuoteView } from './quote-view.server.ts';
import { writeDraft, type SavedDraft } from './write-draft.server.ts';
import { requireVersion } from './write-quote.server.ts';

const lineSchema = z.object({
  id: fields.id,
  quantity: z.number().int().min(1).max(MOST_OFFERED),
  optional: z.boolean(),
  alternative: z.string().trim().min(1).max(60).optional(),
  bundle: z.string().trim().min(1).max(60).optional(),
  discount: lineDiscountSchema.optional(),
  note: z.string().trim().max(1000),
  /** Of a plain item. */
  title: z.string().trim().min(1).max(120).optional(),
  item: plainItemSchema.optional(),
});

export const saveQuoteSchema = z.object({
  id: fields.id,
  version: z.number().int(),
  title: z.string().trim().max(120).default(''),
  validUntil: z.string().refine(isDay),
  terms: quoteTermsSchema,
  lines: z.array(lineSchema).max(2000),
  removed: z.array(fields.id).default([]),
});
export type SaveQuote = z.infer<typeof saveQuoteSchema>;

export async function saveQuote(actor: Actor, input: unknown): Promise<SavedDraft> {
  requirePermission(actor, 'quotes:write');
  const wanted = parseInput(saveQuoteSchema, input);
  const quote = await loadQuote(wanted.id);
  await requireVersion(quote, wanted.version);
  await requireKnownTerms(actor, quote, wanted);
  const { title, validUntil, terms } = wanted;
  return writeDraft(actor, quote, { title, validUntil, terms, lines: linesOf(quote, wanted) });
}

function linesOf(quote: QuoteView, { lines, removed }: SaveQuote): QuoteLineView[] {
  const known = new Map(quote.lines.map((line) => [line.id, line]));
  const named = new Set(lines.map(({ id }) => id));
  const written = lines.map((line) => {
    const before = known.get(line.id);
    if (before === undefined) throw new AppError('not-found');
    return changedLine(before, line);
  });
  const untouched = quote.lines.filter(({ id }) => !named.has(id));
  return [...together([...written, ...untouched].filter(({ id }) => !removed.includes(id)))];
}

function changedLine(
  before: QuoteLineView,
  {
    quantity,
    optional,
    alternative,
    bundle,
    discount,
    note,
    title,
    item,
  }: SaveQuote['lines'][number],
): QuoteLineView {
  const agreed = { quantity, optional, alternative, bundle, discount, note };
  if (before.kind === 'configured') return { ...before, ...agreed };
  return {
    ...before,
    ...agreed,
    title: title === undefined || title === before.title.en ? before.title : { en: title },
    item: item === undefined ? before.item : { ...before.item, ...item },
  };
}

/** Names of the policy and codes of promotions; a code that was taken before may have run out. */
async function requireKnownTerms(
  actor: Actor,
  quote: QuoteView,
  { terms }: SaveQuote,
): Promise<void> {
  const policy = standardPolicy;
  const offered = policy.deliveryTerms.filter(({ amounts }) => quote.currency in amounts);
  const unknown = (known: readonly { readonly id: string }[], id: string | undefined): boolean =>
    id !== undefined && !known.some((each) => each.id === id);
  if (unknown(offered, terms.deliveryTerm))
    throw new AppError('invalid-input', { fields: { deliveryTerm: 'invalid' } });
  if (unknown(policy.paymentTerms, terms.paymentTerm))
    throw new AppError('invalid-input', { fields: { paymentTerm: 'invalid' } });
  const added = terms.promotionCodes.filter((code) => !quote.terms.promotionCodes.includes(code));
  const { refused } = await resolvePromotions(added, {
    currency: quote.currency,
    customerId: quote.customerId,
    today: actor.now.toISOString().slice(0, 10),
  });
  const [first] = refused;
  if (first) throw new AppError('invalid-input', { fields: { promotionCodes: first.why } });
}

/**
 * What a quote costs, by the one deal everything is priced by: its lines as they stand, under its
 * terms, with the options somebody chose. Nothing here depends on the clock: the day is a term.
 */
import { approvalNeeded, type ExceededLimit } from '#rules/pricing/approval.ts';
import type { Deal, DealLine, DealTerms, Promotion } from '#rules/pricing/deal-types.ts';
import { priceDeal } from '#rules/pricing/deal.ts';
import { marginsOf, type Margins } from '#rules/pricing/margin.ts';
import type { ApprovalRole } from '#rules/pricing/policy.ts';
import { sum } from '#rules/pricing/money.ts';
import { countedLines, unitsOf, type CountableUnit } from '#rules/quotes/counted-lines.ts';
import { loadFamilyVersion } from '../families/load-family-version.server.ts';
import { standardPolicy } from '../pricing/standard-policy.ts';
import type { QuoteLineView, QuoteView } from './quote-view.server.ts';
import { unitCost } from './unit-cost.server.ts';

export interface PricedQuote {
  readonly deal: Deal;
  readonly terms: DealTerms;
  /** For those who may see them. */
  readonly margins: Margins;
  /** The lines the deal was made of. */
  readonly lines: readonly DealLine[];
}

type Unit = CountableUnit<QuoteLineView>;
type Priced = Pick<QuoteView, 'market' | 'currency' | 'terms' | 'customerGroup' | 'tier'>;

export function dealTermsOf(
  { market, currency, terms, customerGroup, tier }: Priced,
  date: string,
  promotions: readonly Promotion[],
): DealTerms {
  const { discount, deliveryTerm, paymentTerm } = terms;
  const { customerGroups, tiers } = standardPolicy;
  return {
    market,
    currency,
    date,
    // What the policy no longer knows changes no price.
    customerGroup: customerGroups.find(({ id }) => id === customerGroup)?.id,
    tier: tiers.find(({ id }) => id === tier)?.id,
    promotions,
    discount,
    deliveryTerm,
    paymentTerm,
  };
}

/** `chosen` names options and alternatives; without it the quote's own proposal counts. */
export async function priceLines(
  terms: DealTerms,
  lines: readonly QuoteLineView[],
  chosen?: ReadonlySet<string>,
): Promise<PricedQuote> {
  const counted = countedLines(lines, chosen);
  return priceCounted(terms, await dealLines(terms.currency, lines), counted);
}

function priceCounted(
  terms: DealTerms,
  all: readonly DealLine[],
  counted: ReadonlySet<string>,
): PricedQuote {
  const lines = all.map((line) => ({ ...line, optional: !counted.has(line.id) }));
  const deal = priceDeal(standardPolicy, terms, lines);
  return { deal, terms, lines, margins: marginsOf(deal, lines) };
}

/**
 * Limits `role` may not go beyond alone, whatever the client chooses: as proposed, with everything
 * that is offered, and with the least that can be taken.
 */
export function limitsExceeded(
  role: ApprovalRole,
  priced: PricedQuote,
  lines: readonly QuoteLineView[],
): readonly ExceededLimit[] {
  const { terms, deal } = priced;
  const totals = new Map(deal.lines.map(({ id, total }) => [id, total]));
  const units = unitsOf(lines);
  const worth = (unit: Unit) => sum(unit.lines.map(({ id }) => totals.get(id) ?? 0));
  const cheapestFirst = [...units].sort((a, b) => worth(a) - worth(b));
  const groups = new Set(units.flatMap(({ alternative }) => alternative ?? []));
  const least = [
    ...units.filter(({ choice }) => !choice),
    ...[...groups].flatMap(
      (group) => cheapestFirst.find(({ alternative }) => alternative === group) ?? [],
    ),
  ].flatMap((unit) => unit.lines.map(({ id }) => id));
  const choices = units.some(({ choice }) => choice)
    ? [new Set(lines.map(({ id }) => id)), new Set(least)]
    : [];
  const deals = [priced, ...choices.map((counted) => priceCounted(terms, priced.lines, counted))];
  const found = new Map<string, ExceededLimit>();
  for (const { deal: each, margins } of deals) {
    for (const limit of approvalNeeded(standardPolicy, role, each, margins)) {
      const key = `${limit.limit} ${limit.line ?? ''}`;
      if ((found.get(key)?.excess ?? 0) < limit.excess) found.set(key, limit);
    }
  }
  return [...found.values()];
}

/** What the deal is made of, each line with what a piece of it costs us in `currency`. */
export function dealLines(currency: string, lines: readonly QuoteLineView[]): Promise<DealLine[]> {
  return Promise.all(
    lines.map(async (line): Promise<DealLine> => {
      const { id, quantity, bundle, discount } = line;
      const common = { id, quantity, bundle, discount, cost: await unitCost(line, currency) };
      if (line.kind === 'plain') {
        const { unitPrice } = line.item;
        return { ...common, kind: 'plain', title: line.title, unitPrice };
      }
      const version = await loadFamilyVersion(line.familyVersionId);
      return {
        ...common,
        kind: 'configured',
        family: version.public,
        version: String(version.number),
        context: line.facts,
        assignment: line.product,
      };
    }),
  );
}

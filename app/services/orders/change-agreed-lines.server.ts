/**
 * Lines of an order that was made from an offer, changed: the whole deal priced again by what was
 * agreed in it (terms, day, discounts, promotions, and each line's version and facts as the quote
 * keeps them).
 *
 * That these still give what was agreed is tried on the order as it is, and nothing is changed
 * where they do not (there is another policy since): a customer never gets other prices than
 * agreed by way of a change. Beyond what was approved nobody goes without the role for it.
 */
import { approvalOfChange } from '#rules/pricing/approval.ts';
import { changeDeal } from '#rules/pricing/change-deal.ts';
import type { Deal, DealTerms } from '#rules/pricing/deal-types.ts';
import { unitsOf } from '#rules/quotes/counted-lines.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { loadFamilyVersion } from '../families/load-family-version.server.ts';
import { standardPolicy } from '../pricing/standard-policy.ts';
import { loadQuote } from '../quotes/find-quote.server.ts';
import { priceOf } from '../quotes/order-of-quote.server.ts';
import { dealLines } from '../quotes/price-quote.server.ts';
import { promotionsOfOrder } from '../quotes/promotions.server.ts';
import type { QuoteLineView } from '../quotes/quote-view.server.ts';
import { approvalRole } from '../quotes/submit-quote.server.ts';
import {
  asItIs,
  asOrdered,
  configured,
  type ChangedLine,
  type WantedLine,
} from './change-line.server.ts';
import type { ChangeableOrder } from './changeable-order.server.ts';
import type { LineState, OrderState } from './order-state.server.ts';

/** A line of the order beside that of the quote it was made from. */
interface AgreedLine {
  readonly state: LineState;
  readonly offered: QuoteLineView;
}

type AgreedState = OrderState & { readonly deal: Deal };

/** The lines that stay, in their order, and the deal they make; `wishes` by position. */
export async function changeAgreedLines(
  actor: Actor,
  order: ChangeableOrder,
  before: AgreedState,
  wishes: ReadonlyMap<number, WantedLine>,
): Promise<{ readonly lines: readonly ChangedLine[]; readonly deal: Deal }> {
  const { terms, lines } = await agreementOf(order, before);
  requireWhole(lines, wishes);
  const { currency } = terms;
  const offered = await dealLines(
    currency,
    lines.map((line) => line.offered),
  );
  const priced = async (all: readonly AgreedLine[]) =>
    changeDeal(standardPolicy, terms, offered, await dealLines(currency, all.map(asOffered)));
  const agreed = await priced(lines);
  if (!sameDeal(agreed.deal, before.deal)) throw new AppError('agreed-by-offer');
  const changed: (ChangedLine & AgreedLine)[] = [];
  for (const each of lines) {
    const wish = wishes.get(each.state.position);
    if (wish?.quantity === 0) continue;
    const now = wish ? await changeLine(actor, order, each, wish) : asItIs(each.state);
    changed.push({ ...now, state: now.line, offered: each.offered });
  }
  const after = await priced(changed);
  const exceeded = approvalOfChange(standardPolicy, approvalRole(actor.user), agreed, after);
  if (exceeded.length > 0) throw new AppError('approval-needed');
  const { deal } = after;
  const prices = new Map(deal.lines.map((line) => [line.id, line]));
  return {
    deal,
    lines: changed.map(({ line, repriced, promised, offered: { id } }) => {
      const own = prices.get(id);
      if (own === undefined) throw new Error(`a deal without its line ${id}`);
      const { taxBasisPoints } = own;
      return {
        line: { ...line, price: { ...priceOf(deal, own), taxBasisPoints } },
        repriced,
        promised,
      };
    }),
  };
}

/** The quote's terms and lines: those of the deal, which stand in the order of the order's lines. */
async function agreementOf(
  { id, quoteId }: ChangeableOrder,
  { deal, lines }: AgreedState,
): Promise<{ readonly terms: DealTerms; readonly lines: readonly AgreedLine[] }> {
  if (quoteId === null) throw new AppError('agreed-by-offer');
  const quote = await loadQuote(quoteId);
  const byId = new Map(quote.lines.map((line) => [line.id, line]));
  const agreed = deal.lines.flatMap((priced, index) => {
    const [offered, state] = [byId.get(priced.id), lines[index]];
    return offered && state ? [{ offered, state }] : [];
  });
  if (quote.dealTerms === undefined || agreed.length !== lines.length)
    throw new AppError('agreed-by-offer');
  const { dealTerms } = quote;
  const promotions = await promotionsOfOrder(dealTerms.promotions ?? [], {
    orderId: id,
    currency: dealTerms.currency,
  });
  return { terms: { ...dealTerms, promotions }, lines: agreed };
}

/** What is sold as one leaves the order together. */
function requireWhole(lines: readonly AgreedLine[], wishes: ReadonlyMap<number, WantedLine>): void {
  const out = new Set(
    lines.flatMap(({ state, offered }) =>
      wishes.get(state.position)?.quantity === 0 ? [offered.id] : [],
    ),
  );
  const broken = unitsOf(lines.map(({ offered }) => offered)).some(
    ({ lines: members }) =>
      members.some(({ id }) => out.has(id)) && !members.every(({ id }) => out.has(id)),
  );
  if (broken) throw new AppError('sold-as-one');
}

/** The quote's line with what the order has of it now. */
function asOffered({ offered, state }: AgreedLine): QuoteLineView {
  const { quantity, product, decisions } = state;
  return offered.kind === 'plain'
    ? { ...offered, quantity }
    : { ...offered, quantity, product, decisions };
}

function sameDeal(again: Deal, agreed: Deal): boolean {
  const { policy } = agreed;
  return (
    again.policy.id === policy.id &&
    again.policy.version === policy.version &&
    again.lines.every(({ id, list, goods, total }, index) => {
      const then = agreed.lines[index];
      return then?.id === id && then.list === list && then.goods === goods && then.total === total;
    })
  );
}

/** Its price is still that of before: it follows from the deal. */
async function changeLine(
  actor: Actor,
  order: ChangeableOrder,
  { state, offered }: AgreedLine,
  { quantity, decisions }: WantedLine,
): Promise<ChangedLine> {
  const line = { ...state, quantity };
  const more = quantity > state.quantity;
  if (decisions === undefined && (offered.kind === 'plain' || !more)) return asItIs(line);
  if (offered.kind === 'plain') throw new AppError('not-found');
  const version = await loadFamilyVersion(offered.familyVersionId);
  const { facts } = offered;
  const promised = { position: line.position, version, facts, quantity };
  if (decisions === undefined) {
    return { line, repriced: false, promised: { ...promised, product: state.product } };
  }
  const { product, copied } = await configured(
    asOrdered(actor, order),
    version,
    facts,
    state,
    decisions,
  );
  return {
    line: { ...line, ...copied, decisions, product },
    repriced: false,
    promised: { ...promised, product },
  };
}

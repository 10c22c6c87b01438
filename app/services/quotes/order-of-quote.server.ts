/**
 * The order an accepted quote becomes: the lines in its total with everything copied, at the prices
 * of the deal. What is built follows from the quote's own copies, on the version each is pinned to.
 */
import { readTerms } from '#rules/customers/terms.ts';
import { translate } from '#rules/model/translate.ts';
import type { Deal, PricedLine } from '#rules/pricing/deal-types.ts';
import { sum } from '#rules/pricing/money.ts';
import type { Price } from '#rules/pricing/types.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';
import { toJson } from '#app/utils/record.server.ts';
import { loadFamilyVersion } from '../families/load-family-version.server.ts';
import type { OrderCustomer } from '../orders/get-order.server.ts';
import { termsForOrder } from '../orders/order-terms.ts';
import { snapshotLine } from '../orders/snapshot-line.server.ts';
import type { OrderDraft } from '../orders/write-order.server.ts';
import { standardPolicy } from '../pricing/standard-policy.ts';
import { promiseOrder, type PromisedLine } from '../workshop/promise-date.server.ts';
import type { QuoteLineView, QuoteView } from './quote-view.server.ts';

type OrderLine = Prisma.OrderLineUncheckedCreateWithoutOrderInput;

/** Reads the database: it belongs before the transaction, not into it. */
export async function orderDraftOf(
  actor: Actor,
  quote: QuoteView,
  deal: Deal,
  customer: OrderCustomer,
): Promise<OrderDraft> {
  const counted = deal.lines.filter(({ optional }) => !optional);
  const byId = new Map(quote.lines.map((line) => [line.id, line]));
  const made = await Promise.all(
    counted.flatMap((priced, index) => {
      const line = byId.get(priced.id);
      return line ? [orderLine(quote, deal, line, priced, index + 1)] : [];
    }),
  );
  const term = standardPolicy.deliveryTerms.find(({ id }) => id === quote.terms.deliveryTerm);
  const promised = made.flatMap(({ promised }) => (promised ? [promised] : []));
  const plan = await promiseOrder(actor.now, promised, { roadDays: term?.days });
  const { packaging, greeting } = quote.terms;
  const client = await database().customer.findUnique({
    where: { id: quote.customerId },
    select: { terms: true, vatId: true },
  });
  const { paymentTerm, deliveryTerm } = quote.terms;
  // Payment and delivery are what the quote was priced by, whatever is agreed otherwise.
  const terms = { ...readTerms(client?.terms), paymentTerm, deliveryTerm };
  const [first] = quote.lines.flatMap((line) => (line.kind === 'configured' ? line.facts : []));
  return {
    owner: { customerId: quote.customerId },
    idempotencyKey: `quote ${quote.id}`,
    customer,
    wishes: { packaging, greeting },
    lines: made.map(({ line }) => line),
    plan,
    data: {
      quoteId: quote.id,
      market: quote.market,
      currency: deal.currency,
      locale: quote.locale,
      ...{ segment: first?.segment, tier: first?.tier },
      terms: toJson(termsForOrder(terms, client?.vatId ?? null, true)),
      deal: toJson({ ...deal, lines: counted }),
      net: sum([deal.total, -deal.rounding, -deal.tax, -deal.delivery]),
      delivery: deal.delivery,
      tax: deal.tax,
      rounding: deal.rounding,
      total: deal.total,
    },
  };
}

async function orderLine(
  quote: QuoteView,
  deal: Deal,
  line: QuoteLineView,
  priced: PricedLine,
  position: number,
): Promise<{ readonly line: OrderLine; readonly promised?: PromisedLine }> {
  const common = {
    position,
    configurationName: translate(line.title, quote.locale),
    quantity: line.quantity,
    price: toJson({ ...priceOf(deal, priced), taxBasisPoints: priced.taxBasisPoints }),
  };
  if (line.kind === 'plain') {
    const nothing = { decisions: [], product: {}, bom: [], routing: [], notes: [] };
    const summary = toJson({ product: line.title, groups: [] });
    const picture = toJson({ width: 1, height: 1, title: line.title, layers: [] });
    return { line: { ...common, ...nothing, summary, picture } };
  }
  const version = await loadFamilyVersion(line.familyVersionId);
  const { facts, product, decisions, summary, picture } = line;
  const copied = snapshotLine(version.family, facts, product, product);
  return {
    promised: { position, version, facts, product, quantity: line.quantity },
    line: {
      ...common,
      familyVersionId: version.id,
      configurationId: line.configurationId ?? null,
      decisions: toJson(decisions),
      product: toJson(product),
      summary: toJson(summary),
      picture: toJson(picture),
      bom: toJson(copied.bom),
      routing: toJson(copied.routing),
      notes: toJson(copied.notes),
    },
  };
}

/** A line of the deal as an order keeps it. */
export function priceOf(deal: Deal, line: PricedLine): Price {
  const { steps, delivery, tax, rounding, total } = line;
  const net = sum([total, -rounding, -tax, -delivery]);
  return {
    currency: deal.currency,
    market: deal.market,
    steps,
    net,
    delivery,
    tax,
    rounding,
    total,
  };
}

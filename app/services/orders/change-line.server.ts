/**
 * Lines of an order, changed: each priced by the family version, market, day and customer it was
 * ordered with.
 *
 * Whether those still give the price that was agreed is tried on the line as it is: if they do
 * not (the customer's own facts may have changed), the changed line is marked as priced anew.
 * What was agreed in an offer is not known here (`change-agreed-lines`).
 */
import type { Assignment, ContextFacts, Decision } from '#rules/configuration/types.ts';
import { carriesDelivery, carryDelivery } from '#rules/pricing/carry-delivery.ts';
import { marketOf } from '#rules/pricing/net-steps.ts';
import { priceChanges } from '#rules/pricing/price-changes.ts';
import { priceOf } from '#rules/pricing/price.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { assessProduct, requireSellable } from '../configurations/assess-product.server.ts';
import { loadFamilyVersion, type LoadedVersion } from '../families/load-family-version.server.ts';
import { withRoad } from '../families/context-facts.server.ts';
import { contextFor } from '../families/open-session.server.ts';
import type { PromisedLine } from '../workshop/promise-date.server.ts';
import type { ChangeableOrder } from './changeable-order.server.ts';
import type { AgreedPrice, LineState } from './order-state.server.ts';
import { snapshotLine } from './snapshot-line.server.ts';

export interface ChangedLine {
  readonly line: LineState;
  /** The agreed prices could not be found again. */
  readonly repriced: boolean;
  /** Of a product that is another now, or of more pieces: it waits for its parts. */
  readonly promised: PromisedLine | undefined;
}

export interface WantedLine {
  /** None: the line is taken out. */
  readonly quantity: number;
  /** Of a line that is configured anew. */
  readonly decisions: readonly Decision[] | undefined;
}

export const asItIs = (line: LineState): ChangedLine => ({
  line,
  repriced: false,
  promised: undefined,
});

/** Those that stay, in their order; `wishes` by position, untouched where there is none. */
export async function changeLines(
  actor: Actor,
  order: ChangeableOrder,
  before: readonly LineState[],
  wishes: ReadonlyMap<number, WantedLine>,
): Promise<readonly ChangedLine[]> {
  const changed: ChangedLine[] = [];
  for (const line of before) {
    const wish = wishes.get(line.position);
    if (wish?.quantity === 0) continue;
    changed.push(wish ? await changeLine(actor, order, line, wish) : asItIs(line));
  }
  return withDelivery(before, changed, order);
}

async function changeLine(
  actor: Actor,
  order: ChangeableOrder,
  line: LineState,
  { quantity, decisions }: WantedLine,
): Promise<ChangedLine> {
  if (line.familyVersionId === null) throw new AppError('agreed-by-offer');
  const version = await loadFamilyVersion(line.familyVersionId);
  const then = asOrdered(actor, order);
  const facts = asTreated((await contextFor(then, version)).facts, order);
  const delivery = carriesDelivery(line.price) ? 'charged' : 'waived';
  const price = (product: Assignment, pieces: number): AgreedPrice => ({
    ...priceOf(version.public, facts, product, { quantity: pieces, delivery }),
    taxBasisPoints: marketOf(version.public, facts).market.taxBasisPoints,
  });
  const again = price(line.product, line.quantity);
  const repriced = again.total !== line.price.total || priceChanges(line.price, again).length > 0;
  const promised = { position: line.position, version, facts, quantity };
  if (decisions === undefined) {
    const { product } = line;
    return {
      line: { ...line, quantity, price: price(product, quantity) },
      repriced,
      promised: quantity > line.quantity ? { ...promised, product } : undefined,
    };
  }
  const { product, copied } = await configured(then, version, facts, line, decisions);
  return {
    line: { ...line, ...copied, quantity, decisions, product, price: price(product, quantity) },
    repriced,
    promised: { ...promised, product },
  };
}

/** The product the decisions make, which may be had by `facts`, and what a line keeps of it. */
export async function configured(
  then: Actor,
  version: LoadedVersion,
  facts: ContextFacts,
  line: LineState,
  decisions: readonly Decision[],
) {
  const assessment = await assessProduct(then, version, decisions, facts);
  requireSellable(assessment, { position: line.position, name: line.name });
  const { product, configurator } = assessment;
  const proposed = configurator.state([]).product;
  return { product, copied: snapshotLine(version.family, facts, product, proposed) };
}

/** Whoever changes it, the order's customer, market, channel and day decide. */
export function asOrdered(actor: Actor, order: ChangeableOrder): Actor {
  const customerId = order.customerId ?? undefined;
  const nobody = { id: '', name: '', email: '' };
  const desk = order.placedById !== null || order.quoteId !== null;
  return {
    ...actor,
    market: order.market,
    now: order.placedAt,
    actingFor: customerId,
    user: desk
      ? { ...nobody, role: 'sales' }
      : customerId === undefined
        ? undefined
        : { ...nobody, role: 'customer', customerId },
  };
}

/** By the segment and the tier the order was placed with, whatever they are now. */
function asTreated(
  { segment: _, tier: __, ...facts }: ContextFacts,
  { segment, tier }: ChangeableOrder,
): ContextFacts {
  return withRoad({ ...facts, ...(segment && { segment }), ...(tier && { tier }) });
}

/** One order is one delivery: when the line that carried it is gone, the dearest of the rest does. */
async function withDelivery(
  before: readonly LineState[],
  after: readonly ChangedLine[],
  order: ChangeableOrder,
): Promise<readonly ChangedLine[]> {
  const carried = (lines: readonly LineState[]) =>
    lines.some(({ price }) => carriesDelivery(price));
  if (!carried(before) || carried(after.map(({ line }) => line))) return after;
  const markets = await Promise.all(
    after.map(async ({ line: { familyVersionId } }) => {
      if (familyVersionId === null) return undefined;
      const version = await loadFamilyVersion(familyVersionId);
      return version.public.markets.find(({ id }) => id === order.market);
    }),
  );
  const dearest = Math.max(...markets.map((market) => market?.delivery ?? 0));
  const carrier = markets.findIndex((market) => market?.delivery === dearest);
  return after.map((changed, index) => {
    const market = markets[index];
    if (index !== carrier || market === undefined) return changed;
    const { line } = changed;
    return { ...changed, line: { ...line, price: carryDelivery(line.price, market) } };
  });
}

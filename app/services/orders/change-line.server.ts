/**
 * One line of an order, changed: priced by the family version, market, day and customer it was
 * ordered with.
 *
 * Whether those still give the price that was agreed is tried on the line as it is: if they do
 * not (the customer's own facts may have changed), the changed line is marked as priced anew.
 * Prices agreed in an offer are not known here; they change by a new offer.
 */
import type { Assignment, ContextFacts, Decision } from '#rules/configuration/types.ts';
import { carriesDelivery } from '#rules/pricing/carry-delivery.ts';
import { marketOf } from '#rules/pricing/net-steps.ts';
import { priceChanges } from '#rules/pricing/price-changes.ts';
import { priceOf } from '#rules/pricing/price.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { assessProduct, requireSellable } from '../configurations/assess-product.server.ts';
import { loadFamilyVersion, type LoadedVersion } from '../families/load-family-version.server.ts';
import { contextFor } from '../families/open-session.server.ts';
import type { PromisedLine } from '../workshop/promise-date.server.ts';
import type { ChangeableOrder } from './changeable-order.server.ts';
import type { AgreedPrice, LineState } from './order-state.server.ts';
import { snapshotLine } from './snapshot-line.server.ts';

export interface ChangedLine {
  readonly line: LineState;
  /** The agreed prices could not be found again. */
  readonly repriced: boolean;
  /** Of a product that is another now. */
  readonly promised: PromisedLine | undefined;
}

export interface WantedLine {
  readonly quantity: number;
  /** Of a line that is configured anew. */
  readonly decisions: readonly Decision[] | undefined;
}

export async function changeLine(
  actor: Actor,
  order: ChangeableOrder,
  line: LineState,
  { quantity, decisions }: WantedLine,
): Promise<ChangedLine> {
  if (line.familyVersionId === null || order.deal !== null) throw new AppError('agreed-by-offer');
  const version = await loadFamilyVersion(line.familyVersionId);
  const then = asOrdered(actor, order);
  const { facts } = await contextFor(then, version);
  const delivery = carriesDelivery(line.price) ? 'charged' : 'waived';
  const price = (product: Assignment, pieces: number): AgreedPrice => ({
    ...priceOf(version.public, facts, product, { quantity: pieces, delivery }),
    taxBasisPoints: marketOf(version.public, facts).market.taxBasisPoints,
  });
  const again = price(line.product, line.quantity);
  const repriced = again.total !== line.price.total || priceChanges(line.price, again).length > 0;
  if (decisions === undefined) {
    const changed = { ...line, quantity, price: price(line.product, quantity) };
    return { line: changed, repriced, promised: undefined };
  }
  const { product, copied } = await configured(then, version, facts, line, decisions);
  return {
    line: { ...line, ...copied, quantity, decisions, product, price: price(product, quantity) },
    repriced,
    promised: { position: line.position, version, facts, product, quantity },
  };
}

async function configured(
  then: Actor,
  version: LoadedVersion,
  facts: ContextFacts,
  line: LineState,
  decisions: readonly Decision[],
) {
  const assessment = await assessProduct(then, version, decisions);
  requireSellable(assessment, { position: line.position, name: line.name });
  const { product, configurator } = assessment;
  const proposed = configurator.state([]).product;
  return { product, copied: snapshotLine(version.family, facts, product, proposed) };
}

/** Whoever changes it, the order's customer, market, channel and day decide. */
function asOrdered(actor: Actor, order: ChangeableOrder): Actor {
  const customerId = order.customerId ?? undefined;
  const nobody = { id: '', name: '', email: '' };
  const desk = order.placedById !== null;
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

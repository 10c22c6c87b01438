/**
 * What the products of an order cost to make, beside the standard variant of their family: the
 * product proposed, without a decision, to somebody nothing is known of, on the order's market and
 * day. One version and market have one standard, so equal products compare equally.
 */
import { compareCost, costOf, rollUp, type Cost, type CostComparison } from '#rules/bom/cost.ts';
import type { Actor } from '#app/utils/actor.ts';
import { requireAny } from '#app/utils/permissions.server.ts';
import { loadFamilyVersion, type LoadedVersion } from '../families/load-family-version.server.ts';
import { openSession } from '../families/open-session.server.ts';
import type { OrderView } from '../orders/get-order.server.ts';

/** Of one piece of each line, by position; plain items have no cost here. */
export async function compareCosts(
  actor: Actor,
  order: OrderView,
): Promise<ReadonlyMap<number, CostComparison>> {
  requireAny(actor, ['margin:read', 'work:plan']);
  const { actingFor: _, user: __, ...anybody } = actor;
  const then: Actor = { ...anybody, market: order.market, now: order.placedAt };
  const standards = new Map<string, Cost>();
  const comparisons = new Map<number, CostComparison>();
  for (const { position, familyVersionId, bom, routing } of order.lines) {
    if (familyVersionId === null) continue;
    const version = await loadFamilyVersion(familyVersionId);
    const standard = standards.get(familyVersionId) ?? (await standardCost(then, version));
    standards.set(familyVersionId, standard);
    const cost = rollUp(version.family, bom, routing);
    comparisons.set(position, compareCost(version.family, cost, standard));
  }
  return comparisons;
}

async function standardCost(then: Actor, version: LoadedVersion): Promise<Cost> {
  const { configurator, facts } = await openSession(then, version);
  return costOf(version.family, facts, configurator.state([]).product);
}

/**
 * What one piece of a line costs us, in the currency of the quote; at the policy's own rate where
 * the family's costs are in another, and not known where the policy has none.
 */
import { costOf } from '#rules/bom/cost.ts';
import { portion } from '#rules/pricing/money.ts';
import { loadFamilyVersion } from '../families/load-family-version.server.ts';
import { standardPolicy } from '../pricing/standard-policy.ts';
import type { QuoteLineView } from './quote-view.server.ts';

const MILLION = 1_000_000;

export async function unitCost(line: QuoteLineView, currency: string): Promise<number | undefined> {
  if (line.kind === 'plain') return line.item.unitCost;
  const { family } = await loadFamilyVersion(line.familyVersionId);
  const { costCurrency } = family;
  const rate =
    costCurrency === currency
      ? MILLION
      : standardPolicy.costRates.find(({ from, to }) => from === costCurrency && to === currency)
          ?.perMillion;
  if (rate === undefined) return undefined;
  return portion(costOf(family, line.facts, line.product).total, rate, MILLION, 'up');
}

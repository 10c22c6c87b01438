/** What one piece of a line costs us, where that is known in the currency of the quote. */
import { costOf } from '#rules/bom/cost.ts';
import { loadFamilyVersion } from '../families/load-family-version.server.ts';
import type { QuoteLineView } from './quote-view.server.ts';

export async function unitCost(line: QuoteLineView, currency: string): Promise<number | undefined> {
  if (line.kind === 'plain') return line.item.unitCost;
  const { family } = await loadFamilyVersion(line.familyVersionId);
  if (family.costCurrency !== currency) return undefined;
  return costOf(family, line.facts, line.product).total;
}

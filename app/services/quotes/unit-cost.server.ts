/** What one piece of a line costs us, where that is known in the currency of the quote. */
import { explodeBom } from '#rules/bom/explode.ts';
import { routingOf } from '#rules/bom/routing.ts';
import { portion, sum } from '#rules/pricing/money.ts';
import { loadFamilyVersion } from '../families/load-family-version.server.ts';
import type { QuoteLineView } from './quote-view.server.ts';

export async function unitCost(line: QuoteLineView, currency: string): Promise<number | undefined> {
  if (line.kind === 'plain') return line.item.unitCost;
  const { family } = await loadFamilyVersion(line.familyVersionId);
  if (family.costCurrency !== currency) return undefined;
  const rates = new Map(family.workCentres.map(({ id, rate }) => [id, rate]));
  return sum([
    ...explodeBom(family, line.facts, line.product).map(({ cost }) => cost),
    ...routingOf(family, line.facts, line.product).map(({ workCentre, setup, run }) =>
      portion(rates.get(workCentre.id) ?? 0, setup + run, 60),
    ),
  ]);
}

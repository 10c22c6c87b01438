/**
 * What matrices and formulas of a price list add to the net price, as weighted literals: exactly
 * what `rules/pricing` charges a product.
 *
 * A matrix cell is a condition with an amount, as a bundle is. A formula on one choice weighs each
 * of its values; on a total it is linear where it charges every unit from the first on, and
 * otherwise one condition for each step that may be begun.
 */
import type { Formula, PriceList } from '#rules/model/price-list.ts';
import { charged, chargeOf, matrixCells, type Charge } from '#rules/model/price-terms.ts';
import type { WeightedLiterals } from './compiled-family.ts';
import type { RuleParts } from './encode-rules.ts';

export function jointPrices(parts: RuleParts, list: PriceList): readonly WeightedLiterals[] {
  const { matrices = [], formulas = [], bundles } = list;
  const conditional = [...matrices.flatMap(matrixCells), ...bundles];
  return [
    ...conditional.map(({ conditions, amount }) => {
      const holds = parts.conditions.encode(parts.splitter.split(conditions));
      return { literals: [holds, -holds], weights: [amount, 0] };
    }),
    ...formulas.flatMap((formula) => formulaPrice(parts, formula)),
  ];
}

function formulaPrice(parts: RuleParts, formula: Formula): readonly WeightedLiterals[] {
  const charge = chargeOf(parts.family, formula);
  if (!charge) return [];
  const { fact, path } = formula;
  const { groups } = parts.sums.of({ fact, path });
  const linear =
    charge.above === 0 &&
    charge.per === 1 &&
    groups.every(({ weights }) => weights.every((weight) => weight >= 0));
  if (groups.length > 1 && !linear) return steps(parts, formula, charge, greatest(groups));
  return groups.map(({ literals, weights }) => ({
    literals,
    weights: weights.map((weight) => charged(charge, weight)),
  }));
}

const greatest = (groups: readonly WeightedLiterals[]): number =>
  groups.reduce((sum, { weights }) => sum + Math.max(...weights), 0);

function steps(
  { conditions, splitter }: RuleParts,
  { fact, path }: Formula,
  { amount, above, per }: Charge,
  most: number,
): readonly WeightedLiterals[] {
  const begun: WeightedLiterals[] = [];
  for (let value = above; value < most; value += per) {
    const more = conditions.encode(splitter.split({ fact, path, operator: 'greaterThan', value }));
    begun.push({ literals: [more, -more], weights: [amount, 0] });
  }
  return begun;
}

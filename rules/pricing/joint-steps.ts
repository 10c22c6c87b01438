/**
 * The steps of a price that depend on several choices together: matrices, formulas, bundles, each
 * in the order of the list. A step of nothing is left out.
 */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import { factValue, holds, productFacts, type ProductFacts } from '#rules/model/evaluate.ts';
import type { Formula, Matrix, PriceList } from '#rules/model/price-list.ts';
import { charged, chargeOf, matrixCells, unitOf } from '#rules/model/price-terms.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { mapText } from '#rules/model/translate.ts';
import type { PlainStep } from './types.ts';

/** What depends on several choices together: matrices, formulas, bundles. */
export function jointSteps(
  family: PublicFamily,
  priceList: PriceList,
  context: ContextFacts,
  assignment: Assignment,
): PlainStep[] {
  const { matrices = [], formulas = [], bundles } = priceList;
  if (matrices.length + formulas.length + bundles.length === 0) return [];
  const facts = productFacts(family, context, assignment);
  return [
    ...matrices.flatMap((matrix) => matrixStep(matrix, facts)),
    ...formulas.flatMap((formula) => formulaStep(family, formula, facts)),
    ...bundles
      .filter(({ conditions, amount }) => amount !== 0 && holds(conditions, facts))
      .map(({ id, title, amount }) => ({
        kind: 'bundle' as const,
        cause: `bundle:${id}`,
        title,
        amount,
      })),
  ];
}

function matrixStep(matrix: Matrix, facts: ProductFacts): PlainStep | [] {
  const cell = matrixCells(matrix).find(({ conditions }) => holds(conditions, facts));
  if (!cell) return [];
  const { id, title } = matrix;
  return { kind: 'matrix', cause: `matrix:${id}`, title, amount: cell.amount };
}

function formulaStep(family: PublicFamily, formula: Formula, facts: ProductFacts): PlainStep | [] {
  const value = factValue(facts, formula);
  const charge = chargeOf(family, formula);
  if (typeof value !== 'number' || !charge) return [];
  const amount = charged(charge, value);
  if (amount === 0) return [];
  const { id, title } = formula;
  const measured = [value, unitOf(family, formula)].filter((part) => part !== undefined).join(' ');
  return {
    kind: 'formula',
    cause: `formula:${id}`,
    title: mapText(title, (words) => `${words}: ${measured}`),
    amount,
  };
}

/**
 * A quantity that follows the product: base + Σ factor · fact.
 *
 * A fact that is no number here (an empty module's attribute) adds nothing. Quantities are the
 * one place of decimals (metres of cable): they are kept to a millionth, so that 0.1 + 0.2 prints
 * as 0.3.
 */
import type { BomItem } from '#rules/model/family.ts';
import { factValue, type ProductFacts } from '#rules/model/evaluate.ts';

export type Quantity = BomItem['quantity'];

const MILLION = 1_000_000;

/** To a millionth. */
export const tidy = (value: number): number => Math.round(value * MILLION) / MILLION;

export function quantityOf(quantity: Quantity, facts: ProductFacts): number {
  if (typeof quantity === 'number') return quantity;
  return tidy(
    quantity.terms.reduce((sum, { fact, path, factor }) => {
      const value = factValue(facts, { fact, path });
      return typeof value === 'number' ? sum + factor * value : sum;
    }, quantity.base),
  );
}

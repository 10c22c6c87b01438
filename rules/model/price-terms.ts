/**
 * What matrices and formulas of a price list mean, once, for prices and for the engine's objective.
 *
 * A matrix is a list of conditions with amounts, of which at most one holds. A formula charges a
 * whole number of steps by a number of the product.
 */
import type { Condition, FactReference } from './condition.ts';
import type { Family } from './family.ts';
import type { Amounts, Dimension, Formula, Matrix } from './price-list.ts';
import { unitsIn } from './units.ts';

export interface MatrixCell {
  readonly conditions: Condition;
  readonly amount: number;
}

const known = new WeakMap<Matrix, readonly MatrixCell[]>();

/** The cells that cost something; the last dimension changes fastest. Made once per matrix. */
export function matrixCells(matrix: Matrix): readonly MatrixCell[] {
  const made = known.get(matrix) ?? cellsOf(matrix.dimensions, matrix.amounts, []);
  known.set(matrix, made);
  return made;
}

function cellsOf(
  dimensions: readonly Dimension[],
  amounts: Amounts,
  all: readonly Condition[],
): MatrixCell[] {
  const [dimension, ...rest] = dimensions;
  if (!dimension)
    return typeof amounts === 'number' && amounts !== 0
      ? [{ conditions: { all }, amount: amounts }]
      : [];
  return entryConditions(dimension).flatMap((condition, index) => {
    const inner = typeof amounts === 'number' ? undefined : amounts[index];
    return inner === undefined ? [] : cellsOf(rest, inner, [...all, condition]);
  });
}

/** One condition for each value or range of a dimension. */
export function entryConditions(dimension: Dimension): readonly Condition[] {
  const { fact, path } = dimension;
  const reference = path === undefined ? { fact } : { fact, path };
  if ('values' in dimension)
    return dimension.values.map((value) => ({ ...reference, operator: 'equal', value }));
  return dimension.upTo.map((most, index): Condition => {
    const within: Condition = { ...reference, operator: 'lessThanInclusive', value: most };
    const below = dimension.upTo[index - 1];
    if (below === undefined) return within;
    return { all: [{ ...reference, operator: 'greaterThan', value: below }, within] };
  });
}

/** What of a family tells the units of its numbers. */
export type Measured = Pick<Family, 'modules' | 'characteristics' | 'componentTypes' | 'totals'>;

/** The unit of a number, where it has one. */
export function unitOf(family: Measured, { fact, path }: FactReference): string | undefined {
  const [head = '', id] = fact.split('.');
  if (head === 'total') return family.totals.find((total) => total.id === id)?.unit;
  const characteristic = family.characteristics.find((each) => each.id === fact);
  if (characteristic) return characteristic.kind === 'number' ? characteristic.unit : undefined;
  const type = family.modules.find((module) => module.id === head)?.componentType;
  const attributes = family.componentTypes.find((each) => each.id === type)?.attributes;
  return attributes?.find((attribute) => attribute.id === path)?.unit;
}

/** A formula in the units of its fact. */
export interface Charge {
  readonly amount: number;
  readonly above: number;
  readonly per: number;
}

/** Undefined where the formula's unit is none of its fact's. */
export function chargeOf(family: Measured, formula: Formula): Charge | undefined {
  const own = unitOf(family, formula);
  const scale = formula.unit === undefined ? 1 : own && unitsIn(formula.unit, own);
  if (!scale) return undefined;
  const { amount, above = 0, per = 1 } = formula;
  return { amount, above: above * scale, per: per * scale };
}

/** What a number costs. */
export const charged = ({ amount, above, per }: Charge, value: number): number =>
  value > above ? amount * Math.ceil((value - above) / per) : 0;

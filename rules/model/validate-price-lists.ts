/** Checks what price lists say about the family: prices, matrices, formulas, quantity breaks. */
import type { Family } from './family.ts';
import { factType } from './facts.ts';
import type { JsonPath } from './family-files.ts';
import type { Report } from './fault.ts';
import type { Amounts, Dimension, Formula, Matrix, PriceList } from './price-list.ts';
import { chargeOf, entryConditions, unitOf } from './price-terms.ts';
import { unique } from './validate-catalogue.ts';
import { validateCondition } from './validate-condition.ts';
import { validateListChoice } from './validate-list-choice.ts';
import { greatestTotal } from './validate-sums.ts';
import { variablesOf } from './variables.ts';

/** More steps of a formula on a total than this are not compiled. */
const MAX_STEPS = 200;

export function validatePriceLists(family: Family, report: Report): void {
  family.priceLists.forEach((list, index) => {
    const at = ['priceLists', index] as const;
    validateAmounts(family, list, at, report);
    unique(list.bundles, [...at, 'bundles'], 'bundle', report);
    list.bundles.forEach((bundle, b) => {
      validateCondition(family, bundle.conditions, [...at, 'bundles', b, 'conditions'], report);
    });
    unique(list.matrices ?? [], [...at, 'matrices'], 'matrix', report);
    list.matrices?.forEach((matrix, m) => {
      validateMatrix(family, matrix, [...at, 'matrices', m], report);
    });
    unique(list.formulas ?? [], [...at, 'formulas'], 'formula', report);
    list.formulas?.forEach((formula, f) => {
      validateFormula(family, formula, [...at, 'formulas', f], report);
    });
    list.quantityBreaks?.forEach(({ from }, b, all) => {
      if (from <= (all[b - 1]?.from ?? 1))
        report([...at, 'quantityBreaks', b, 'from'], 'the fewest come first');
    });
  });
  validateListChoice(family, report);
}

function validateAmounts(family: Family, list: PriceList, at: JsonPath, report: Report): void {
  const components = new Set(family.components.map((c) => c.id));
  for (const id of Object.keys(list.components)) {
    if (!components.has(id)) report([...at, 'components', id], `unknown component “${id}”`);
  }
  for (const id of components) {
    if (list.components[id] === undefined) {
      report([...at, 'components'], `“${id}” has no price; 0 if it costs nothing`);
    }
  }
  const variables = new Map(variablesOf(family).map((v) => [v.id, v]));
  list.characteristics.forEach((price, index) => {
    const path = [...at, 'characteristics', index];
    const variable = variables.get(price.variable);
    if (!variable || variable.kind === 'component') {
      report([...path, 'variable'], `unknown characteristic “${price.variable}”`);
    } else if ('perUnit' in price) {
      if (variable.kind !== 'number' && variable.kind !== 'quantity') {
        report([...path, 'perUnit'], `“${price.variable}” is not a number`);
      }
    } else if (!(variable.domain as readonly unknown[]).includes(price.value)) {
      report([...path, 'value'], `“${price.variable}” has no value ${JSON.stringify(price.value)}`);
    }
  });
}

function validateMatrix(family: Family, matrix: Matrix, at: JsonPath, report: Report): void {
  matrix.dimensions.forEach((dimension, index) => {
    validateDimension(family, dimension, [...at, 'dimensions', index], report);
  });
  validateShape(matrix.dimensions, matrix.amounts, [...at, 'amounts'], report);
}

function validateDimension(family: Family, dimension: Dimension, at: JsonPath, report: Report) {
  const type = factType(family, dimension);
  if (typeof type !== 'string' && type.group === 'context') {
    report([...at, 'fact'], 'a matrix is about the product, not its customer');
    return;
  }
  entryConditions(dimension).forEach((condition, index) => {
    const entry = 'values' in dimension ? 'values' : 'upTo';
    // Told once: every entry has the same fact.
    validateCondition(family, condition, index === 0 ? at : [...at, entry, index], report);
  });
  if ('values' in dimension) {
    dimension.values.forEach((value, index, all) => {
      if (all.indexOf(value) < index) report([...at, 'values', index], `${value} is there already`);
    });
  } else {
    dimension.upTo.forEach((most, index, all) => {
      const below = all[index - 1];
      if (below !== undefined && most <= below)
        report([...at, 'upTo', index], `ranges rise: ${most} is not above ${below}`);
    });
  }
}

/** A list per dimension, with an amount for every value of it: a matrix has no holes. */
function validateShape(
  [dimension, ...rest]: readonly Dimension[],
  amounts: Amounts,
  at: JsonPath,
  report: Report,
): void {
  if (!dimension || typeof amounts === 'number') {
    if (dimension) report(at, 'a list of amounts for the next dimension, not one amount');
    else if (typeof amounts !== 'number') report(at, 'one amount: there is no further dimension');
    return;
  }
  const size = ('values' in dimension ? dimension.values : dimension.upTo).length;
  if (amounts.length !== size)
    report(at, `${amounts.length} amounts for ${size} entries of “${dimension.fact}”`);
  amounts.forEach((inner, index) => validateShape(rest, inner, [...at, index], report));
}

function validateFormula(family: Family, formula: Formula, at: JsonPath, report: Report): void {
  const { fact, path, unit } = formula;
  const type = factType(family, formula);
  if (typeof type === 'string') {
    report(at, type);
    return;
  }
  const [head = ''] = fact.split('.');
  if (
    type.group !== 'selection' ||
    type.type !== 'number' ||
    ['resource', 'count'].includes(head)
  ) {
    report([...at, 'fact'], 'a formula is on a number of one choice, a quantity or a total');
    return;
  }
  const charge = chargeOf(family, formula);
  if (!charge) {
    const own = unitOf(family, formula);
    const has = own === undefined ? 'has no unit' : `is in ${own}`;
    report([...at, 'unit'], `“${fact}” ${has}, which ${unit} is no whole multiple of`);
    return;
  }
  if (head === 'total') {
    const steps = (greatestTotal(family, fact.slice('total.'.length)) - charge.above) / charge.per;
    const linear = charge.above === 0 && charge.per === 1;
    if (!linear && steps > MAX_STEPS)
      report([...at, 'per'], `${Math.ceil(steps)} steps on a total; at most ${MAX_STEPS}`);
  } else if (path !== undefined && !wholeValues(family, head, path)) {
    report([...at, 'path'], `formulas are on whole numbers: “${path}” is not always`);
  }
}

/** Whether an attribute is whole in every component and value that has it. */
function wholeValues(family: Family, owner: string, path: string): boolean {
  const type = family.modules.find(({ id }) => id === owner)?.componentType;
  const choice = family.characteristics.find(({ id }) => id === owner);
  const holders = [
    ...family.components.filter((component) => component.type === type),
    ...(choice?.kind === 'choice' ? choice.values : []),
  ];
  return holders.every(
    ({ attributes }) => attributes[path] === undefined || Number.isInteger(attributes[path]),
  );
}

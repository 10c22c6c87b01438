/**
 * Checks one condition against the family: known facts, operators that fit their types, values
 * that exist, and no `all` that can never hold.
 */
import {
  isFactReference,
  isLeaf,
  type Condition,
  type FactReference,
  type Leaf,
  type Operator,
  type Scalar,
} from './condition.ts';
import {
  contextReference,
  DERIVED_FACTS,
  factType,
  isContextFact,
  type FactSource,
  type FactType,
} from './facts.ts';
import type { Report } from './fault.ts';
import type { JsonPath } from './family-files.ts';

/** More steps than this between a preference's least and most are not compiled. */
const MAX_RANGE = 5000;

const ORDER: readonly Operator[] = [
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
];
const MEMBER: readonly Operator[] = ['contains', 'doesNotContain'];
const LIST_VALUE: readonly Operator[] = ['in', 'notIn'];

export function validateCondition(
  family: FactSource,
  condition: Condition,
  path: JsonPath,
  report: Report,
): void {
  if (isLeaf(condition)) {
    validateLeaf(family, condition, path, report);
    return;
  }
  if ('not' in condition) {
    validateCondition(family, condition.not, [...path, 'not'], report);
    return;
  }
  const key = 'all' in condition ? 'all' : 'any';
  const parts = 'all' in condition ? condition.all : condition.any;
  parts.forEach((part, index) => {
    validateCondition(family, part, [...path, key, index], report);
  });
  if (key === 'any' && parts.length === 0) report(path, 'an empty “any” never holds');
  if (key === 'all') validateAll(parts.filter(isLeaf), path, report);
}

function validateLeaf(family: FactSource, leaf: Leaf, path: JsonPath, report: Report): void {
  const type = factType(family, leaf);
  if (typeof type === 'string') {
    report(path, type);
    return;
  }
  const { operator, value } = leaf;
  const misfit = operatorMisfit(type, operator);
  if (misfit) {
    report([...path, 'operator'], misfit);
    return;
  }
  if (isFactReference(value)) {
    const other = factType(family, value);
    if (typeof other === 'string') report([...path, 'value'], other);
    else {
      validatePair(type, operator, other, [...path, 'value'], report);
      validateSumPair(family, leaf, value, [...path, 'value'], report);
    }
    return;
  }
  if (Array.isArray(value) !== LIST_VALUE.includes(operator)) {
    const wanted = LIST_VALUE.includes(operator) ? 'a list of values' : 'one value';
    report([...path, 'value'], `“${operator}” compares with ${wanted}`);
    return;
  }
  for (const constant of Array.isArray(value) ? value : [value]) {
    const problem = constantMisfit(type, operator, constant);
    if (problem) report([...path, 'value'], problem);
  }
}

function operatorMisfit(type: FactType, operator: Operator): string | undefined {
  const member = MEMBER.includes(operator);
  if (type.type === 'any') return undefined;
  if (type.group === 'slots') {
    return member ? undefined : `a repeated module is compared with contains or doesNotContain`;
  }
  if (type.type === 'list')
    return member ? undefined : `a list is compared with contains or doesNotContain`;
  if (member) return `“${operator}” needs a list or a repeated module`;
  if (ORDER.includes(operator) && type.type !== 'number' && !isDate(type)) {
    return `“${operator}” needs a number, and this is a ${type.type}`;
  }
  return undefined;
}

// Days are texts in a form whose order is the order of time.
const isDate = (type: FactType): boolean =>
  type.group === 'context' && type.type === 'string' && type.values === undefined;

function constantMisfit(type: FactType, operator: Operator, value: Scalar): string | undefined {
  if (type.type === 'any' || type.type === 'list') return undefined;
  const wanted = type.type;
  if (typeof value !== wanted && !(wanted === 'number' && value === 'none')) {
    return `a ${wanted} can't be compared with ${JSON.stringify(value)}`;
  }
  if (wanted === 'number' && value === 'none' && ORDER.includes(operator)) {
    return `“none” is no number`;
  }
  if (type.values && !type.values.includes(value)) {
    return `unknown value ${JSON.stringify(value)}`;
  }
  return undefined;
}

function validatePair(
  left: FactType,
  operator: Operator,
  right: FactType,
  path: JsonPath,
  report: Report,
): void {
  if (left.type === 'any' || right.type === 'any') return;
  if (right.group === 'slots') {
    report(path, 'a repeated module stands on the left, with contains or doesNotContain');
    return;
  }
  if (LIST_VALUE.includes(operator)) {
    if (right.type !== 'list') report(path, `“${operator}” needs a list on the right`);
    return;
  }
  if (right.type === 'list') report(path, 'a list stands on the left, with contains');
  else if (left.type !== 'list' && left.type !== right.type) {
    report(path, `a ${left.type} can't be compared with a ${right.type}`);
  }
}

/** A sum is compared with what has a known, small range: that is compiled step by step. */
function validateSumPair(
  family: FactSource,
  left: FactReference,
  right: FactReference,
  path: JsonPath,
  report: Report,
): void {
  const isSum = ({ fact }: FactReference): boolean =>
    (DERIVED_FACTS as readonly string[]).includes(fact.split('.', 1)[0] ?? '');
  const context = [left, right].find(({ fact }) => isContextFact(fact));
  if (!context || ![left, right].some(isSum)) return;
  const preference = family.preferences.find((p) => p.id === contextReference(context).path);
  if (preference?.kind !== 'number') {
    report(path, 'a sum is compared with a declared number preference');
  } else if (preference.max - preference.min > MAX_RANGE) {
    report(path, `the preference has more than ${MAX_RANGE} values`);
  }
}

/** Two leaves on one fact that can't both hold. */
function validateAll(leaves: readonly Leaf[], path: JsonPath, report: Report): void {
  const names = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const name = leaf.path === undefined ? leaf.fact : `${leaf.fact} ${leaf.path}`;
    names.set(name, [...(names.get(name) ?? []), leaf]);
  }
  for (const [name, group] of names) {
    if (contradicts(group)) report(path, `these conditions on “${name}” never hold together`);
  }
}

function contradicts(leaves: readonly Leaf[]): boolean {
  let low = -Infinity;
  let high = Infinity;
  let allowed: readonly unknown[] | undefined;
  const narrow = (values: readonly unknown[]): void => {
    allowed = allowed ? allowed.filter((value) => values.includes(value)) : values;
  };
  for (const { operator, value } of leaves) {
    if (isFactReference(value)) continue;
    if (operator === 'equal') narrow([value]);
    else if (operator === 'in' && Array.isArray(value)) narrow(value);
    else if (typeof value !== 'number') continue;
    else if (operator === 'lessThan')
      high = Math.min(high, value - Number.EPSILON * Math.abs(value));
    else if (operator === 'lessThanInclusive') high = Math.min(high, value);
    else if (operator === 'greaterThan')
      low = Math.max(low, value + Number.EPSILON * Math.abs(value));
    else if (operator === 'greaterThanInclusive') low = Math.max(low, value);
  }
  if (allowed?.length === 0) return true;
  if (low > high) return true;
  return (
    allowed !== undefined &&
    allowed.every((value) => typeof value === 'number' && (value < low || value > high))
  );
}

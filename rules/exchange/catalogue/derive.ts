/** Values of components from the fields of a record. */
import type { Row } from './records.ts';
import type { Source, Test } from './mapping.ts';

type Scalar = string | number | boolean;

function field(row: Row, path: string): unknown {
  // A name with dots in it is found before a path is followed: CSV has no nesting.
  if (Object.hasOwn(row, path)) return row[path] ?? undefined;
  let found: unknown = row;
  for (const step of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step))
      return undefined;
    found = (found as Row)[step];
  }
  return found ?? undefined;
}

/** Undefined where the record does not say. */
export function derive(row: Row, source: Source): unknown {
  if (typeof source === 'string') return field(row, source);
  if ('path' in source) return field(row, source.path) ?? source.default;
  if ('length' in source) {
    const list = field(row, source.length);
    return Array.isArray(list) ? list.length : 0;
  }
  if ('sum' in source)
    return source.sum.reduce((sum, each) => sum + asNumber(derive(row, each)), 0);
  if ('test' in source) return Number(passes(row, source.test));
  const value = derive(row, source.of);
  return value === undefined ? undefined : Math.min(source.atMost, asNumber(value));
}

export function passes(row: Row, test: Test): boolean {
  if ('all' in test) return test.all.every((part) => passes(row, part));
  if ('any' in test) return test.any.some((part) => passes(row, part));
  if ('not' in test) return !passes(row, test.not);
  const found = derive(row, test.value);
  if (found === undefined || found === '') return false;
  const { operator, than } = test;
  switch (operator) {
    case 'present':
      return !Array.isArray(found) || found.length > 0;
    case 'equal':
      return same(found, than);
    case 'notEqual':
      return !same(found, than);
    case 'in':
      return Array.isArray(than) && than.some((each: Scalar) => same(found, each));
    case 'startsWith':
      return typeof found === 'string' && found.startsWith(String(than));
    case 'includes':
      return typeof found === 'string'
        ? found.includes(String(than))
        : Array.isArray(found) && found.some((each) => same(each, than));
    default:
      return ordered(operator, Number(found), Number(than));
  }
}

function ordered(operator: string, left: number, right: number): boolean {
  switch (operator) {
    case 'lessThan':
      return left < right;
    case 'lessThanInclusive':
      return left <= right;
    case 'greaterThan':
      return left > right;
    default:
      return left >= right;
  }
}

/** CSV has text only: a number is compared as one. */
const same = (found: unknown, wanted: unknown): boolean =>
  found === wanted ||
  (typeof found === 'string' && typeof wanted !== 'string' && found === String(wanted));

export const asNumber = (value: unknown): number => {
  const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : 0;
};

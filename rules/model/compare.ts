/**
 * The operators on known values. A comparison with an absent value is false, whatever the operator.
 */
import type { Operator } from './condition.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Negative, zero or positive for two numbers or two days; undefined for anything else. */
function order(left: unknown, right: unknown): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  if (!DAY.test(left) || !DAY.test(right)) return undefined;
  return left < right ? -1 : Number(left > right);
}

const ordered =
  (test: (difference: number) => boolean) =>
  (left: unknown, right: unknown): boolean => {
    const difference = order(left, right);
    return difference !== undefined && test(difference);
  };

const TESTS: Record<Operator, (left: unknown, right: unknown) => boolean> = {
  equal: (left, right) => left === right,
  notEqual: (left, right) => left !== right,
  in: (left, right) => Array.isArray(right) && right.includes(left),
  notIn: (left, right) => Array.isArray(right) && !right.includes(left),
  lessThan: ordered((difference) => difference < 0),
  lessThanInclusive: ordered((difference) => difference <= 0),
  greaterThan: ordered((difference) => difference > 0),
  greaterThanInclusive: ordered((difference) => difference >= 0),
  contains: (left, right) => Array.isArray(left) && left.includes(right),
  doesNotContain: (left, right) => Array.isArray(left) && !left.includes(right),
};

export function compare(left: unknown, operator: Operator, right: unknown): boolean {
  if (left === undefined || left === null || right === undefined || right === null) return false;
  return TESTS[operator](left, right);
}

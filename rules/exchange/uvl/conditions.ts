/** Conditions built with their constants worked out; `true` and `false` are conditions here. */
import type { Condition } from '#rules/model/condition.ts';
import { isLeaf } from '#rules/model/terms.ts';

export type Truth = Condition | boolean;

export const ALWAYS: Condition = { all: [] };

export function all(parts: readonly Truth[]): Truth {
  const open: Condition[] = [];
  for (const part of parts) {
    if (part === false) return false;
    if (part === true) continue;
    // Nested ones are joined, so that what can't hold together is seen.
    if ('all' in part) open.push(...part.all);
    else open.push(part);
  }
  const values = new Map<string, unknown>();
  for (const part of open) {
    if (!isLeaf(part) || part.operator !== 'equal') continue;
    // A variable has one value: two different ones never hold together.
    if (values.has(part.fact) && values.get(part.fact) !== part.value) return false;
    values.set(part.fact, part.value);
  }
  const [only] = open;
  if (only === undefined) return true;
  return open.length === 1 ? only : { all: open };
}

export function any(parts: readonly Truth[]): Truth {
  const open: Condition[] = [];
  for (const part of parts) {
    if (part === true) return true;
    if (part === false) continue;
    if ('any' in part) open.push(...part.any);
    else open.push(part);
  }
  const [only] = open;
  if (only === undefined) return false;
  return open.length === 1 ? only : { any: open };
}

export function not(part: Truth): Truth {
  if (typeof part === 'boolean') return !part;
  return 'not' in part ? part.not : { not: part };
}

export const topLevel = (condition: Condition): Condition =>
  isLeaf(condition) ? { all: [condition] } : condition;

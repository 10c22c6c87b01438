/**
 * Where each feature of a model went in the family: always there, a value of a choice, or a number.
 *
 * - the root, and what is mandatory below it, are always there;
 * - an optional feature, or a member of a group that may hold several, is a choice with the one
 *   value `yes` that may stay empty;
 * - a group that holds one at most is one choice with the features as its values;
 * - an integer feature and a leaf that may be there several times are numbers;
 * - a mandatory feature is wherever its parent is.
 * So every product of the family is one configuration of the model and the other way round.
 */
import type { Condition, Leaf } from '#rules/model/condition.ts';
import { ALWAYS, type Truth } from './conditions.ts';

export type Place =
  | { readonly kind: 'always' }
  | { readonly kind: 'value'; readonly variable: string; readonly value: string }
  /** There when the number is `least` or more. */
  | { readonly kind: 'number'; readonly variable: string; readonly least: number };

export const EVERYWHERE: Place = { kind: 'always' };

/** The condition that a feature is there. */
export function isThere(place: Place): Truth {
  if (place.kind === 'always') return true;
  const leaf: Leaf =
    place.kind === 'value'
      ? { fact: place.variable, operator: 'equal', value: place.value }
      : { fact: place.variable, operator: 'greaterThanInclusive', value: place.least };
  return leaf;
}

/** A place is never impossible. */
export const asCondition = (truth: Truth): Condition =>
  typeof truth === 'boolean' ? ALWAYS : truth;

const RESERVED = new Set(
  'customer preferences market channel date usage segment tier total resource count structure none main'.split(
    ' ',
  ),
);

/** Ids made of names: lower-case words joined by hyphens, each given once. */
export class Names {
  private readonly taken = new Set<string>(RESERVED);

  id(name: string): string {
    const words = name
      .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
    const base = /^[a-z]/.test(words) ? words : `f-${words || 'x'}`;
    let id = base;
    for (let n = 2; this.taken.has(id); n++) id = `${base}-${n}`;
    this.taken.add(id);
    return id;
  }
}

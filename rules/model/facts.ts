/**
 * The facts conditions may speak about, and the type of each.
 *
 * Context facts are known before the first click. Selection facts are the family's modules, slots,
 * quantities and characteristics, and what is derived from them: `total.<id>`,
 * `resource.<id>.used|provided|balance`, `count.<repeated module>`.
 * A context fact may be written as fact and path (`preferences`, `height`) or as one dotted name.
 */
import type { Component, Family } from './family.ts';
import { isRepeated } from './variables.ts';

export const CONTEXT_FACTS = [
  'customer',
  'preferences',
  'market',
  'channel',
  'date',
  'usage',
  'segment',
  'tier',
] as const;
/** First words of derived facts; no module or characteristic may take them as its id. */
export const DERIVED_FACTS = ['total', 'resource', 'count'] as const;

/** What every component has besides its attributes. `count` is 1. */
export const COMPONENT_FIELDS = {
  id: 'string',
  type: 'string',
  swatch: 'string',
  mass: 'number',
  count: 'number',
} as const;

export type ValueType = 'string' | 'number' | 'boolean' | 'list' | 'any';

export type FactType =
  | { readonly group: 'context'; readonly type: ValueType; readonly values?: readonly unknown[] }
  /** A scalar or list the product has; `values` where only these exist. */
  | { readonly group: 'selection'; readonly type: ValueType; readonly values?: readonly unknown[] }
  /** A repeated module: the list of `type` over its filled slots. */
  | { readonly group: 'slots'; readonly type: ValueType; readonly values?: readonly unknown[] };

export interface FactSource extends Pick<
  Family,
  | 'modules'
  | 'characteristics'
  | 'componentTypes'
  | 'totals'
  | 'resources'
  | 'preferences'
  | 'markets'
> {
  readonly components: readonly Pick<Component, 'id' | 'type'>[];
}

export interface Reference {
  readonly fact: string;
  readonly path?: string | undefined;
}

export const isContextFact = (fact: string): boolean =>
  (CONTEXT_FACTS as readonly string[]).includes(fact.split('.', 1)[0] ?? '');

/** Fact and path of a context fact, with a dotted name taken apart. */
export function contextReference(reference: Reference): { fact: string; path: string } {
  const [fact = '', ...rest] = reference.fact.split('.');
  return { fact, path: [...rest, ...(reference.path ? [reference.path] : [])].join('.') };
}

/** The type of a fact, or in words why there is no such fact. */
export function factType(family: FactSource, reference: Reference): FactType | string {
  if (isContextFact(reference.fact)) return contextType(family, contextReference(reference));
  return derivedType(family, reference) ?? ownType(family, reference);
}

function contextType(
  family: FactSource,
  { fact, path }: { fact: string; path: string },
): FactType | string {
  if (fact === 'customer' || fact === 'usage') {
    return path === '' ? `${fact} needs a path` : { group: 'context', type: 'any' };
  }
  if (fact === 'preferences') {
    const preference = family.preferences.find((p) => p.id === path);
    if (!preference) return `unknown preference “${path}”`;
    if (preference.kind !== 'choice') return { group: 'context', type: preference.kind };
    return { group: 'context', type: 'string', values: preference.values.map((v) => v.id) };
  }
  if (path !== '') return `${fact} has no path`;
  if (fact === 'market') {
    return { group: 'context', type: 'string', values: family.markets.map((m) => m.id) };
  }
  if (fact === 'channel') return { group: 'context', type: 'string', values: ['web', 'desk'] };
  return { group: 'context', type: 'string' };
}

function derivedType(family: FactSource, { fact, path }: Reference): FactType | string | undefined {
  const [head, id = '', part, ...rest] = fact.split('.');
  if (!(DERIVED_FACTS as readonly string[]).includes(head ?? '')) return undefined;
  if (path !== undefined || rest.length > 0) return `${fact} has no path`;
  const number: FactType = { group: 'selection', type: 'number' };
  if (head === 'total') {
    return family.totals.some((t) => t.id === id) && !part ? number : `unknown total “${fact}”`;
  }
  if (head === 'resource') {
    if (!family.resources.some((r) => r.id === id)) return `unknown resource “${id}”`;
    if (part && ['used', 'provided', 'balance'].includes(part)) return number;
    return `a resource is compared by .used, .provided or .balance, not “${fact}”`;
  }
  const module = family.modules.find((m) => m.id === id);
  return module && isRepeated(module) && !part
    ? number
    : `count.<module> needs a repeated module, not “${fact}”`;
}

function ownType(family: FactSource, { fact, path }: Reference): FactType | string {
  const characteristic = family.characteristics.find((c) => c.id === fact);
  if (characteristic) {
    if (characteristic.kind === 'choice') {
      if (path === undefined || path === 'id') {
        const values = [...characteristic.values.map((v) => v.id), 'none'];
        return { group: 'selection', type: 'string', values };
      }
      if (path === 'swatch') return { group: 'selection', type: 'string' };
      const value = characteristic.values.find((v) => v.attributes[path] !== undefined);
      if (!value) return `no value of “${fact}” has the attribute “${path}”`;
      return { group: 'selection', type: typeof value.attributes[path] as ValueType };
    }
    if (path !== undefined) return `“${fact}” has no attributes`;
    if (characteristic.kind === 'number') return { group: 'selection', type: 'number' };
    return { group: 'selection', type: 'string', values: ['given', 'none'] };
  }
  return moduleType(family, { fact, path });
}

function moduleType(family: FactSource, { fact, path }: Reference): FactType | string {
  const [id, part] = fact.split('.', 2);
  const module = family.modules.find((m) => m.id === id);
  if (!module) return `unknown fact “${fact}”`;
  if (part === 'quantity') {
    if (!module.quantity) return `“${module.id}” takes no quantity`;
    return path === undefined ? { group: 'selection', type: 'number' } : `${fact} has no path`;
  }
  if (part !== undefined) {
    const slot = Number(part);
    if (!isRepeated(module) || !Number.isInteger(slot) || slot < 1 || slot > module.cardinality.max)
      return `“${module.id}” has no slot “${part}”`;
  }
  const group = isRepeated(module) && part === undefined ? 'slots' : 'selection';
  if (path === undefined || path === 'id') {
    const own =
      module.components ??
      family.components.filter((c) => c.type === module.componentType).map((c) => c.id);
    const values = path === 'id' || group === 'slots' ? own : [...own, 'none'];
    return { group, type: 'string', values };
  }
  if (path in COMPONENT_FIELDS) {
    return { group, type: COMPONENT_FIELDS[path as keyof typeof COMPONENT_FIELDS] };
  }
  const type = family.componentTypes.find((t) => t.id === module.componentType);
  const attribute = type?.attributes.find((a) => a.id === path);
  if (!attribute) return `“${module.componentType}” has no attribute “${path}”`;
  return { group, type: attribute.type };
}

/**
 * Direct evaluation of conditions on a product, finished or not: for prices, BOM, picture, advice.
 *
 * What is open counts as `none`. The meaning of conditions is that of `condition.ts`.
 */
import { compare } from './compare.ts';
import type { Condition, FactReference } from './condition.ts';
import { CONTEXT_FACTS, contextReference, isContextFact } from './facts.ts';
import { GIVEN, isFactReference, isLeaf, NONE } from './terms.ts';
import { isRepeated, slotsOf } from './variables.ts';
import type { Component, Family } from './family.ts';

/** What of a family decides its facts; `Family` and `PublicFamily` both have it. */
export interface ProductSource {
  readonly modules: readonly Pick<Family['modules'][number], 'id' | 'cardinality' | 'quantity'>[];
  readonly components: readonly Pick<Component, 'id' | 'type' | 'mass' | 'swatch' | 'attributes'>[];
  readonly characteristics: readonly (
    | { readonly kind: 'number' | 'text'; readonly id: string }
    | {
        readonly kind: 'choice';
        readonly id: string;
        readonly values: readonly {
          readonly id: string;
          readonly swatch?: string | undefined;
          readonly attributes: Readonly<Record<string, unknown>>;
        }[];
      }
  )[];
  readonly totals: readonly Pick<
    Family['totals'][number],
    'id' | 'attribute' | 'modules' | 'characteristics'
  >[];
  readonly resources: readonly Pick<Family['resources'][number], 'id' | 'provided' | 'used'>[];
}

/** Facts by name: scalars, or objects whose `id` is the fact without a path, or lists of these. */
export type ProductFacts = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, string | number>>;
type Item = Readonly<Record<string, unknown>>;

/** The facts of a product. `context` holds `market`, `preferences` … as in `ContextFacts`. */
export function productFacts(
  family: ProductSource,
  context: object,
  product: Values,
): ProductFacts {
  const facts: Record<string, unknown> = contextFacts(context);
  const components = componentFacts(family);
  for (const module of family.modules) {
    const slots = slotsOf(module);
    const chosen = slots.map((slot) => components.get(product[slot] ?? NONE) ?? EMPTY);
    slots.forEach((slot, index) => (facts[slot] = chosen[index]));
    if (isRepeated(module)) {
      const filled = chosen.filter((item) => item !== EMPTY);
      facts[module.id] = filled;
      facts[`count.${module.id}`] = filled.length;
    }
    const amount = `${module.id}.quantity`;
    if (module.quantity) facts[amount] = product[amount] ?? NONE;
  }
  for (const characteristic of family.characteristics) {
    const value = product[characteristic.id] ?? NONE;
    facts[characteristic.id] =
      characteristic.kind === 'choice'
        ? choice(characteristic.values, value)
        : characteristic.kind === 'text'
          ? value === NONE || value === ''
            ? NONE
            : GIVEN
          : value;
  }
  addSums(family, facts);
  return facts;
}

const EMPTY: Item = { id: NONE };
const componentsOf = new WeakMap<ProductSource['components'], ReadonlyMap<string | number, Item>>();

/** Made once per catalogue: facts are asked for many times a second. */
function componentFacts({ components }: ProductSource): ReadonlyMap<string | number, Item> {
  const known = componentsOf.get(components);
  if (known) return known;
  const items = new Map<string | number, Item>();
  for (const { id, type, mass, swatch, attributes } of components) {
    items.set(id, { ...attributes, id, type, mass, count: 1, swatch });
  }
  componentsOf.set(components, items);
  return items;
}

/** Context facts by their first word; segment and tier are read from the customer. */
export function contextFacts(context: object): Record<string, unknown> {
  const given = context as Readonly<Record<string, unknown>>;
  const facts: Record<string, unknown> = {};
  for (const name of CONTEXT_FACTS) facts[name] = given[name];
  facts['segment'] ??= property(given['customer'], 'segment');
  facts['tier'] ??= property(given['customer'], 'tier');
  return facts;
}

function choice(
  values: readonly { readonly id: string; swatch?: string | undefined; attributes: Item }[],
  chosen: string | number,
): Item {
  const value = values.find(({ id }) => id === chosen);
  return value ? { ...value.attributes, id: value.id, swatch: value.swatch } : { id: NONE };
}

function addSums(family: ProductSource, facts: Record<string, unknown>): void {
  const known = modulesOf(family);
  const sum = (moduleId: string, attribute: string): number => {
    const module = known.get(moduleId);
    if (!module) return 0;
    const amount = module.amount === undefined ? 1 : facts[module.amount];
    const pieces = typeof amount === 'number' ? amount : 0;
    return module.slots.reduce((total, slot) => {
      const value = property(facts[slot], attribute);
      return typeof value === 'number' ? total + value * pieces : total;
    }, 0);
  };
  for (const { id, attribute, modules, characteristics = [] } of family.totals) {
    const ids = modules ?? family.modules.map((module) => module.id);
    const ofModules =
      attribute === undefined
        ? 0
        : ids.reduce((total, module) => total + sum(module, attribute), 0);
    facts[`total.${id}`] = characteristics.reduce((total, { id: fact, path, factor }) => {
      const value = valueAt(facts[fact], path ?? '');
      return typeof value === 'number' ? total + value * factor : total;
    }, ofModules);
  }
  for (const { id, provided, used } of family.resources) {
    const gives = provided.reduce((total, t) => total + sum(t.module, t.attribute), 0);
    const takes = used.reduce((total, t) => total + sum(t.module, t.attribute), 0);
    facts[`resource.${id}.provided`] = gives;
    facts[`resource.${id}.used`] = takes;
    facts[`resource.${id}.balance`] = gives - takes;
  }
}

interface Places {
  readonly slots: readonly string[];
  /** The fact of its quantity, where it has one. */
  readonly amount: string | undefined;
}
const places = new WeakMap<ProductSource['modules'], ReadonlyMap<string, Places>>();

/** Where the components of each module are; made once per family. */
function modulesOf({ modules }: ProductSource): ReadonlyMap<string, Places> {
  const known = places.get(modules);
  if (known) return known;
  const found = new Map(
    modules.map((module) => [
      module.id,
      { slots: slotsOf(module), amount: module.quantity ? `${module.id}.quantity` : undefined },
    ]),
  );
  places.set(modules, found);
  return found;
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Item)[name];
}

/** The value of a fact; undefined where it is absent. Of a repeated module: a list. */
export function factValue(facts: ProductFacts, reference: FactReference): unknown {
  const { fact, path } = isContextFact(reference.fact)
    ? contextReference(reference)
    : { fact: reference.fact, path: reference.path ?? '' };
  const value = property(facts, fact);
  if (!Array.isArray(value)) return valueAt(value, path);
  return value.flatMap((item: unknown) => valueAt(item, path) ?? []);
}

function valueAt(value: unknown, path: string): unknown {
  if (path !== '') return path.split('.').reduce(property, value);
  return typeof value === 'object' && value !== null ? property(value, 'id') : value;
}

/** Whether a condition holds in a product. */
export function holds(condition: Condition, facts: ProductFacts): boolean {
  if (isLeaf(condition)) {
    const { operator, value } = condition;
    const right = isFactReference(value) ? factValue(facts, value) : value;
    return compare(factValue(facts, condition), operator, right);
  }
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  return !holds(condition.not, facts);
}

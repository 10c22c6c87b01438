/**
 * Random rules and conditions of every kind, for random families: all that the language can say
 * about a family of a given shape.
 */
import { seededRandom } from '#rules/kernel/random.ts';
import type { Condition, Operator } from '#rules/model/condition.ts';

export type Random = (below: number) => number;

/** A function that draws an integer from 0 up to the number it is given. */
export function seeded(seed: number): Random {
  const next = seededRandom(seed);
  // The remainder, not the product: a seed that somebody noted goes on making the same family.
  return (below) => (next() * 2 ** 32) % below;
}

export const text = (en: string) => ({ en });
export const MODULES = ['alpha', 'beta', 'gamma'];
export const TAGS = ['x', 'y', 'z'];

export interface Shape {
  readonly random: Random;
  readonly repeated: readonly string[];
  readonly counted: readonly string[];
  readonly single: readonly string[];
}

export const pick = <T>(random: Random, items: readonly T[]): T => {
  const item = items[random(items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};

export function randomRules(shape: Shape): unknown[] {
  const { random, single } = shape;
  const kinds = [
    'forbid',
    'forbid',
    'require',
    'activate',
    'balance',
    'table',
    'default',
    'prefer',
  ];
  const activated = new Set<string>();
  return Array.from({ length: 4 + random(5) }, (_, index) => {
    const kind = pick(random, kinds);
    const conditions = { all: [randomCondition(shape, 2)] };
    const base = {
      id: `rule-${index}`,
      title: text(`Rule ${index}`),
      because: text('So it is.'),
      conditions,
      ...(random(6) === 0 ? { effectiveFrom: '2026-03-01' } : {}),
    };
    const always = { ...base, conditions: random(2) === 0 ? { all: [] } : conditions };
    if (kind === 'require') {
      return { ...base, event: { type: kind, params: { conditions: randomCondition(shape, 1) } } };
    }
    if (kind === 'balance')
      return { ...always, event: { type: kind, params: { resource: 'power' } } };
    if (kind === 'table' && single.length > 0) {
      return { ...always, event: { type: kind, params: { table: 'fit' } } };
    }
    if (kind === 'prefer') {
      const params = { conditions: randomCondition(shape, 1), weight: 1 + random(9) };
      return { ...base, event: { type: kind, params } };
    }
    if (kind === 'default') {
      return { ...base, event: { type: kind, params: { variable: 'hue', value: 'x' } } };
    }
    if (kind === 'activate') {
      const variable = pick(random, [...MODULES, 'hue', 'length', 'words']);
      if (!activated.has(variable)) {
        activated.add(variable);
        return { ...base, event: { type: kind, params: { variable } } };
      }
    }
    return { ...base, event: { type: 'forbid' } };
  });
}

function randomCondition(shape: Shape, depth: number): Condition {
  const { random } = shape;
  const kind = depth === 0 ? 0 : random(6);
  if (kind === 3) return { not: randomCondition(shape, depth - 1) };
  if (kind >= 4) {
    const parts = [randomCondition(shape, depth - 1), randomCondition(shape, depth - 1)];
    return kind === 4 ? { all: parts } : { any: parts };
  }
  return randomLeaf(shape);
}

const ORDER: readonly Operator[] = [
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'equal',
  'notEqual',
];
const SAME: readonly Operator[] = ['equal', 'notEqual'];
const MEMBER: readonly Operator[] = ['contains', 'doesNotContain'];

function randomLeaf(shape: Shape): Condition {
  const { random, repeated, counted } = shape;
  // `<module>.1` where it repeats, so that the leaf is about one component.
  const one = (): string => {
    const module = pick(random, MODULES);
    return repeated.includes(module) ? `${module}.${1 + random(2)}` : module;
  };
  const numbers = [
    { fact: 'length' },
    { fact: 'total.size' },
    { fact: 'total.mass' },
    { fact: 'resource.power.balance' },
    { fact: 'resource.power.used' },
    { fact: one(), path: 'size' },
    { fact: one(), path: 'mass' },
    { fact: 'hue', path: 'depth' },
    ...repeated.map((module) => ({ fact: `count.${module}` })),
    ...counted.map((module) => ({ fact: `${module}.quantity` })),
  ];
  const limit = { fact: 'preferences', path: 'limit' };
  const taste = { fact: 'preferences', path: 'taste' };
  const leaves: (() => Condition)[] = [
    () => ({ ...pick(random, numbers), operator: pick(random, ORDER), value: random(7) }),
    () => ({
      ...pick(random, numbers),
      operator: pick(random, ORDER),
      value: pick(random, numbers),
    }),
    () => ({ ...pick(random, numbers), operator: pick(random, ORDER), value: limit }),
    () => ({ ...limit, operator: pick(random, ORDER), value: pick(random, numbers) }),
    () => ({ ...pick(random, numbers), operator: pick(random, ['in', 'notIn']), value: [1, 2, 5] }),
    () => ({ fact: one(), path: 'mount', operator: pick(random, SAME), value: pick(random, TAGS) }),
    () => ({
      fact: one(),
      path: 'mount',
      operator: pick(random, SAME),
      value: { fact: one(), path: 'mount' },
    }),
    () => ({ fact: one(), path: 'mount', operator: pick(random, SAME), value: taste }),
    () => ({ ...taste, operator: pick(random, SAME), value: { fact: 'hue' } }),
    () => ({
      fact: one(),
      path: 'fits',
      operator: pick(random, MEMBER),
      value: pick(random, TAGS),
    }),
    () => ({ fact: one(), path: 'fits', operator: pick(random, MEMBER), value: taste }),
    () => ({ fact: one(), path: 'fits', operator: pick(random, MEMBER), value: { fact: 'hue' } }),
    () => ({
      fact: 'hue',
      operator: pick(random, ['in', 'notIn']),
      value: { fact: one(), path: 'fits' },
    }),
    () => ({
      fact: 'hue',
      operator: pick(random, ['in', 'notIn']),
      value: { fact: 'customer', path: 'tags' },
    }),
    () => ({
      fact: 'customer',
      path: 'tags',
      operator: 'contains',
      value: { fact: one(), path: 'mount' },
    }),
    () => ({ fact: one(), path: 'green', operator: pick(random, SAME), value: random(2) === 0 }),
    () => ({ fact: one(), operator: pick(random, SAME), value: 'none' }),
    () => ({ fact: 'words', operator: 'equal', value: 'given' }),
    () => ({ fact: 'preferences.strict', operator: pick(random, SAME), value: true }),
    () => ({ fact: 'market', operator: 'equal', value: 'DE' }),
    () => ({ fact: 'date', operator: 'lessThan', value: '2026-05-01' }),
  ];
  if (repeated.length > 0) {
    const list = (): string => pick(random, repeated);
    leaves.push(
      () => ({
        fact: list(),
        path: 'mount',
        operator: pick(random, MEMBER),
        value: pick(random, TAGS),
      }),
      () => ({
        fact: list(),
        path: 'fits',
        operator: pick(random, MEMBER),
        value: pick(random, TAGS),
      }),
      () => ({
        fact: list(),
        path: 'mount',
        operator: pick(random, MEMBER),
        value: { fact: 'hue' },
      }),
      () => ({
        fact: list(),
        path: 'size',
        operator: pick(random, MEMBER),
        value: { fact: 'length' },
      }),
      () => ({ fact: list(), path: 'mount', operator: pick(random, MEMBER), value: taste }),
      () => ({ fact: list(), path: 'fits', operator: pick(random, MEMBER), value: taste }),
    );
  }
  return pick(random, leaves)();
}

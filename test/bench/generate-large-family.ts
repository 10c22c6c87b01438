/**
 * A family as large as a machine builder's: assemblies of ten modules with ten components each. What
 * is mounted in an assembly fits its base and shares its power; neighbouring assemblies have to
 * suit each other; the first carries the weight of all. The same seed makes the same family.
 */
import { seededRandom } from '#rules/kernel/random.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import { publicFamily, type PublicFamily } from '#rules/model/public-family.ts';

const MODULES = 10;
const COMPONENTS = 10;
const MOUNTS = ['m1', 'm2', 'm3', 'm4'];
const SEED = 20_261_125;

const text = (en: string) => ({ en });
const named = (id: string) => ({ id, title: text(id) });

/** `assemblies` of ten modules each, a hundred components in each. */
export function generateLargeFamily(assemblies: number): PublicFamily {
  const loaded = loadFamily({ 'family.json': documentOf(assemblies) });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error.slice(0, 3)));
  return publicFamily(loaded.value);
}

function documentOf(assemblies: number): Record<string, unknown> {
  const next = seededRandom(SEED);
  const random = (bound: number): number => Math.floor(next() * bound);
  const numbers = Array.from({ length: assemblies }, (_, a) => a);
  const ids = numbers.map((a) => Array.from({ length: MODULES }, (_, m) => `m${a}-${m}`));
  const all = ids.flat();
  const components = all.flatMap((type) => {
    const isBase = type.endsWith('-0');
    return Array.from({ length: COMPONENTS }, (_, c) => ({
      ...named(`${type}-c${c}`),
      type,
      mass: 50 + 5 * random(400),
      attributes: {
        mount: MOUNTS[isBase ? c % MOUNTS.length : random(MOUNTS.length)],
        power: isBase ? 20 + 5 * random(5) : random(8),
        capacity: isBase ? 1_000 * MODULES * assemblies + 100 * random(200) : 0,
      },
      partNumber: type,
      supplier: 'S',
      cost: 100,
      stock: random(2),
      leadTimeDays: 1 + random(9),
      bin: 'B',
    }));
  });
  return {
    format: 'kitwright-family/1',
    ...named('large'),
    tagline: text('Large'),
    description: text('Large'),
    noun: text('machine'),
    costCurrency: 'EUR',
    buildDays: 1,
    groups: numbers.map((a) => named(`a${a}`)),
    componentTypes: all.map((id) => ({
      ...named(id),
      attributes: [
        { ...named('mount'), type: 'string' },
        { ...named('power'), type: 'number' },
        { ...named('capacity'), type: 'number' },
      ],
    })),
    components,
    modules: ids.flatMap((own, a) =>
      own.map((id, m) => ({
        ...named(id),
        group: `a${a}`,
        componentType: id,
        cardinality: { min: m % 3 === 2 ? 0 : 1, max: 1 },
      })),
    ),
    characteristics: [],
    totals: [],
    resources: [
      ...ids.map(([base, ...own], a) => ({
        ...named(`power-${a}`),
        unit: 'W',
        provided: [{ module: base, attribute: 'power' }],
        used: own.map((module) => ({ module, attribute: 'power' })),
      })),
      {
        ...named('weight'),
        unit: 'g',
        provided: [{ module: all[0], attribute: 'capacity' }],
        used: all.map((module) => ({ module, attribute: 'mass' })),
      },
    ],
    tables: [],
    preferences: [],
    rules: ids
      .flatMap(([base = '', ...own], a) => [
        rule(`power-${a}`, { type: 'balance', params: { resource: `power-${a}` } }),
        // Of the nine, those that are mounted at all fit the base.
        ...own
          .filter((_, m) => m % 3 === 0)
          .map((module) =>
            rule(`fits-${module}`, {
              type: 'require',
              params: {
                conditions: {
                  any: [
                    { fact: module, operator: 'equal', value: 'none' },
                    { fact: module, path: 'mount', operator: 'equal', value: { fact: base, path: 'mount' } }, // prettier-ignore
                  ],
                },
              },
            }),
          ),
        // Two of a module's components exclude two of the next assembly's.
        ...(ids[a + 1] ?? []).slice(0, 3).map((other, m) =>
          rule(
            `apart-${a}-${m}`,
            { type: 'forbid' },
            {
              all: [
                { fact: ids[a]?.[m], operator: 'in', value: [0, 1].map((c) => `${ids[a]?.[m]}-c${c}`) }, // prettier-ignore
                { fact: other, operator: 'in', value: [2, 3].map((c) => `${other}-c${c}`) },
              ],
            },
          ),
        ),
      ])
      .concat(rule('weight', { type: 'balance', params: { resource: 'weight' } })),
    priceLists: [
      {
        id: 'eur',
        currency: 'EUR',
        base: 0,
        baseTitle: text('Base'),
        components: Object.fromEntries(components.map(({ id }) => [id, 100 * (5 + random(900))])),
        characteristics: [],
        bundles: [],
      },
    ],
    markets: [
      {
        ...named('SE'),
        priceList: 'eur',
        taxBasisPoints: 2500,
        taxTitle: text('VAT'),
        delivery: 5,
        deliveryDays: 1,
      },
    ],
    picture: {
      width: 1,
      height: 1,
      title: text('P'),
      layers: [{ id: 'l', shapes: [{ shape: 'circle', cx: 0, cy: 0, r: 1 }] }],
    },
  };
}

const rule = (id: string, event: unknown, conditions: unknown = { all: [] }) => ({
  ...named(id),
  because: text(id),
  conditions,
  event,
  examples: [],
});

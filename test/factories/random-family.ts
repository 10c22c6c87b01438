/**
 * Random small families with rules of every kind, for comparing the engine with brute force.
 *
 * The same seed makes the same family. Families are authored documents: the loader has to accept
 * each, so the generator also tests it against refusing what is meant to be allowed.
 */
import { loadFamily } from '#rules/model/load-family.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import type { ContextFacts } from '#rules/configuration/types.ts';
import {
  text,
  MODULES,
  TAGS,
  pick,
  seeded,
  randomRules,
  type Shape,
  type Random,
} from './random-rules.ts';

export { seeded, type Random } from './random-rules.ts';

/** A compact one has few components and lengths, so that looking at every assignment is quick. */
export function randomFamily(seed: number, compact = false): PublicFamily {
  for (let attempt = 0; attempt < 50; attempt++) {
    const document = randomDocument(seededBy(seed, attempt), compact ? 1 : 2);
    const loaded = loadFamily({ 'family.json': document });
    if (loaded.ok) return publicFamily(loaded.value);
    // Only what is trivially contradictory may be refused; anything else is a fault of the loader.
    const other = loaded.error.find((fault) => !fault.message.includes('never hold together'));
    if (other) throw new Error(`seed ${seed}: ${JSON.stringify(other)}`);
  }
  throw new Error(`seed ${seed} makes no family`);
}

const seededBy = (seed: number, attempt: number): Random => seeded(seed * 64 + attempt);

export function randomFacts(seed: number): ContextFacts {
  const random = seeded(seed ^ 0x5bd1e995);
  const preferences: Record<string, string | number | boolean> = {};
  if (random(3) > 0) preferences['strict'] = random(2) === 0;
  if (random(3) > 0) preferences['limit'] = 2 + random(8);
  if (random(3) > 0) preferences['taste'] = pick(random, TAGS);
  const customer =
    random(2) === 0 ? { vip: random(2) === 0, tags: [pick(random, TAGS)] } : undefined;
  return {
    market: pick(random, ['DE', 'SE']),
    channel: random(2) === 0 ? 'web' : 'desk',
    date: pick(random, ['2026-01-01', '2026-06-01']),
    preferences,
    ...(customer ? { customer } : {}),
  };
}

function randomDocument(random: Random, spread: number): Record<string, unknown> {
  const components = ['small', 'large'].flatMap((type) =>
    Array.from({ length: 2 + random(spread) }, (_, i) => randomComponent(random, type, i)),
  );
  const modules = MODULES.map((id, index) => randomModule(random, id, index));
  const shape: Shape = {
    random,
    repeated: modules.filter((m) => m.cardinality.max > 1).map((m) => m.id),
    single: modules.filter((m) => m.cardinality.max === 1).map((m) => m.id),
    counted: modules.filter((m) => m.quantity).map((m) => m.id),
  };
  return {
    format: 'kitwright-family/1',
    id: 'random',
    title: text('Random'),
    tagline: text('Random'),
    description: text('Random'),
    noun: text('thing'),
    costCurrency: 'EUR',
    buildDays: 1,
    groups: [{ id: 'all', title: text('All') }],
    componentTypes: ['small', 'large'].map((id) => ({
      id,
      title: text(id),
      attributes: [
        { id: 'size', type: 'number', title: text('Size') },
        { id: 'mount', type: 'string', title: text('Mount') },
        { id: 'fits', type: 'list', title: text('Fits') },
        { id: 'green', type: 'boolean', title: text('Green') },
      ],
    })),
    components,
    modules,
    characteristics: [
      {
        kind: 'choice',
        id: 'hue',
        title: text('Hue'),
        group: 'all',
        optional: random(3) === 0,
        values: TAGS.slice(0, 2 + random(spread)).map((id, i) => ({
          id,
          title: text(id),
          attributes: { depth: i + 1 },
        })),
      },
      {
        kind: 'number',
        id: 'length',
        title: text('Length'),
        group: 'all',
        optional: random(3) === 0,
        min: 1,
        max: 1 + spread + random(2),
        unit: 'mm',
      },
      { kind: 'text', id: 'words', title: text('Words'), group: 'all', maxLength: 10 },
    ],
    totals: [
      { id: 'size', title: text('Size'), unit: 'u', attribute: 'size' },
      { id: 'mass', title: text('Mass'), unit: 'g', attribute: 'mass', modules: ['alpha', 'beta'] },
    ],
    resources: [
      {
        id: 'power',
        title: text('Power'),
        unit: 'W',
        provided: [{ module: 'alpha', attribute: 'size' }],
        used: [
          { module: 'beta', attribute: 'size' },
          { module: 'gamma', attribute: 'count' },
        ],
      },
    ],
    tables: shape.single.length === 0 ? [] : [randomTable(shape, components)],
    preferences: [
      { kind: 'boolean', id: 'strict', title: text('S'), why: text('w'), strength: 'hard' },
      {
        kind: 'number',
        id: 'limit',
        title: text('L'),
        why: text('w'),
        strength: 'hard',
        min: 2,
        max: 9,
        unit: 'u',
      },
      {
        kind: 'choice',
        id: 'taste',
        title: text('T'),
        why: text('w'),
        strength: 'hard',
        values: TAGS.map((id) => ({ id, title: text(id) })),
      },
    ],
    rules: randomRules(shape),
    priceLists: [randomPrices(shape, components)],
    markets: ['DE', 'SE'].map((id) => ({
      id,
      title: text(id),
      priceList: 'eur',
      taxBasisPoints: 1900,
      taxTitle: text('Tax'),
      delivery: 5,
      deliveryDays: 1,
    })),
    picture: {
      width: 1,
      height: 1,
      title: text('P'),
      layers: [{ id: 'l', shapes: [{ shape: 'circle', cx: 0, cy: 0, r: 1 }] }],
    },
  };
}

function randomComponent(random: Random, type: string, index: number) {
  const fits = TAGS.filter(() => random(2) === 0);
  return {
    id: `${type}-${index + 1}`,
    type,
    title: text(type),
    mass: random(5),
    attributes: {
      ...(random(5) > 0 ? { size: random(5) - 1 } : {}),
      ...(random(5) > 0 ? { mount: pick(random, TAGS) } : {}),
      ...(random(4) > 0 ? { fits } : {}),
      ...(random(2) > 0 ? { green: random(2) === 0 } : {}),
    },
    partNumber: 'P',
    supplier: 'S',
    cost: 1,
    stock: random(2),
    leadTimeDays: 1 + random(9),
    bin: 'B',
  };
}

function randomModule(random: Random, id: string, index: number) {
  const kind = random(5);
  const cardinality =
    kind === 0 && index > 0 ? { min: random(3), max: 2 } : { min: kind === 1 ? 0 : 1, max: 1 };
  return {
    id,
    title: text(id),
    group: 'all',
    componentType: pick(random, ['small', 'large']),
    cardinality,
    quantity: kind === 2 ? { min: 1, max: 2 } : undefined,
  };
}

function randomTable(
  { random, single }: Shape,
  components: readonly ReturnType<typeof randomComponent>[],
) {
  const module = pick(random, single);
  const byMount = random(2) === 0;
  const cells = byMount ? TAGS : undefined;
  return {
    id: 'fit',
    title: text('Fit'),
    columns: [
      byMount ? { variable: module, path: 'mount' } : { variable: 'length' },
      { variable: 'hue' },
    ],
    rows: Array.from({ length: 2 + random(4) }, () => [
      cells ? pick(random, cells) : 1 + random(Math.min(3, components.length)),
      pick(random, ['x', 'y']),
    ]),
  };
}

function randomPrices(
  { random }: Shape,
  components: readonly ReturnType<typeof randomComponent>[],
) {
  return {
    id: 'eur',
    currency: 'EUR',
    base: 10,
    baseTitle: text('Base'),
    components: Object.fromEntries(components.map(({ id }) => [id, random(20)])),
    characteristics: [
      { variable: 'hue', value: 'x', amount: random(9) },
      { variable: 'words', value: 'given', amount: random(5) - 2 },
      { variable: 'length', perUnit: 1 + random(3), from: 1 },
    ],
    bundles: [
      {
        id: 'pair',
        title: text('Pair'),
        conditions: {
          all: [
            { fact: 'hue', operator: 'equal', value: 'y' },
            { fact: 'length', operator: 'lessThan', value: 3 },
          ],
        },
        amount: -random(20),
      },
    ],
  };
}

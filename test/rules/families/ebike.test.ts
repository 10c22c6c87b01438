/**
 * The e-bike family as shipped: it loads, it is as rich as promised, every text is translated, and
 * what its own suggestions make of an untouched configuration breaks no rule.
 *
 * Products proposed by the engine are checked here by the plain meaning of the events.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { explodeBom } from '#rules/bom/explode.ts';
import type { ContextFacts } from '#rules/configuration/types.ts';
import type { Scalar } from '#rules/model/condition.ts';
import { isHard } from '#rules/model/rule.ts';
import { factValue, holds, productFacts } from '#rules/model/evaluate.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import type { EventType, Rule } from '#rules/model/rule.ts';
import { variablesOf } from '#rules/model/variables.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { priceOf } from '#rules/pricing/price.ts';
import { configurators, ebikeFolder, loadEbike } from '../../factories/ebike-family.ts';

const family = loadEbike();
const open = configurators(family);

type Product = Record<string, string | number>;
const contextOf = (preferences: Record<string, Scalar>, market = 'DE'): ContextFacts => ({
  market,
  channel: 'web',
  date: '2026-06-01',
  preferences,
});

const activator = (owner: string): Rule | undefined =>
  family.rules.find((r) => r.event.type === 'activate' && r.event.params.variable === owner);

/** What the engine proposes for an otherwise untouched configuration. */
async function suggested(context: ContextFacts, given: Product = {}): Promise<Product> {
  const decisions = Object.entries(given).map(([variable, value]) => ({ variable, value }));
  const { product, complete } = (await open(context)).state(decisions);
  expect(complete).toBe(true);
  return product;
}

/** Ids of the hard rules and mandatory modules a product breaks. */
function broken(context: object, product: Product): string[] {
  const facts = productFacts(family, context, product);
  const breaks = (rule: Rule): boolean => {
    const { event } = rule;
    if (event.type === 'activate') {
      const filled = (product[event.params.variable] ?? 'none') !== 'none';
      return filled && !holds(rule.conditions, facts);
    }
    if (!holds(rule.conditions, facts)) return false;
    if (event.type === 'forbid') return true;
    if (event.type === 'require') return !holds(event.params.conditions, facts);
    if (event.type === 'balance')
      return Number(facts[`resource.${event.params.resource}.balance`]) < 0;
    if (event.type !== 'table') return false;
    const table = family.tables.find(({ id }) => id === event.params.table);
    return !table?.rows.some((row) =>
      table.columns.every(({ variable, path: at }, i) => {
        const cell = factValue(facts, { fact: variable, path: at });
        return cell === undefined || cell === row[i];
      }),
    );
  };
  const empty = family.modules
    .filter(({ id, cardinality }) => {
      const active = activator(id);
      const slot = cardinality.max > 1 ? `${id}.1` : id;
      if (cardinality.min === 0 || (active && !holds(active.conditions, facts))) return false;
      return (product[slot] ?? 'none') === 'none';
    })
    .map(({ id }) => `structure:${id}`);
  return [...family.rules.filter((r) => isHard(r) && breaks(r)).map(({ id }) => id), ...empty];
}

describe('the e-bike family', () => {
  it('is as rich as promised', () => {
    expect(family.modules.length).toBeGreaterThanOrEqual(16);
    expect(family.components.length).toBeGreaterThanOrEqual(130);
    expect(family.rules.filter(isHard).length).toBeGreaterThanOrEqual(75);
    expect(family.routing.length).toBeGreaterThanOrEqual(18);
    expect(family.workCentres.length).toBeGreaterThanOrEqual(6);
    expect(family.components.some(({ stock }) => stock === 0)).toBe(true);
  });

  it.each<EventType>([
    'forbid',
    'require',
    'activate',
    'balance',
    'table',
    'default',
    'prefer',
    'message',
    'offer',
    'learn',
    'note',
  ])('has rules of the kind %s', (type) => {
    expect(family.rules.filter(({ event }) => event.type === type).length).toBeGreaterThan(1);
  });

  it('says everything in Swedish too', () => {
    const missing: string[] = [];
    const visit = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('en' in value && !('sv' in value)) missing.push(at);
      for (const [key, inner] of Object.entries(value)) visit(inner, `${at}.${key}`);
    };
    visit(family, '$');
    expect(missing).toEqual([]);
  });

  it('shows every rule by an example', () => {
    expect(family.rules.filter((r) => r.examples.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it.each<[string, Record<string, Scalar>, Product]>([
    ['nothing known', {}, {}],
    ['steep hills', { terrain: 'hilly' }, {}],
    ['the best parts', { budget: 'high' }, {}],
    ['a low price', { budget: 'low' }, {}],
    ['a heavy rider', { riderMass: 130, riderHeight: 190 }, {}],
    ['goods every day', { cargoUse: 'freight' }, {}],
    ['children', { cargoUse: 'family', riderHeight: 160 }, {}],
    ['hard preferences', { vegan: true, coastalHome: true, leftHanded: false }, {}],
    ...family.components
      .filter(({ type }) => type === 'frame')
      .map(({ id }): [string, Record<string, Scalar>, Product] => [
        `frame ${id}`,
        {},
        { frame: id },
      ]),
  ])('suggests a complete product that breaks no rule: %s', async (_, preferences, given) => {
    const context = contextOf(preferences);
    const product = await suggested(context, given);
    expect(broken(context, product)).toEqual([]);
  });

  it('begins with a city bike of a usual price and a full parts list', async () => {
    const context = contextOf({});
    const product = await suggested(context);
    const { total } = priceOf(publicFamily(family), context, product);
    expect(total).toBeGreaterThan(300_000);
    expect(total).toBeLessThan(450_000);
    const lines = explodeBom(family, context, product);
    expect(lines.length).toBeGreaterThanOrEqual(80);
    expect(lines.length).toBeLessThanOrEqual(130);
  });

  it('names only variables that exist in its suggestions', () => {
    const known = new Set(variablesOf(family).map(({ id }) => id));
    for (const { event } of family.rules) {
      if (event.type === 'default') expect(known).toContain(event.params.variable);
    }
  });
});

describe('the worked example of docs/family-format.md', () => {
  it('loads as written', () => {
    const page = readFileSync(path.resolve(ebikeFolder, '../../../docs/family-format.md'), 'utf8');
    const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
    const written = blocks.find((block) => block.includes('kitwright-family/1')) ?? '';
    const loaded = loadFamily({ 'family.json': JSON.parse(written) as unknown });
    expect(loaded.ok ? loaded.value.id : loaded.error).toBe('lamp');
  });
});

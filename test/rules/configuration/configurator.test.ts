/** What the façade says, on the lamp, in words a person would check it by. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkConfiguration } from '#rules/checker/check-configuration.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import type { ContextFacts } from '#rules/configuration/types.ts';
import { priceOf } from '#rules/pricing/price.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { lampFiles, loadOrThrow } from '../../factories/small-family.ts';

const family = publicFamily(loadOrThrow(lampFiles()));
const facts: ContextFacts = { market: 'DE', channel: 'web', date: '2026-01-01' };
const compiled = compileFamily(family, { priceList: 'eur' });

async function open(more: Partial<ContextFacts> = {}) {
  return openConfigurator(
    compiled,
    await evaluateContext(compiled.contextConditions, { ...facts, ...more }),
  );
}

describe('configurator', () => {
  it('offers what fits, names who set a value and which rules are behind it', async () => {
    const state = (await open()).state([{ variable: 'bulb.1', value: 'bulb-40' }]);
    const of = (id: string) => state.variables.find(({ variable }) => variable === id);
    expect(of('bulb.1')).toMatchObject({ value: 'bulb-40', setBy: 'you' });
    expect(of('supply')).toMatchObject({
      value: 'supply-60',
      setBy: 'rule',
      rules: ['power-balance'],
    });
    expect(of('dimmer')).toMatchObject({ value: 'none', setBy: 'default' });
    expect(of('colour')?.value).toBeUndefined();
    expect(state.complete).toBe(false);
  });

  it('lets a stored preference bind', async () => {
    const state = (await open({ preferences: { dims: true } })).state([]);
    const dimmer = state.variables.find(({ variable }) => variable === 'dimmer');
    expect(dimmer).toMatchObject({ value: 'dimmer-a', setBy: 'rule', rules: ['dimmer-dims'] });
  });

  it('explains a refusal by own choices and named rules, and offers a way', async () => {
    const configurator = await open();
    const decisions = [
      { variable: 'colour', value: 'red' },
      { variable: 'bulb.1', value: 'bulb-40' },
    ];
    expect(configurator.explain(decisions, 'supply', 'supply-20')).toEqual({
      status: 'invalid',
      decisions: [{ variable: 'bulb.1', value: 'bulb-40' }],
      rules: ['power-balance'],
    });
    const [repair] = configurator.repairs(decisions, 'supply', 'supply-20', 3);
    expect(repair?.retract).toEqual([{ variable: 'bulb.1', value: 'bulb-40' }]);
    expect(repair?.decisions).toContainEqual({ variable: 'colour', value: 'red' });
  });

  it('says what a text is worded, and refuses what does not exist', async () => {
    const configurator = await open();
    const state = configurator.state([{ variable: 'engraving', value: 'For Ada' }]);
    expect(state.product['engraving']).toBe('For Ada');
    const foreign = configurator.state([{ variable: 'colour', value: 'green' }]);
    expect(foreign.consistent).toBe(false);
    expect(configurator.explain([], 'colour', 'green').rules).toEqual(['structure:colour']);
  });

  it('completes by each objective with a product json-rules-engine accepts too', async () => {
    const configurator = await open();
    for (const objective of ['cheapest', 'lightest', 'fastest', 'best-fit'] as const) {
      const product = configurator.complete([{ variable: 'cable', value: 300 }], objective);
      expect(product?.['cable']).toBe(300);
      expect(await checkConfiguration(family, facts, product ?? {})).toEqual([]);
    }
    const fast = configurator.complete([], 'fastest');
    expect(Object.values(fast ?? {})).not.toContain('bulb-40');
  });

  it('survives structured cloning and JSON', () => {
    expect(structuredClone(compiled)).toEqual(compiled);
    const sent: unknown = JSON.parse(JSON.stringify(compiled));
    expect(sent).toMatchObject({ format: 'kitwright-compiled/1', family: 'lamp' });
  });
});

it('loads neither a validator nor json-rules-engine into the browser', () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = readFileSync(file, 'utf8');
    for (const [, kind, from = ''] of source.matchAll(
      /^(?:import|export)\s+(type\s)?[^;]*?from '([^']+)';/gm,
    )) {
      if (kind) continue;
      if (from.startsWith('#rules/')) visit(from.replace('#rules/', 'rules/'));
      else if (from.startsWith('.')) visit(join(dirname(file), from));
      else packages.add(from);
    }
  };
  visit('rules/configuration/index.ts');
  expect(seen.size).toBeGreaterThan(20);
  expect([...packages]).toEqual([]);
});

describe('several best products', () => {
  it('are different, in order of price, and the cheapest there are', async () => {
    const configurator = await open();
    const shown = configurator.completions([{ variable: 'cable', value: 300 }], 'cheapest', 4);
    const prices = shown.map((product) => priceOf(family, facts, product).net);
    expect(prices).toHaveLength(4);
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
    expect(new Set(shown.map((product) => JSON.stringify(product))).size).toBe(4);
    expect(shown[0]).toEqual(
      configurator.complete([{ variable: 'cable', value: 300 }], 'cheapest'),
    );
  });
});

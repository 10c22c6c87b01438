/** The shipped families under random clicks: no dead end, and both evaluators accept the result. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createChecker } from '#rules/checker/check-configuration.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import type { ContextFacts, Decision } from '#rules/configuration/types.ts';
import type { PreferenceDefinition } from '#rules/model/family.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { readFamilyFolder } from '#app/services/families/read-family-folder.server.ts';
import { loadOrThrow } from '../factories/small-family.ts';
import { seeded, type Random } from '../factories/random-family.ts';

function randomPreference(random: Random, definition: PreferenceDefinition) {
  if (definition.kind === 'boolean') return random(2) === 0;
  if (definition.kind === 'number') {
    return definition.min + random(definition.max - definition.min + 1);
  }
  return definition.values[random(definition.values.length)]?.id ?? '';
}

/** Short click sequences for each customer, beside the one that goes to the end. */
const SHORT_RUNS = 30;

describe.each(readdirSync('rules/families'))('%s', (name) => {
  it('never dead-ends, whatever the customer told us and clicks', async () => {
    const family = publicFamily(loadOrThrow(await readFamilyFolder(`rules/families/${name}`)));
    let clicks = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const random = seeded(seed);
      const market = family.markets[random(family.markets.length)];
      const told = family.preferences.filter(() => random(3) === 0);
      const facts: ContextFacts = {
        market: market?.id ?? '',
        channel: random(2) === 0 ? 'web' : 'desk',
        date: '2026-06-01',
        preferences: Object.fromEntries(told.map((p) => [p.id, randomPreference(random, p)])),
      };
      const compiled = compileFamily(family, { priceList: market?.priceList ?? '' });
      const literals = await evaluateContext(compiled.contextConditions, facts);
      const configurator = openConfigurator(compiled, literals);
      const check = createChecker(family, facts);
      const where = `seed ${seed} ${JSON.stringify(facts)}`;
      const decisions: Decision[] = [];
      let state = configurator.state(decisions);
      expect(state.consistent, where).toBe(true);
      const open = new Set(state.variables.map((_, i) => i));
      while (open.size > 0) {
        const index = [...open][random(open.size)] ?? 0;
        open.delete(index);
        const variable = state.variables[index];
        const values = variable?.options.filter(({ status }) => status === 'valid') ?? [];
        expect(values.length, `${where} ${variable?.variable}`).toBeGreaterThan(0);
        const value = values[random(values.length)]?.value ?? '';
        decisions.push({ variable: variable?.variable ?? '', value });
        state = configurator.state(decisions);
        clicks++;
        expect(state.consistent, where).toBe(true);
        if (clicks % 10 === 0) expect(await check(state.cheapest ?? {}), where).toEqual([]);
      }
      expect(state.complete, where).toBe(true);
      expect(await check(state.product), where).toEqual([]);
      for (let run = 0; run < SHORT_RUNS; run++) {
        const few: Decision[] = [];
        for (let step = 0; step < 3; step++) {
          const { variables, consistent } = configurator.state(few);
          expect(consistent, where).toBe(true);
          const one = variables[random(variables.length)];
          const valid = one?.options.filter(({ status }) => status === 'valid') ?? [];
          expect(valid.length, `${where} ${JSON.stringify(few)}`).toBeGreaterThan(0);
          few.push({
            variable: one?.variable ?? '',
            value: valid[random(valid.length)]?.value ?? '',
          });
        }
        const end = configurator.state(few);
        expect(await check(end.cheapest ?? {}), `${where} ${JSON.stringify(few)}`).toEqual([]);
      }
    }
    expect(clicks).toBeGreaterThan(20);
  });
});

/** What a browser is sent answers as what the server has, with a diagram and without. */
import { expect, it } from 'vitest';
import {
  compiledModel,
  publishedModel,
  type PublishedModel,
} from '#components/configurator/published-model.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { randomFacts, randomFamily } from '#test/factories/random-family.ts';

it.each([true, false])('is the same configurator on both ends, diagram: %s', async (diagram) => {
  let compared = 0;
  for (let seed = 1; seed <= 3; seed += 1) {
    const family = randomFamily(seed, true);
    const compiled = compileFamily(family, { priceList: 'eur', diagram });
    const literals = await evaluateContext(compiled.contextConditions, randomFacts(seed));
    const sent = JSON.stringify(publishedModel(family, compiled));
    const here = openConfigurator(compiled, literals);
    const there = openConfigurator(compiledModel(JSON.parse(sent) as PublishedModel), literals);
    expect(there.backend, `seed ${seed}`).toBe(here.backend);
    expect(there.state([]), `seed ${seed}`).toEqual(here.state([]));
    for (const { variable, options } of here.state([]).variables.slice(0, 3)) {
      const decisions = [{ variable, value: options.at(-1)?.value ?? '' }];
      expect(there.state(decisions), `seed ${seed} ${variable}`).toEqual(here.state(decisions));
      compared += 1;
    }
    expect([...there.outlook([])], `seed ${seed}`).toEqual([...here.outlook([])]);
  }
  expect(compared).toBeGreaterThan(5);
});

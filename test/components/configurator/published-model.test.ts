/** What a browser is sent answers as what the server has, with a diagram and without. */
import { expect, it } from 'vitest';
import {
  compiledModel,
  publishedModel,
  type PublishedModel,
} from '#components/configurator/published-model.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import { randomCase, sample } from '#test/factories/random-case.ts';

it.each([true, false])('is the same configurator on both ends, diagram: %s', async (diagram) => {
  let compared = 0;
  for (const seed of sample(12, 37)) {
    const one = await randomCase(seed, 2_000);
    if (!one) continue;
    const { family, literals } = one;
    const compiled = compileFamily(family, { priceList: 'eur', diagram });
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
  expect(compared).toBeGreaterThan(10);
});

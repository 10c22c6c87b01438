import { expect, it } from 'vitest';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import {
  artifactOf,
  compileFamily,
  openConfigurator,
  withArtifact,
} from '#rules/configuration/index.ts';
import { randomFacts, randomFamily } from '../../factories/random-family.ts';

it('answers the same from the bytes of a diagram, and refuses those of another family', async () => {
  const priceList = 'eur';
  let foreign = 0;
  for (let seed = 1; seed <= 30; seed++) {
    const family = randomFamily(seed);
    const here = compileFamily(family, { priceList, diagram: true });
    const bytes = artifactOf(here);
    if (!bytes) throw new Error(`seed ${seed} has no diagram`);
    const there = withArtifact(compileFamily(family, { priceList }), bytes);
    const literals = await evaluateContext(here.contextConditions, randomFacts(seed));
    const one = openConfigurator(here, literals);
    const other = openConfigurator(there, literals);
    expect(other.backend).toBe('diagram');
    expect(other.state([]), `seed ${seed}`).toEqual(one.state([]));
    expect([...other.outlook([])], `seed ${seed}`).toEqual([...one.outlook([])]);
    const next = compileFamily(randomFamily(seed + 1), { priceList });
    try {
      withArtifact(next, bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      foreign++;
    }
  }
  expect(foreign).toBeGreaterThan(20);
});

/** A sum differs from a number characteristic left empty: `none` is a value, not an absent one. */
import { expect, it } from 'vitest';
import { directChecker } from '#rules/checker/brute-force.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import { randomFacts, randomFamily } from '../factories/random-family.ts';

it('accepts the product that brute force accepts', async () => {
  const family = randomFamily(525922);
  const facts = randomFacts(525922);
  const product = {
    alpha: 'small-3',
    beta: 'large-2',
    gamma: 'none',
    hue: 'y',
    length: 'none',
    words: 'given',
  };
  const compiled = compileFamily(family, { priceList: 'eur' });
  const literals = await evaluateContext(compiled.contextConditions, facts);
  expect(directChecker(family, facts)(product)).toBe(true);
  expect(openConfigurator(compiled, literals).check(product)).toBe(true);
});

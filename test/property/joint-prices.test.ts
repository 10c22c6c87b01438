/**
 * Matrices and formulas of random price lists, by brute force: the engine's cheapest product costs
 * what the cheapest of all valid products costs, priced by hand here; and what an option changes is
 * the difference of two prices.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allAssignments, directChecker } from '#rules/checker/brute-force.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import type { Assignment } from '#rules/configuration/types.ts';
import { factValue, productFacts } from '#rules/model/evaluate.ts';
import type { Amounts, Dimension, Formula, Matrix, PriceList } from '#rules/model/price-list.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { optionDeltas } from '#rules/pricing/option-delta.ts';
import { priceOf } from '#rules/pricing/price.ts';
import { randomFacts, randomFamily, seeded, type Random } from '../factories/random-family.ts';
import { pick } from '../factories/random-rules.ts';

const TOO_MANY = 6_000;
const text = (en: string) => ({ en });

function randomDimension(random: Random, family: PublicFamily): Dimension {
  const single = family.modules.filter(({ cardinality }) => cardinality.max === 1);
  const counted = family.modules.filter(({ quantity }) => quantity);
  const of: (() => Dimension)[] = [
    () => ({ fact: 'hue', values: ['x', 'none'].slice(0, 1 + random(2)) }),
    () => ({ fact: 'hue', path: 'depth', upTo: [1, 2].slice(random(2)) }),
    () => ({ fact: 'length', upTo: random(2) === 0 ? [1, 2] : [2] }),
    () => ({ fact: 'words', values: ['given'] }),
    () => ({ fact: 'total.size', upTo: [0, 2, 3 + random(3)] }),
    ...(single.length === 0
      ? []
      : [
          (): Dimension => ({ fact: pick(random, single).id, path: 'size', upTo: [0, 2] }),
          (): Dimension => ({
            fact: pick(random, single).id,
            values: ['small-1', 'large-2', 'none'],
          }),
        ]),
    ...(counted.length === 0
      ? []
      : [(): Dimension => ({ fact: `${pick(random, counted).id}.quantity`, values: [1, 2] })]),
  ];
  return pick(random, of)();
}

const sizeOf = (dimension: Dimension): number =>
  'values' in dimension ? dimension.values.length : dimension.upTo.length;

function randomMatrix(random: Random, family: PublicFamily, id: string): Matrix {
  const dimensions = Array.from({ length: 2 + random(2) }, () => randomDimension(random, family));
  const amounts = ([first, ...rest]: readonly Dimension[]): Amounts =>
    first ? Array.from({ length: sizeOf(first) }, () => amounts(rest)) : random(9) - 4;
  return { id, title: text(id), dimensions, amounts: amounts(dimensions) };
}

function randomFormula(random: Random, family: PublicFamily, id: string): Formula {
  const module = pick(random, family.modules);
  const facts: Pick<Formula, 'fact' | 'path'>[] = [
    { fact: 'length' },
    { fact: 'hue', path: 'depth' },
    { fact: 'total.size' },
    { fact: 'total.mass' },
    ...(module.cardinality.max === 1 ? [{ fact: module.id, path: 'size' }] : []),
    ...(module.quantity ? [{ fact: `${module.id}.quantity` }] : []),
  ];
  return {
    id,
    title: text(id),
    ...pick(random, facts),
    amount: random(7) - 3,
    ...(random(2) === 0 ? {} : { above: random(3), per: 1 + random(3) }),
  };
}

function withJointPrices(family: PublicFamily, seed: number): PublicFamily {
  const random = seeded(seed + 99);
  const added = {
    matrices: ['first', 'second'].map((id) => randomMatrix(random, family, id)),
    formulas: ['third', 'fourth'].map((id) => randomFormula(random, family, id)),
  };
  return { ...family, priceLists: family.priceLists.map((list) => ({ ...list, ...added })) };
}

/** What the joint prices of a list come to, read from its words: by position, not by condition. */
function byHand(family: PublicFamily, list: PriceList, product: Assignment): number {
  const facts = productFacts(family, { market: 'DE' }, product);
  const matrices = (list.matrices ?? []).map(({ dimensions, amounts }) => {
    let left: Amounts | undefined = amounts;
    for (const dimension of dimensions) {
      const value = factValue(facts, dimension);
      const place =
        'values' in dimension
          ? dimension.values.findIndex((each) => each === value)
          : typeof value === 'number'
            ? dimension.upTo.findIndex((most) => value <= most)
            : -1;
      left = typeof left === 'object' && place >= 0 ? left[place] : undefined;
    }
    return typeof left === 'number' ? left : 0;
  });
  const formulas = (list.formulas ?? []).map(({ amount, above = 0, per = 1, ...reference }) => {
    let begun = 0;
    const value = factValue(facts, reference);
    if (typeof value === 'number') for (let at = above; at < value; at += per) begun++;
    return begun * amount;
  });
  return [...matrices, ...formulas].reduce((a, b) => a + b, 0);
}

const seeds = fc.sample(fc.integer({ min: 0, max: 1_000_000 }), { numRuns: 100, seed: 5 });
const bare = (family: PublicFamily): PublicFamily => ({
  ...family,
  priceLists: family.priceLists.map(({ matrices: _m, formulas: _f, ...list }) => list),
});

describe.each(['solver', 'diagram'] as const)('joint prices, by %s', (backend) => {
  it('are part of what the cheapest completion minimises, exactly', async () => {
    let compared = 0;
    let mattered = 0;
    for (const seed of backend === 'solver' ? seeds : seeds.slice(0, 30)) {
      const family = withJointPrices(randomFamily(seed), seed);
      const facts = { ...randomFacts(seed), market: 'DE' };
      const all = allAssignments(family, TOO_MANY);
      const valid = all?.filter(directChecker(family, facts)) ?? [];
      const [list] = family.priceLists;
      if (valid.length === 0 || !list) continue;
      const compiled = compileFamily(family, {
        priceList: 'eur',
        diagram: backend === 'diagram',
      });
      const literals = await evaluateContext(compiled.contextConditions, facts);
      const { cheapest = {} } = openConfigurator(compiled, literals).state([]);
      const net = (product: Assignment) => priceOf(family, facts, product).net;
      const expected = (product: Assignment) =>
        priceOf(bare(family), facts, product).net + byHand(family, list, product);
      const prices = valid.map(expected);
      expect(valid.map(net), `seed ${seed}`).toEqual(prices);
      expect(net(cheapest), `seed ${seed}`).toBe(Math.min(...prices));
      compared++;
      if (valid.some((product) => byHand(family, list, product) !== 0)) mattered++;
      const random = seeded(seed);
      const from = pick(random, valid);
      const delta = optionDeltas(family, facts, from);
      for (const [variable, value] of Object.entries(pick(random, valid)))
        expect(delta(variable, value), `seed ${seed} ${variable}`).toBe(
          net({ ...from, [variable]: value }) - net(from),
        );
    }
    expect(compared).toBeGreaterThan(backend === 'solver' ? 40 : 8);
    expect(mattered).toBeGreaterThan(compared / 2);
  });
});

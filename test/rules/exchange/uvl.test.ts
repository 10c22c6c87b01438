/** UVL in and out: the language, products against direct enumeration, and round trips. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allProducts } from '#rules/checker/brute-force.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import { familyToUvl } from '#rules/exchange/uvl/from-family.ts';
import { parseUvl } from '#rules/exchange/uvl/parse.ts';
import { uvlToFamily } from '#rules/exchange/uvl/to-family.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { CASE_FACTS, caseFamily } from '../../factories/case-family.ts';
import { randomFacts, randomFamily } from '../../factories/random-family.ts';

const LIMIT = 20_000;

async function imported(source: string) {
  const parsed = parseUvl(source);
  if (!parsed.ok) throw parsed.error;
  const made = uvlToFamily(parsed.value);
  if (!made.ok) throw made.error;
  const loaded = loadFamily(made.value.files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error.slice(0, 5)));
  const family = publicFamily(loaded.value);
  const compiled = compileFamily(family, { priceList: 'list' });
  const literals = await evaluateContext(compiled.contextConditions, CASE_FACTS);
  return { family, places: made.value.places, configurator: openConfigurator(compiled, literals) };
}

async function countOf(source: string): Promise<number> {
  const { count, exact } = (await imported(source)).configurator.count([], LIMIT);
  return exact ? Number(count) : NaN;
}

const features = (tree: string, constraints = ''): string =>
  `namespace test\nfeatures\n${tree}${constraints ? `\nconstraints\n${constraints}` : ''}`;

describe('UVL', () => {
  it.each([
    ['mandatory and optional', 'R\n\tmandatory\n\t\tA\n\toptional\n\t\tB\n\t\tC', '', 4],
    ['or', 'R\n\tor\n\t\tA\n\t\tB\n\t\tC', '', 7],
    ['alternative', 'R\n\talternative\n\t\tA\n\t\tB\n\t\tC', '', 3],
    [
      'optional alternative',
      'R\n\toptional\n\t\tP\n\t\t\talternative\n\t\t\t\tA\n\t\t\t\tB',
      '',
      3,
    ],
    ['a group [0..1]', 'R\n\t[0..1]\n\t\tA\n\t\tB', '', 3],
    ['a group [2..3] of four', 'R\n\t[2..3]\n\t\tA\n\t\tB\n\t\tC\n\t\tD', '', 6 + 4],
    ['a group [2]', 'R\n\t[2]\n\t\tA\n\t\tB\n\t\tC', '', 3],
    ['a group [2..*]', 'R\n\t[2..*]\n\t\tA\n\t\tB\n\t\tC', '', 4],
    ['a feature that is there several times', 'R\n\toptional\n\t\tA cardinality [1..3]', '', 4],
    ['an integer with bounds', 'R\n\tmandatory\n\t\tInteger A {min 2, max 6}', '\tA > 3', 3],
    [
      'spaces, quotes, comments',
      'R // root\n    optional\n        "a b"\n        C',
      '    !"a b" & true',
      2,
    ],
    ['the operators', 'R\n\toptional\n\t\tA\n\t\tB\n\t\tC', '\tA => B & !C\n\tB <=> A | C', 3],
    ['precedence', 'R\n\toptional\n\t\tA\n\t\tB\n\t\tC', '\tA | B & C', 5],
    ['chains lean right', 'R\n\toptional\n\t\tA\n\t\tB\n\t\tC', '\tA => B => C', 7],
    [
      'attributes in sums',
      'R\n\toptional\n\t\tA {cost 3}\n\t\tB {cost 4.5}\n\t\tC {cost 5}',
      '\tA.cost + B.cost + 2 * C.cost <= 10',
      3 + 2,
    ],
    [
      'differences',
      'R\n\toptional\n\t\tA {cost 3}\n\t\tB {cost 4}\n\t\tC {cost 5}',
      '\tA.cost - B.cost + C.cost >= 4',
      3,
    ],
    [
      'numbers times numbers known',
      'R\n\tmandatory\n\t\tInteger A {min 0, max 3}\n\t\tInteger B {min 0, max 3}',
      '\t2 * A - B == 1',
      2,
    ],
    [
      'sum over all',
      'R {cost 1}\n\toptional\n\t\tA {cost 3}\n\t\t\tmandatory\n\t\t\t\tD {cost 2}\n\t\tB {cost 4}',
      '\tsum(cost) < 10',
      3,
    ],
  ])('reads %s', async (_, tree, constraints, count) => {
    expect(await countOf(features(tree, constraints))).toBe(count);
  });

  it.each([
    ['R\n\toptional\n\t\tInteger A', 'line 5: “A” needs bounds'],
    ['R\n\toptional\n\t\tString A', 'line 5: a family has no string “A”'],
    ['R\n\toptional\n\t\tA\n\t\tA', 'line 6: there are two features “A”'],
    ['R\n\tsometimes\n\t\tA', 'line 4: “[” expected'],
    ['R\nS', 'line 4: there is one root feature'],
  ])('refuses %j at its line', (tree, message) => {
    const parsed = parseUvl(features(tree));
    const made = parsed.ok ? uvlToFamily(parsed.value) : parsed;
    expect(made.ok ? '' : made.error.message).toContain(message);
  });

  it('refuses an unknown feature and an unknown attribute at the constraint’s line', () => {
    for (const constraint of ['\tA => Z', '\tA.cost < 3', '\tA.x * A.x > 1']) {
      const parsed = parseUvl(features('R\n\toptional\n\t\tA {x 2}', constraint));
      const made = parsed.ok ? uvlToFamily(parsed.value) : parsed;
      const found = made.ok ? '' : made.error.message;
      expect(constraint.includes('*') ? '' : found).toContain(
        constraint.includes('*') ? '' : 'line 7',
      );
    }
  });
});

describe('round trip', () => {
  it.each(['02-computer', '05-two-restrictions', '06-late-change', '07-hidden-module', '09-table'])(
    'keeps the products of case %s',
    async (name) => {
      const family = publicFamily(caseFamily(name));
      const { text, leftOut } = familyToUvl(family, CASE_FACTS);
      expect(leftOut).toEqual([]);
      expect(await countOf(text)).toBe(allProducts(family, CASE_FACTS, 200_000)?.length);
    },
  );

  it('keeps sums', async () => {
    const family = publicFamily(caseFamily('10-resources'));
    const { text } = familyToUvl(family, CASE_FACTS);
    expect(await countOf(text)).toBe(allProducts(family, CASE_FACTS, 200_000)?.length);
  });

  it('keeps the products of random families, or says which rules it left out', async () => {
    let compared = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const family = randomFamily(seed);
      const facts = randomFacts(seed);
      const products = allProducts(family, facts, 3000);
      const { text, leftOut } = familyToUvl(family, facts);
      if (!products || leftOut.length > 0) continue;
      expect(await countOf(text), `seed ${seed}`).toBe(products.length);
      compared++;
    }
    expect(compared).toBeGreaterThan(10);
  }, 60_000);
});

const BENCH = path.resolve(import.meta.dirname, '../../../../shared/bench');
interface Truth {
  readonly names: readonly (string | null)[];
  readonly core: readonly number[];
  readonly dead: readonly number[];
  readonly solutionCount: string | null;
}

describe.skipIf(!existsSync(BENCH))('published models', () => {
  it.each(['berkeleydb', 'e_shop', 'printer', 'windows-8'])(
    'has the known core and dead features of %s',
    async (id) => {
      const file = path.join(BENCH, 'models/feature-models', id, `${id}.uvl`);
      const { places, configurator } = await imported(readFileSync(file, 'utf8'));
      const truth = JSON.parse(
        readFileSync(path.join(BENCH, `truth/feature-models/${id}.json`), 'utf8'),
      ) as Truth;
      const variables = new Map(configurator.state([]).variables.map((v) => [v.variable, v]));
      const core: number[] = [];
      const dead: number[] = [];
      truth.names.forEach((name, index) => {
        const place = places.get(name ?? '');
        if (!place || place.kind === 'number') throw new Error(`no place for ${name}`);
        const options = place.kind === 'value' ? variables.get(place.variable)?.options : [];
        const own = options?.find((o) => place.kind === 'value' && o.value === place.value);
        const others = options?.filter((option) => option !== own) ?? [];
        if (own?.status === 'invalid') dead.push(index + 1);
        else if (others.every(({ status }) => status === 'invalid')) core.push(index + 1);
      });
      expect({ core, dead }).toEqual({ core: truth.core, dead: truth.dead });
      const counted = configurator.count([], LIMIT);
      const known = BigInt(truth.solutionCount ?? '0');
      if (counted.exact) expect(counted.count).toBe(known);
      else expect(counted.count <= known).toBe(true);
    },
    60_000,
  );
});

/** The analysis of a model against brute force, and on the worked case with known findings. */
import { describe, expect, it } from 'vitest';
import { analyse, contradictionFor } from '#rules/analysis/analyse.ts';
import { runExamples } from '#rules/analysis/run-examples.ts';
import { allProducts } from '#rules/checker/brute-force.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily } from '#rules/configuration/index.ts';
import type { Family } from '#rules/model/family.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import { publicFamily, type PublicFamily } from '#rules/model/public-family.ts';
import { isHard } from '#rules/model/terms.ts';
import { variablesOf } from '#rules/model/variables.ts';
import { CASE_FACTS, caseFamily, caseFiles } from '../../factories/case-family.ts';

function analysed(family: Family) {
  const shown = publicFamily(family);
  return analyse(shown, compileFamily(shown, { priceList: 'eur', traced: true }), 'free');
}

/** The family of a case with its rules changed. */
function changed(name: string, rules: (old: unknown[]) => unknown[]): Family {
  const files = caseFiles(name);
  const document = files['family.json'] as { rules: unknown[] };
  const loaded = loadFamily({ 'family.json': { ...document, rules: rules(document.rules) } });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

const says = (id: string, conditions: object, event: object) => ({
  id,
  title: { en: id },
  because: { en: id },
  conditions,
  event,
});
const is = (fact: string, value: string) => ({ fact, operator: 'equal', value });

describe('case 4: bamboo bike', () => {
  it('has nothing to say about the plain bike', () => {
    expect(analysed(caseFamily('04-bamboo-bike'))).toEqual({
      dead: [],
      core: [],
      falseOptional: [],
      redundant: [],
      neverFires: [],
      unsettled: 0,
    });
  });

  it('finds the dead frame and says why', () => {
    const { dead } = analysed(caseFamily('04-bamboo-bike-dead'));
    expect(dead).toEqual([
      {
        variable: 'frame',
        value: 'step-through',
        rules: ['some-brake', 'no-brake-on-step-through'],
      },
    ]);
  });

  it('finds the rule that says nothing new', () => {
    const { redundant } = analysed(caseFamily('04-bamboo-bike-redundant'));
    expect(redundant).toEqual([{ rule: 'not-female-and-male', rules: [] }]);
  });
});

describe('findings', () => {
  it('names a minimal contradiction', () => {
    const family = changed('04-bamboo-bike', (old) => [
      ...old,
      says(
        'all-engines',
        { all: [] },
        { type: 'require', params: { conditions: is('engine', 'yes') } },
      ),
      says('no-engine', { all: [is('engine', 'yes')] }, { type: 'forbid' }),
    ]);
    expect([...(analysed(family).contradiction ?? [])].sort()).toEqual([
      'all-engines',
      'no-engine',
    ]);
  });

  it('finds the market that no product is left in', async () => {
    const family = publicFamily(
      changed('04-bamboo-bike', (old) => [
        ...old,
        says('not-here', { all: [is('market', 'DE')] }, { type: 'forbid' }),
      ]),
    );
    const compiled = compileFamily(family, { priceList: 'eur' });
    const literals = (market: string) =>
      evaluateContext(compiled.contextConditions, { ...CASE_FACTS, market });
    expect(contradictionFor(compiled, await literals('DE'))).toEqual(['not-here']);
    expect(contradictionFor(compiled, await literals('SE'))).toBeUndefined();
  });

  it('finds what can never fire, and the rule that prevents it', () => {
    const family = changed('04-bamboo-bike', (old) => [
      ...old,
      says(
        'advice',
        { all: [is('engine', 'yes'), is('back-pedal-brake', 'yes')] },
        { type: 'message', params: { text: { en: 'Mind the chain.' } } },
      ),
    ]);
    expect(analysed(family).neverFires).toEqual([
      { rule: 'advice', rules: ['engine-no-back-pedal'] },
    ]);
  });

  it.each(['05-two-restrictions', '06-late-change', '09-table', '10-resources'])(
    'agrees with brute force on %s',
    (name) => {
      const family = publicFamily(caseFamily(name));
      const compiled = compileFamily(family, { priceList: 'eur', traced: true });
      const { dead, core, falseOptional, redundant } = analyse(family, compiled, 'free');
      const all = productsOf(family);
      const seen = (variable: string) => new Set(all.map((product) => product[variable]));
      const expectedDead = variablesOf(family).flatMap(({ id, domain }) =>
        domain.filter((value) => !seen(id).has(value)).map((value) => `${id}=${value}`),
      );
      const named = (found: typeof dead) => found.map((each) => `${each.variable}=${each.value}`);
      expect([...named(dead), ...named(falseOptional)].sort()).toEqual(expectedDead.sort());
      const expectedCore = variablesOf(family).flatMap(({ id, domain }) =>
        domain.length > 1 && seen(id).size === 1 ? [id] : [],
      );
      expect(core.map(({ variable }) => variable)).toEqual(expectedCore);
      const superfluous = family.rules.filter(
        (rule) =>
          isHard(rule) &&
          productsOf({ ...family, rules: family.rules.filter((each) => each !== rule) }).length ===
            all.length,
      );
      expect(redundant.map(({ rule }) => rule)).toEqual(superfluous.map(({ id }) => id));
    },
  );
});

const productsOf = (family: PublicFamily) => allProducts(family, CASE_FACTS, 400_000) ?? [];

describe('examples', () => {
  it('fail where the model says otherwise', async () => {
    const example = (given: object, expected: string) => ({ given, expect: expected });
    const family = publicFamily(
      changed('04-bamboo-bike', (old) => [
        {
          ...says(
            'no-engine-on-male',
            { all: [is('engine', 'yes'), is('frame', 'male')] },
            { type: 'forbid' },
          ),
          examples: [
            example({ engine: 'yes', frame: 'male' }, 'invalid'),
            example({ engine: 'yes', frame: 'female' }, 'invalid'),
          ],
        },
        ...old,
      ]),
    );
    const compiled = compileFamily(family, { priceList: 'eur' });
    const evaluate = (facts: typeof CASE_FACTS) =>
      evaluateContext(compiled.contextConditions, facts);
    expect(await runExamples(family, compiled, evaluate, CASE_FACTS)).toEqual({
      run: 2,
      failed: [{ rule: 'no-engine-on-male', example: 2, expected: 'invalid', found: 'valid' }],
    });
  });
});

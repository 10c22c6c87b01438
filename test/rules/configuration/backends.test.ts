/** With a diagram and without one a configurator says the same, and proposes what can be built. */
import { expect, it } from 'vitest';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import type { Decision } from '#rules/configuration/types.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { randomFacts, randomFamily, seeded } from '../../factories/random-family.ts';
import { lampFiles, loadOrThrow } from '../../factories/small-family.ts';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

it('is one state by passes and by search, at every step', async () => {
  const seen = { inactive: 0, proposed: 0, possible: 0 };
  for (const seed of SEEDS) {
    const family = randomFamily(seed, true);
    const [withDiagram, without] = [true, false].map((diagram) =>
      compileFamily(family, { priceList: 'eur', diagram }),
    );
    if (!withDiagram?.diagram || !without) continue;
    const literals = await evaluateContext(without.contextConditions, randomFacts(seed));
    const passes = openConfigurator(withDiagram, literals);
    const search = openConfigurator(without, literals);
    const random = seeded(seed);
    const decisions: Decision[] = [];
    for (let step = 0; step < 4; step++) {
      const where = `seed ${seed}, step ${step}`;
      const state = passes.state(decisions);
      const other = search.state(decisions);
      // Of several cheapest products, or least sets of rules, either may come.
      const comparable = ({ variables, ...rest }: typeof state) => ({
        ...rest,
        cheapest: rest.cheapest !== undefined,
        variables: variables.map(({ rules, setBy, ...one }) => ({
          ...one,
          setBy,
          rules: setBy === 'rule' ? [] : rules,
        })),
      });
      expect(comparable(state), where).toEqual(comparable(other));
      const shown = state.variables.flatMap(({ variable, value }) =>
        value === undefined ? [] : { variable, value },
      );
      if (state.consistent) expect(search.conflict(shown).status, where).toBe('valid');
      seen.inactive += state.variables.filter(({ active }) => !active).length;
      seen.proposed += state.variables.filter(({ setBy }) => setBy === 'default').length;
      seen.possible += Number(state.consistent);
      const open = state.variables.filter(({ variable }) =>
        decisions.every((decision) => decision.variable !== variable),
      );
      const { variable, options = [] } = open[random(Math.max(1, open.length))] ?? {};
      const valid = options.filter(({ status }) => status === 'valid');
      const picked = valid[random(Math.max(1, valid.length))];
      if (variable !== undefined && picked) decisions.push({ variable, value: picked.value });
    }
  }
  expect(seen.inactive).toBeGreaterThan(20);
  expect(seen.proposed).toBeGreaterThan(50);
  expect(seen.possible).toBeGreaterThan(60);
}, 60_000);

it('asks for what is active though nothing fits in it, and for nothing that is not', async () => {
  const rule = (id: string, event: unknown) => ({
    ...{ id, title: { en: id }, because: { en: id }, event },
    conditions: { all: [{ fact: 'colour', operator: 'equal', value: 'red' }] },
  });
  const without = { all: [{ fact: 'dimmer', operator: 'equal', value: 'none' }] };
  const family = publicFamily(
    loadOrThrow({
      ...lampFiles(),
      'rules/dimming.json': [
        rule('red-dims', { type: 'activate', params: { variable: 'dimmer' } }),
        rule('red-fits-none', { type: 'require', params: { conditions: without } }),
      ],
    }),
  );
  const facts = { market: 'DE', channel: 'web', date: '2026-01-01' } as const;
  for (const diagram of [true, false]) {
    const compiled = compileFamily(family, { priceList: 'eur', diagram });
    const literals = await evaluateContext(compiled.contextConditions, facts);
    const configurator = openConfigurator(compiled, literals);
    expect(configurator.backend).toBe(diagram ? 'diagram' : 'solver');
    const isActive = (colour: string) =>
      configurator
        .state([{ variable: 'colour', value: colour }])
        .variables.find(({ variable }) => variable === 'dimmer')?.active;
    const [red, other] = [isActive('red'), isActive('blue')];
    expect({ diagram, red, other }).toEqual({ diagram, red: true, other: false });
  }
});

/**
 * Random families whose diagram holds no sum of more than a few states, by brute force: what stands
 * beside the diagram is kept by every answer all the same.
 */
import { expect, it } from 'vitest';
import { familyDiagram } from '#rules/compile/family-diagram.ts';
import { artifactOf, openConfigurator, withArtifact } from '#rules/configuration/index.ts';
import type { Decision, Objective } from '#rules/configuration/types.ts';
import { agrees, randomCase, sample } from '../factories/random-case.ts';
import { seeded } from '../factories/random-family.ts';
import { measures, netPrice } from '../oracle/product-measures.ts';

const TOO_MANY = 8_000;
const FEW_STATES = { work: 10_000_000, size: 200_000, statesWithin: 1, mostBeside: 100 };
const RESPECT_OF = { cheapest: 'net', lightest: 'mass', fastest: 'days', 'best-fit': 'unfit' } as const; // prettier-ignore

it('answers by a diagram without the sums as if they were in it', async () => {
  const seen = { families: 0, soft: 0, hard: 0, several: 0, refused: 0, outlooks: 0 };
  for (const seed of sample(170, 41)) {
    const one = await randomCase(seed, TOO_MANY);
    if (!one) continue;
    const diagram = familyDiagram(one.compiled, FEW_STATES);
    if (!diagram || diagram.beside.length === 0) continue;
    const bytes = artifactOf({ ...one.compiled, diagram });
    if (!bytes) throw new Error('a diagram has bytes');
    const configurator = openConfigurator(withArtifact(one.compiled, bytes), one.literals);
    expect(configurator.backend).toBe('diagram');
    const hard = diagram.beside.filter((number) => number < one.compiled.softLinears).length;
    seen.families++;
    seen.hard += Number(hard > 0);
    seen.several += Number(hard > 1);
    seen.soft += Number(hard < diagram.beside.length);

    const all = { cheapest: (p: object) => netPrice(one, p as never), ...measures(one) };
    const random = seeded(seed);
    const decisions: Decision[] = [];
    for (let step = 0; step < 4; step++) {
      const where = `seed ${seed} ${JSON.stringify(decisions)}`;
      const state = configurator.state(decisions);
      const matching = one.valid.filter((product) => agrees(product, decisions));
      expect(state.consistent, where).toBe(matching.length > 0);
      if (one.compiled.interchangeable.length === 0) {
        const counted = { count: BigInt(matching.length), exact: true };
        expect(configurator.count(decisions, TOO_MANY), where).toEqual(counted);
      }
      const outlooks = new Map(
        [...configurator.outlook(decisions)].map((each) => [
          `${each.variable}=${each.value}`,
          each,
        ]),
      );
      for (const { variable, options } of state.variables) {
        const others = decisions.filter((decision) => decision.variable !== variable);
        for (const { value, status } of options) {
          const having = one.valid.filter((product) =>
            agrees(product, [...others, { variable, value }]),
          );
          const name = `${variable}=${value}`;
          expect(status, `${where} ${name}`).toBe(having.length > 0 ? 'valid' : 'invalid');
          seen.refused += Number(having.length === 0);
          const outlook = outlooks.get(name);
          expect(outlook !== undefined, `${where} ${name}`).toBe(having.length > 0);
          if (!outlook) continue;
          for (const [objective, respect] of Object.entries(RESPECT_OF)) {
            const least = Math.min(...having.map(all[objective as Objective]));
            expect(outlook[respect], `${where} ${name} ${objective}`).toBe(least);
            seen.outlooks++;
          }
        }
      }
      if (matching.length === 0) break;
      for (const [objective, measure] of Object.entries(all)) {
        const best = configurator.complete(decisions, objective as Objective);
        expect(matching, `${where} ${objective}`).toContainEqual(best);
        expect(measure(best ?? {}), `${where} ${objective}`).toBe(
          Math.min(...matching.map(measure)),
        );
      }
      const open = state.variables.filter(({ variable: id }) =>
        decisions.every(({ variable }) => variable !== id),
      );
      const chosen = open[random(open.length)];
      // Now and then something refused: the answers have to stand when decisions clash.
      const options = chosen?.options.filter((o) => random(8) === 0 || o.status === 'valid') ?? [];
      const option = options[random(Math.max(1, options.length))];
      if (chosen && option) decisions.push({ variable: chosen.variable, value: option.value });
    }
  }
  expect(seen.families).toBeGreaterThan(40);
  expect(seen.hard).toBeGreaterThan(25);
  expect(seen.several).toBeGreaterThan(10);
  expect(seen.soft).toBeGreaterThan(10);
  expect(seen.refused).toBeGreaterThan(120);
  expect(seen.outlooks).toBeGreaterThan(1_500);
});

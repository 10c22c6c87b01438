/**
 * Marks and 'finish it for me: what people most likely choose' on random families: what is marked
 * can be had, what is finished is a whole product that may be sold and holds what was chosen.
 */
import { describe, expect, it } from 'vitest';
import { Marker } from '#components/configurator/marker.ts';
import { encodeModel } from '#rules/customers/learning/encode.ts';
import { learnModel } from '#rules/customers/learning/model.ts';
import type { Decision } from '#rules/configuration/types.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { applyTo } from '#rules/workflow/configurator-change.ts';
import { agrees, randomCase, sample, type RandomCase } from '#test/factories/random-case.ts';

const FAMILIES = 30;
const TOO_MANY = 2_000;
const NOW = new Date('2026-03-02T10:00:00Z');

/** Taught by random valid products, some far oftener than others. */
function markerOf({ configurator, valid, seed }: RandomCase): Marker {
  const random = seededRandom(seed);
  const history = Array.from({ length: 40 }, () => {
    const product = valid[Math.floor(random() ** 3 * valid.length)] ?? {};
    const choices = Object.fromEntries(
      Object.entries(product).map(([variable, value]) => [variable, String(value)]),
    );
    return { choices, source: 'order', on: NOW, stillValid: true } as const;
  });
  const variables = configurator
    .state([])
    .variables.filter(({ kind }) => kind !== 'text' && kind !== 'number')
    .map(({ variable, options }) => ({
      name: variable,
      values: options.map(({ value }) => String(value)),
    }));
  return new Marker(
    encodeModel(learnModel(variables, history, { now: NOW, halfLifeDays: 365, seed })),
  );
}

describe('the marker', () => {
  it('marks what can be had, and finishes to what may be sold', async () => {
    let [families, marked, finished] = [0, 0, 0];
    for (const seed of sample(FAMILIES, 67)) {
      const found = await randomCase(seed, TOO_MANY);
      const [product] = found?.valid ?? [];
      if (!found || !product) continue;
      families += 1;
      const { configurator, valid } = found;
      const marker = markerOf(found);
      const [first] = configurator.state([]).variables.filter(({ active }) => active);
      const value = first && product[first.variable];
      const starts: readonly (readonly Decision[])[] = [
        [],
        first && value !== undefined && first.kind !== 'text'
          ? [{ variable: first.variable, value }]
          : [],
      ];
      for (const decisions of starts) {
        const state = configurator.state(decisions);
        const all = new Set(state.variables.map(({ variable }) => variable));
        for (const [variable, mark] of Object.entries(marker.marks(state, decisions, all))) {
          marked += 1;
          expect(
            decisions.some((one) => one.variable === variable),
            `seed ${seed}`,
          ).toBe(false);
          const possible = valid.some(
            (one) => agrees(one, decisions) && String(one[variable]) === mark.value,
          );
          expect(possible, `seed ${seed}: ${variable}=${mark.value}`).toBe(true);
        }
        const change = marker.finish(configurator, decisions);
        expect(change, `seed ${seed}`).toBeDefined();
        if (!change) continue;
        finished += 1;
        const done = applyTo(decisions, change);
        const after = configurator.state(done);
        expect(after.consistent, `seed ${seed}`).toBe(true);
        expect(after.complete, `seed ${seed}`).toBe(true);
        expect(agrees(after.product, decisions), `seed ${seed}`).toBe(true);
        expect(
          valid.some((one) => agrees(one, done)),
          `seed ${seed}`,
        ).toBe(true);
      }
    }
    expect(families).toBeGreaterThan(10);
    expect(marked).toBeGreaterThan(10);
    expect(finished).toBeGreaterThan(20);
  }, 120_000);
});

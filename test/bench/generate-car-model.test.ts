/** Generated car models: the asked size, the same for the same seed, with the planted products. */
import { describe, expect, it } from 'vitest';
import { satisfies } from '#test/oracle/brute-force-network.ts';
import { generateCarModel, LARGE_CAR, MEDIUM_CAR, tuplesOf } from './generate-car-model.ts';

describe.each([
  ['medium', MEDIUM_CAR],
  ['large', LARGE_CAR],
])('a generated car model, %s', (_, shape) => {
  const { network, planted } = generateCarModel(shape);

  it('has the asked numbers of variables, tables and, about, tuples', () => {
    expect(network.domains).toHaveLength(shape.variables);
    expect(network.constraints).toHaveLength(shape.tables);
    const tuples = network.constraints.reduce((sum, table) => sum + tuplesOf(table), 0);
    expect(Math.abs(tuples / shape.tuples - 1)).toBeLessThan(0.15);
  });

  it('can be built: every planted product satisfies every table', () => {
    for (const product of planted) {
      for (const constraint of network.constraints) {
        expect(satisfies(constraint, product)).toBe(true);
      }
    }
  });

  it('is the same for the same seed, another for another', () => {
    const small = { ...shape, tuples: Math.min(shape.tuples, 9_532) };
    expect(generateCarModel(small)).toEqual(generateCarModel(small));
    expect(generateCarModel({ ...small, seed: 2 })).not.toEqual(generateCarModel(small));
  });
});

/** Every model of the shared benchmark is read, with the variables and values its truth has. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSet } from '../conform/set.ts';
import { readTruth } from '../conform/truth.ts';
import { loadModel } from './load-model.ts';

const SET = path.resolve('../shared/bench');
const present = existsSync(path.join(SET, 'index.json'));

describe('a model of an unknown format', () => {
  it('is refused, with the formats there are', () => {
    const load = () => loadModel('.', { format: 'cobol', model: 'x' });
    expect(load).toThrow('unknown format "cobol" (known: dimacs, ctwedge, xcsp2.1');
  });
});

describe.skipIf(!present)('the shared benchmark', () => {
  const entries = present ? readSet(SET) : [];

  it.each(entries.map((entry) => [entry.id, entry] as const))('has %s as told', (_, entry) => {
    const model = loadModel(SET, entry);
    const told = JSON.parse(readFileSync(path.join(SET, entry.truth ?? ''), 'utf8')) as {
      readonly variables: number;
      readonly values?: number;
      readonly tuples?: number;
      readonly domains?: readonly { readonly name: string; readonly values: readonly unknown[] }[];
    };
    expect(model.variables).toHaveLength(told.variables);
    const named = told.domains?.map(({ name, values }) => ({ name, values: values.map(String) }));
    if (named) expect(model.variables).toEqual(named);
    const values = model.variables.reduce((sum, variable) => sum + variable.values.length, 0);
    expect(values).toBe(told.values ?? 2 * told.variables);
    // A truth that doesn't speak of this model's variables and values would be refused.
    expect(readTruth(SET, entry, model).traces.length).toBeGreaterThan(0);
  });
});

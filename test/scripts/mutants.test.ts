/** The faults of `npm run mutate` can be made: code that moves takes its faults along. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

interface Fault {
  readonly file: string;
  readonly find: string;
}

it('finds the place of each fault exactly once in its file', () => {
  const list = path.join(ROOT, 'test/mutants/engine.json');
  const faults = JSON.parse(readFileSync(list, 'utf8')) as readonly Fault[];
  expect(faults.length).toBeGreaterThan(100);
  const misplaced = faults.filter(({ file, find }) => {
    const full = path.join(ROOT, file);
    return !existsSync(full) || readFileSync(full, 'utf8').split(find).length !== 2;
  });
  expect(misplaced).toEqual([]);
});

/** The command itself, on small folders: what it prints and keeps, and when it exits with 1. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'learning-'));
const command = path.join(folder, 'learning.mjs');

/** Four cars; the second variable is the first, the third nothing but noise. */
const SETS = {
  'set0.csv': 'a,b,c\n0,x,-1\n1,y,1\n0,x,1\n1,y,-1\n',
  'set1.csv': 'b,c,a\r\nx,-1,0\r\ny,1,1\r\n\r\n',
  'set10.csv': 'a,b,c\n1,y,1\n0,x,2\n',
};
/** b = x goes with a = 0, b = y with a = 1; c is 1 or -1, so a car with c = 2 is of the past. */
const MODEL = `<instance>
<domains><domain name="A">0 1</domain><domain name="B">x y</domain><domain name="C">1 -1</domain></domains>
<variables><variable name="z" domain="A"/><variable name="c" domain="C"/><variable name="a" domain="A"/><variable name="b" domain="B"/></variables>
<relations><relation name="R" arity="2" semantics="supports">0 x|1 y</relation></relations>
<constraints><constraint name="K" scope="a b" reference="R"/></constraints>
</instance>`;

function write(name: string, files: Readonly<Record<string, string>>): string {
  const set = path.join(folder, name);
  mkdirSync(set);
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(set, file), content);
  return set;
}

function measure(set: string, ...more: string[]) {
  const args = [command, '--folds', set, ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, lines: stdout.trim().split('\n'), errors: stderr };
}

beforeAll(async () => {
  await build({
    entryPoints: ['test/bench/learning.ts'],
    outfile: command,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true }));

interface Kept {
  readonly best: { readonly method: string; readonly errorRate: number; readonly spread: number };
  readonly methods: readonly { readonly method: string; readonly recommendations: number }[];
  readonly splits: {
    readonly consistent: readonly { readonly method: string; readonly recommendations: number }[];
  };
}

// Each run starts several processes, which may have to wait for a busy machine.
describe('npm run bench:learning', { timeout: 120_000 }, () => {
  it('measures every method on every split, whatever the order of columns', () => {
    const set = write('right', { ...SETS, 'model.xml': MODEL });
    const json = path.join(folder, 'report.json');
    const { status, lines, errors } = measure(set, '--constraints', path.join(set, 'model.xml'), '--json', json); // prettier-ignore
    expect(errors).toBe('');
    expect(status).toBe(0);
    expect(lines[0]).toBe('8 products (5 distinct), 3 variables, 3 folds; seed 1.');
    expect(lines.filter((line) => line.startsWith('| Kitwright'))).toHaveLength(4);
    expect(lines.some((line) => line.includes('published'))).toBe(false);
    const kept = JSON.parse(readFileSync(json, 'utf8')) as Kept;
    expect(kept.best).toMatchObject({ method: 'Kitwright' });
    expect(kept.best.errorRate).toBeGreaterThan(0);
    expect(kept.best.spread).toBeGreaterThanOrEqual(0);
    expect(kept.methods).toHaveLength(5);
    for (const { recommendations } of kept.methods) expect(recommendations).toBe(24);
    // Of the 7 cars of today, c is asked always, a or b: whichever comes first.
    for (const { recommendations } of kept.splits.consistent) expect(recommendations).toBe(14);
  });

  it('comes to the same with the same seed, and says how many were tested', () => {
    const set = write('again', SETS);
    const [once, twice] = ['one.json', 'two.json'].map((file) => {
      const json = path.join(folder, file);
      expect(measure(set, '--seed', '5', '--cars', '1', '--json', json).lines[1]).toBe(
        'Tested of each fold: at most 1.',
      );
      const { best } = JSON.parse(readFileSync(json, 'utf8')) as Kept;
      return best.errorRate;
    });
    expect(once).toBe(twice);
  });

  it.each<readonly [string, Readonly<Record<string, string>>, readonly string[], string]>([
    ['one fold', { 'set0.csv': 'a\n1\n' }, [], 'at least 2 are needed'],
    ['other columns', { ...SETS, 'set2.csv': 'a,b,d\n' }, [], 'set2.csv:1: other variables'],
    ['a short row', { ...SETS, 'set2.csv': 'a,b,c\n1,2\n' }, [], 'set2.csv:2: 2 values, not 3'],
    ['no model', SETS, ['--constraints', 'nowhere.xml'], 'nowhere.xml'],
    ['a strange seed', SETS, ['--seed', 'x'], 'usage'],
    ['half a car', SETS, ['--cars', '0.5'], 'usage'],
    ['a strange option', SETS, ['--fast'], "'--fast'"],
  ])('exits with 1 and says why: %s', (name, files, more, fault) => {
    const { status, errors } = measure(write(name.replaceAll(' ', '-'), files), ...more);
    expect(errors).toContain(fault);
    expect(status).toBe(1);
  });
});

/** The command itself, on small folders: what it prints, and when it exits with 1. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'conform-'));
const command = path.join(folder, 'conform.mjs');

// Either 1 or 2, never both; 3 is always true.
const MODEL = 'c 1 left\nc 2 right\np cnf 3 3\n1 2 0\n-1 -2 0\n3 0\n';
const TRUTH = {
  variables: 3,
  satisfiable: true,
  solutionCount: '2',
  core: [3],
  dead: [],
  traces: [{ seed: 'one', complete: true, steps: [{ pick: 1, newTrue: [], newFalse: [2] }] }],
};
const ENTRY = {
  id: 'both',
  kind: 'feature-models',
  format: 'dimacs',
  model: 'm.dimacs',
  truth: 'truth.json',
};

/** Runs the command on a set with these files. */
function conform(name: string, files: Readonly<Record<string, unknown>>, ...more: string[]) {
  const set = path.join(folder, name);
  mkdirSync(set);
  const all = { 'index.json': [ENTRY], 'm.dimacs': MODEL, 'truth.json': TRUTH, ...files };
  for (const [file, content] of Object.entries(all)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    if (content !== undefined) writeFileSync(path.join(set, file), text);
  }
  const args = [command, '--set', set, ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, lines: stdout.trim().split('\n'), errors: stderr, set };
}

beforeAll(async () => {
  await build({
    entryPoints: ['test/bench/conform.ts'],
    outfile: command,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run conform', () => {
  it.each([[[]], [['--solver']]])('exits with 0 where everything agrees %j', (more) => {
    const json = path.join(folder, 'report.json');
    const name = `right${more.length}`;
    const { status, lines } = conform(name, {}, '--json', json, ...more);
    expect(lines[1]).toMatch(/^both +1 +18 +0 +(diagram|solver) /);
    expect(lines.at(-1)).toMatch(/^1 of 1 models agree; 1 clicks; 18 values; .* 0 mismatches/);
    expect(status).toBe(0);
    const { reports } = JSON.parse(readFileSync(json, 'utf8')) as { reports: unknown[] };
    expect(reports).toMatchObject([{ id: 'both', measured: { clicks: 1, mismatches: 0 } }]);
  });

  it('exits with 1 and says where, if a value differs', () => {
    const { status, lines } = conform('wrong', { 'truth.json': { ...TRUTH, dead: [2] } });
    expect(lines).toContain('    at the start: right = true is invalid, not valid');
    expect(status).toBe(1);
  });

  it('goes on after a model that fails', () => {
    const entries = [{ ...ENTRY, id: 'odd', format: 'cobol' }, ENTRY];
    const { status, lines } = conform('unknown', { 'index.json': entries });
    expect(lines[1]).toContain('FAILED: unknown format "cobol"');
    expect(lines[2]).toMatch(/^both +1 /);
    expect(lines.at(-1)).toMatch(/^1 of 2 models agree;.*; 1 failed$/);
    expect(status).toBe(1);
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>, string]>([
    ['malformed', { 'm.dimacs': 'p cnf 3 1\n1 x 0\n' }, 'm.dimacs:2: not a literal: x'],
    ['no-truth', { 'index.json': [{ ...ENTRY, truth: undefined }] }, 'both has no truth'],
    ['truth-gone', { 'truth.json': undefined }, 'no such file'],
    ['truth-broken', { 'truth.json': '{\n"variables": 3,\n' }, 'truth.json:'],
    ['truth-other', { 'truth.json': { ...TRUTH, variables: 4 } }, 'the truth is about 4'],
    ['no-click', { 'truth.json': { ...TRUTH, traces: [] } }, 'the truth has no click to check'],
  ])('exits with 1 when a model is %s', (name, files, fault) => {
    const { status, lines } = conform(name, files);
    expect(lines[1]).toMatch(/^both +FAILED: /);
    expect(lines[1]).toContain(fault);
    expect(status).toBe(1);
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[], string]>([
    ['no such model', {}, ['--only', 'other'], 'no model other'],
    ['a broken index', { 'index.json': '[\n{]' }, [], 'index.json:2'],
    ['a strange option', {}, ['--fast'], "'--fast'"],
  ])('exits with 1 at once: %s', (name, files, more, fault) => {
    const { status, errors } = conform(name.replaceAll(' ', '-'), files, ...more);
    expect(errors).toContain(fault);
    expect(status).toBe(1);
  });

  it('exits with 1 when there is nothing to check', () => {
    expect(conform('nothing', { 'index.json': [] }).status).toBe(1);
  });
});

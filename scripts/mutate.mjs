/**
 * `npm run mutate [-- --only <n> …]`: how much of the engine's core its tests watch.
 *
 * Makes each fault of test/mutants/engine.json, one at a time, in a temporary copy and runs the
 * engine's and façade's unit and contract tests there: first those of the same folder, if it has any, then all. A
 * fault is killed when a test fails or they don't end. Exit status 1 below 90 %, 2 when the list is
 * no longer true: each `find` has to stand exactly once in its file (test/scripts/mutants.test.ts
 * says so early), and the tests have to pass without a fault.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const COPIED = ['rules', 'package.json', 'tsconfig.json', 'vitest.config.ts'].concat(
  ['contract', 'factories', 'oracle', 'rules/engine', 'rules/configuration'].map((folder) =>
    join('test', folder),
  ),
);
const ALL = ['test/rules/engine', 'test/rules/configuration', 'test/contract'];
const FIRST = {
  configuration: ['test/rules/configuration'],
  dd: ['test/rules/engine/dd'],
  sat: ['test/rules/engine/sat', 'test/rules/engine/solver', 'test/rules/engine/network'],
  explain: ['test/rules/engine/explain'],
  network: ['test/rules/engine/network'],
};
const ENOUGH = 0.9;
// On a busy machine a test may take long without a fault.
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit'].concat([
  '--bail=1',
  '--testTimeout=120000',
]);

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const list = JSON.parse(readFileSync('test/mutants/engine.json', 'utf8'));
const mutants = list.map((mutant, index) => ({ ...mutant, number: index + 1 }));
const wrong = mutants.filter(
  ({ file, find }) => readFileSync(file, 'utf8').split(find).length !== 2,
);
for (const { number, file, find } of wrong) {
  console.error(`${number}: not exactly once in ${file}: ${find}`);
}
if (wrong.length > 0) process.exit(2);

const copy = mkdtempSync(join(tmpdir(), 'kitwright-mutants-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));
for (const path of COPIED) cpSync(path, join(copy, path), { recursive: true });
symlinkSync(realpathSync('node_modules'), join(copy, 'node_modules'));

/** Whether the tests pass; false when one fails or they take too long. */
function passes(tests, seconds) {
  return new Promise((settle) => {
    const running = spawn(process.execPath, [...VITEST, ...tests], {
      cwd: copy,
      stdio: 'ignore',
      detached: true,
    });
    // The whole group: workers that never end must not stay.
    const timer = setTimeout(() => process.kill(-running.pid, 'SIGKILL'), seconds * 1_000);
    running.on('close', (code) => {
      clearTimeout(timer);
      settle(code === 0);
    });
  });
}

const began = Date.now();
if (!(await passes(ALL, 600))) {
  console.error('the tests fail without any fault');
  process.exit(2);
}
const patience = Math.max(30, (4 * (Date.now() - began)) / 1_000);

const chosen = values.only
  ? mutants.filter(({ number }) => values.only.includes(String(number)))
  : mutants;
const survivors = [];
for (const { number, file, find, replace, what } of chosen) {
  const target = join(copy, file);
  const original = readFileSync(target, 'utf8');
  // A function, as `$` in a replacement has a meaning.
  writeFileSync(
    target,
    original.replace(find, () => replace),
  );
  const first = FIRST[file.split('/').at(-2)] ?? ALL;
  const survived = (await passes(first, patience)) && (await passes(ALL, patience));
  writeFileSync(target, original);
  if (survived) survivors.push(number);
  console.log(`${survived ? 'SURVIVED' : 'killed  '} ${number} ${file}: ${what}`);
}
const killed = chosen.length - survivors.length;
const share = killed / chosen.length;
console.log(`${killed} of ${chosen.length} killed, ${(100 * share).toFixed(1)} %`);
if (survivors.length > 0) console.log(`survived: ${survivors.join(', ')}`);
process.exitCode = chosen.length > 0 && share >= ENOUGH ? 0 : 1;

/**
 * `npm test [-- step …]`: installs what is missing, then types, lint, unit, property,
 * integration and end-to-end tests. Ends with one line that counts them all.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, generate, install, runAside } from './prepare.mjs';

const STEPS = ['types', 'lint', 'unit', 'property', 'integration', 'e2e'];
const asked = process.argv.slice(2);
const unknown = asked.filter((step) => !STEPS.includes(step));
if (unknown.length > 0) {
  console.error(`Unknown step ${unknown.join(', ')}; there are ${STEPS.join(', ')}.`);
  process.exit(2);
}
const steps = asked.length > 0 ? asked : STEPS;
const reports = '.cache/test-reports';
const counts = { passed: 0, failed: 0, skipped: 0 };
let broken = false;

install();
generate();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

async function step(name, command, args, env) {
  const started = Date.now();
  const { code, output } = await runAside(process.execPath, [command, ...args], env);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code !== 0 || process.env.VERBOSE) console.log(output);
  if (code !== 0) broken = true;
}

const vitest = (project) =>
  step(project, 'node_modules/vitest/vitest.mjs', [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reports}/${project}.json`,
  ]);

function countVitest(file) {
  const report = JSON.parse(readFileSync(join(reports, file), 'utf8'));
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests;
  counts.skipped += report.numPendingTests + report.numTodoTests;
}

function countPlaywright(file) {
  const { stats } = JSON.parse(readFileSync(join(reports, file), 'utf8'));
  counts.passed += stats.expected;
  counts.failed += stats.unexpected + stats.flaky;
  counts.skipped += stats.skipped;
}

if (steps.includes('types')) await step('types', 'node_modules/typescript/bin/tsc', ['-p', '.']);
if (steps.includes('lint')) {
  await step('lint', 'node_modules/eslint/bin/eslint.js', ['.', '--max-warnings=0']);
  await step('format', 'node_modules/prettier/bin/prettier.cjs', [
    '--check',
    '--log-level=warn',
    '.',
  ]);
}
for (const project of ['unit', 'property', 'integration']) {
  if (steps.includes(project)) await vitest(project);
}
if (steps.includes('e2e')) {
  const { findChromium } = await import('./chromium.mjs');
  build();
  await step('e2e', 'node_modules/@playwright/test/cli.js', ['test'], {
    PLAYWRIGHT_CHROMIUM: await findChromium(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/e2e.json`,
  });
}

for (const file of existsSync(reports) ? readdirSync(reports) : []) {
  (file === 'e2e.json' ? countPlaywright : countVitest)(file);
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(broken || counts.failed > 0 ? 1 : 0);

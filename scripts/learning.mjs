/**
 * `npm run bench:learning -- --folds <folder> [--constraints <xml>] [--json <file>] [--seed <n>]
 * [--cars <n>] [--constrained-cars <n>]`: measures the recommender of values on a history of sales.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

// Files are named from where the command was typed; npm has gone to the project's folder since.
const typedIn =
  (process.env.npm_lifecycle_event === 'bench:learning' && process.env.INIT_CWD) || process.cwd();
const FILES = ['--folds', '--constraints', '--json'];
const args = process.argv.slice(2).map((argument, index, all) => {
  if (FILES.includes(all[index - 1])) return resolve(typedIn, argument);
  const joined = FILES.find((name) => argument.startsWith(`${name}=`));
  return joined ? `${joined}=${resolve(typedIn, argument.slice(joined.length + 1))}` : argument;
});

const { install } = await import('./prepare.mjs');
// Only where nothing is installed: a folder of packages may be a link shared with other checkouts.
if (!existsSync('node_modules/esbuild')) install();
const { build } = await import('esbuild');
// Bundled like the server: a TypeScript loader at run time slows what it measures.
const outfile = 'build/bench/learning.js';
await build({
  entryPoints: ['test/bench/learning.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const done = spawnSync(process.execPath, [outfile, ...args], { stdio: 'inherit' });
process.exitCode = done.status ?? 1;

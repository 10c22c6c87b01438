/**
 * `npm run conform -- --set <folder> [--only <id>] [--json <file>] [--timeout <seconds>] [--solver]`: replays
 * a benchmark folder on the engine and compares every answer with the truth given there.
 * `npm run conform -- --random <n> [--seed <s>]`: n random small families against brute force.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

// Files are named from where the command was typed; npm has gone to the project's folder since.
const typedIn =
  (process.env.npm_lifecycle_event === 'conform' && process.env.INIT_CWD) || process.cwd();
const FILES = ['--set', '--json'];
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
const random = args.some((argument) => argument.startsWith('--random'));
const outfile = `build/bench/${random ? 'conform-random' : 'conform'}.js`;
await build({
  entryPoints: [random ? 'test/bench/conform-random.ts' : 'test/bench/conform.ts'],
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

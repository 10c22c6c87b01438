/** Programs of test/bench: bundled like the server, as a TypeScript loader at run time slows what they measure. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Bundles `test/bench/<entry>.ts`; where to. Packages have to be installed. */
export async function bundle(entry) {
  const { build } = await import('esbuild');
  const outfile = `build/bench/${entry}.js`;
  await build({
    entryPoints: [`test/bench/${entry}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * What the npm script was called with. Files of the options named are meant from where the command
 * was typed; npm has gone to the project's folder since.
 */
export function argumentsOf(script, fileOptions) {
  const isNpm = process.env.npm_lifecycle_event === script;
  const typedIn = (isNpm && process.env.INIT_CWD) || process.cwd();
  return process.argv.slice(2).map((argument, index, all) => {
    if (fileOptions.includes(all[index - 1])) return resolve(typedIn, argument);
    const joined = fileOptions.find((name) => argument.startsWith(`${name}=`));
    return joined ? `${joined}=${resolve(typedIn, argument.slice(joined.length + 1))}` : argument;
  });
}

/** Bundles and runs a program; this process ends with its status. */
export async function runProgram(entry, args) {
  const { install } = await import('./prepare.mjs');
  // Only where nothing is installed: a folder of packages may be a link shared with other checkouts.
  if (!existsSync('node_modules/esbuild')) install();
  const done = spawnSync(process.execPath, [await bundle(entry), ...args], { stdio: 'inherit' });
  process.exitCode = done.status ?? 1;
}

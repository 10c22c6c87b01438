/** `npm run kit -- <command> …`: the command line; see docs/engine.md. Bundles itself and runs. */
import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'build', 'kit');
const made = join(folder, `kit-${process.pid}.js`);
const bundle = join(folder, 'kit.js');
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [join(root, 'scripts', 'kit', 'main.ts')],
  outfile: made,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
  absWorkingDir: root,
});
// In one step, so that another one running at the same time never reads half a file.
renameSync(made, bundle);
// Whoever reads may stop early (`| head`).
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
const { main } = await import(pathToFileURL(bundle).href);
process.exitCode = await main(process.argv.slice(2), {
  root,
  // npm runs scripts at the root; paths are meant from where the user stands.
  folder: process.env.INIT_CWD ?? process.cwd(),
  today: new Date().toISOString().slice(0, 10),
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
});

/**
 * `npm run bench [-- part …]`: measures and prints the figures kept in docs/benchmarks.md.
 * `peers` and `growth` take minutes and are run only where named.
 */
import { build, generate, install, run } from './prepare.mjs';

const PARTS = ['engine', 'feature-models', 'pricing', 'documents', 'server', 'page', 'live'];
const asked = process.argv.slice(2);
install();
generate();
build();
const { build: bundle } = await import('esbuild');
for (const part of asked.length > 0 ? asked : PARTS) {
  // Bundled like the server: a TypeScript loader at run time slows what it measures.
  await bundle({
    entryPoints: [`test/bench/${part}.bench.ts`],
    outfile: `build/bench/${part}.js`,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  console.log(`\n## ${part}\n`);
  run(process.execPath, [`build/bench/${part}.js`]);
}

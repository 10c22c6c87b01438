/**
 * `npm run bench [-- part …]`: measures and prints the figures kept in docs/benchmarks.md.
 * `peers` and `growth` take minutes and are run only where named.
 */
import { bundle } from './bench-program.mjs';
import { build, generate, install, run } from './prepare.mjs';

const PARTS = ['engine', 'feature-models', 'pricing', 'documents', 'server', 'page', 'live'];
const asked = process.argv.slice(2);
install();
generate();
build();
for (const part of asked.length > 0 ? asked : PARTS) {
  const program = await bundle(`${part}.bench`);
  console.log(`\n## ${part}\n`);
  run(process.execPath, [program]);
}

/** `npm run bench [-- part …]`: measures and prints the figures kept in docs/benchmarks.md. */
import { build, generate, install, run } from './prepare.mjs';

const PARTS = ['engine', 'documents', 'server', 'page'];
const asked = process.argv.slice(2);
install();
generate();
build();
for (const part of asked.length > 0 ? asked : PARTS) {
  console.log(`\n## ${part}\n`);
  run(process.execPath, ['--expose-gc', '--import', 'tsx', `test/bench/${part}.bench.ts`]);
}

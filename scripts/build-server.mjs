/** Bundles the HTTP server of `app/serve.ts` beside the app's build; packages stay outside. */
import { build } from 'esbuild';

await build({
  entryPoints: ['app/serve.ts'],
  outfile: 'build/serve.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});

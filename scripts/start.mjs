/** `npm start`: installs, generates, builds, migrates and seeds where needed, then serves. */
import { existsSync } from 'node:fs';
import { build, generate, install, run } from './prepare.mjs';

process.env.NODE_ENV ??= 'production';
install();
if (existsSync('.env')) process.loadEnvFile('.env');
generate();
build();
run(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts', 'apply']);
run(process.execPath, ['--import', 'tsx', 'scripts/seed.ts']);
await import('../build/serve.js');

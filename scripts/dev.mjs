/** `npm run dev`: like `npm start`, but served by Vite with hot reloading. */
import { existsSync } from 'node:fs';
import { generate, install, run } from './prepare.mjs';

process.env.NODE_ENV ??= 'development';
install();
if (existsSync('.env')) process.loadEnvFile('.env');
generate();
run(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts', 'apply']);
run(process.execPath, ['--import', 'tsx', 'scripts/seed.ts']);
run(process.execPath, ['--import', 'tsx', 'app/serve.ts', '--dev']);

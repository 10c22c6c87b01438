/** The server under test: the built app on a database of its own, migrated and seeded. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'kitwright-e2e-'));
Object.assign(process.env, {
  NODE_ENV: 'production',
  KITWRIGHT_MODE: process.env['E2E_MODE'] ?? 'demo',
  KITWRIGHT_PSEUDO_LOCALE: '1',
  HOST: '127.0.0.1',
  PORT: process.env['E2E_PORT'] ?? '3999',
  DATABASE_URL: process.env['E2E_DATABASE'] ?? `file:${join(folder, 'e2e.db')}`,
  SESSION_SECRET: 'a secret for tests alone, long enough',
  LOG_LEVEL: 'error',
});

for (const args of [['scripts/migrate.ts', 'apply'], ['scripts/seed.ts']]) {
  const done = spawnSync(process.execPath, ['--import', 'tsx', ...args], { stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}
await import(pathToFileURL(resolve('build/serve.js')).href);

/** A server with a database of its own, for tests whose doings would be felt by the others. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { freePort } from '#test/setup/free-port.ts';

export interface OwnServer {
  readonly origin: string;
  readonly databaseUrl: string;
  readonly stop: () => void;
}

/** Resolves when it answers. `settings` are variables of its environment. */
export async function startOwnServer(
  mode: 'demo' | 'production',
  settings: Readonly<Record<string, string>> = {},
): Promise<OwnServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'kitwright-own-'));
  const databaseUrl = `file:${join(folder, 'own.db')}`;
  const server = spawn(process.execPath, ['--import', 'tsx', 'test/e2e/start-server.ts'], {
    env: {
      ...process.env,
      ...settings,
      ...{ E2E_PORT: String(port), E2E_MODE: mode, E2E_DATABASE: databaseUrl },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const healthy = () =>
    fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(healthy, { timeout: 120_000 }).toBe(true);
  server.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { origin, databaseUrl, stop: () => server.kill('SIGTERM') };
}

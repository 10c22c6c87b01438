/** A server with a database of its own, for tests whose doings would be felt by the others. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

export interface OwnServer {
  readonly origin: string;
  readonly databaseUrl: string;
  readonly stop: () => void;
}

/** Resolves when it answers. */
export async function startOwnServer(mode: 'demo' | 'production'): Promise<OwnServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const databaseUrl = `file:${join(mkdtempSync(join(tmpdir(), 'kitwright-own-')), 'own.db')}`;
  const server = spawn(process.execPath, ['--import', 'tsx', 'test/e2e/start-server.ts'], {
    env: { ...process.env, E2E_PORT: String(port), E2E_MODE: mode, E2E_DATABASE: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const healthy = () =>
    fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(healthy, { timeout: 120_000 }).toBe(true);
  return { origin, databaseUrl, stop: () => server.kill('SIGTERM') };
}

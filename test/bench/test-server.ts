/** A server of its own for a benchmark, started as `npm start` does: fresh database, free port. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestServer {
  readonly origin: string;
  readonly pid: number;
  stop(): void;
}

/**
 * Resolves when the server answers; `npm start` has migrated and seeded by then. Without an address
 * of a database it has a SQLite file of its own.
 */
export async function startTestServer(databaseUrl?: string): Promise<TestServer> {
  const port = 20_000 + (process.pid % 20_000);
  const origin = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'kitwright-bench-'));
  const child: ChildProcess = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      KITWRIGHT_MODE: 'demo',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: databaseUrl ?? `file:${join(folder, 'bench.db')}`,
      SESSION_SECRET: 'a secret for measurements alone, long enough',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = (): void => {
    child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    child.kill('SIGTERM');
  };
  for (let attempt = 0; attempt < 600 && child.exitCode === null; attempt += 1) {
    const healthy = await fetch(`${origin}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy && child.pid) return { origin, pid: child.pid, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  stop();
  throw new Error('the server did not start');
}

/** A visitor that keeps its cookies and follows no redirect. */
export function visitor(
  origin: string,
): (path: string, form?: Record<string, string>) => Promise<Response> {
  const jar = new Map<string, string>();
  return async (path, form) => {
    const response = await fetch(new URL(path, origin), {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
}

/** A server of its own for a benchmark: built app, fresh seeded database, free port. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';

export interface TestServer {
  readonly origin: string;
  readonly pid: number;
  stop(): void;
}

export async function startTestServer(): Promise<TestServer> {
  const port = 20_000 + (process.pid % 20_000);
  const origin = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', 'test/e2e/start-server.ts'],
    { env: { ...process.env, E2E_PORT: String(port) }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const healthy = await fetch(`${origin}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy && child.pid) return { origin, pid: child.pid, stop: () => child.kill('SIGTERM') };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGTERM');
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

/** A production start: no demo people, and a first administrator who is asked for once. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { expect, expectNoAxeViolation, test } from './support.ts';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

let server: ChildProcess | undefined;
let origin = '';

test.beforeAll(async () => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  server = spawn(process.execPath, ['--import', 'tsx', 'test/e2e/start-server.ts'], {
    env: { ...process.env, E2E_PORT: String(port), E2E_MODE: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const healthy = () =>
    fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(healthy, { timeout: 60_000 }).toBe(true);
});

test.afterAll(() => server?.kill('SIGTERM'));

test('the first administrator opens the shop, and nobody after them', async ({ page, browser }) => {
  await page.goto(`${origin}/sign-in`);
  await expect(page).toHaveURL(`${origin}/setup`);
  await expectNoAxeViolation(page, 'setup');
  await page.getByLabel('Name').fill('Ada Boss');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Open the shop' }).click();
  await expect(page).toHaveURL(`${origin}/admin/users`);
  await expect(page.getByRole('row', { name: /Ada Boss/ })).toContainText('ada@example.com');

  const later = await browser.newContext();
  const stranger = await later.newPage();
  expect((await stranger.goto(`${origin}/setup`))?.status()).toBe(404);
  await stranger.goto(`${origin}/sign-in`);
  await expect(stranger.getByRole('button', { name: /sign in/i })).toHaveCount(1);
  await expect(stranger.locator('input[name="role"], button[name="role"]')).toHaveCount(0);
  await later.close();
});

/** A mail server that takes a mail and hangs up: the administrator decides, and nothing else does. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { startMailServer, type MailServer } from '#test/setup/smtp.ts';
import { expect, expectNoAxeViolation, signInAs, test } from './support.ts';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

let server: ChildProcess | undefined;
let mails: MailServer;
const port = await freePort();

test.use({ baseURL: `http://127.0.0.1:${port}` });

test.beforeAll(async () => {
  mails = await startMailServer();
  server = spawn(process.execPath, ['--import', 'tsx', 'test/e2e/start-server.ts'], {
    env: { ...process.env, E2E_PORT: String(port), E2E_MODE: 'demo', SMTP_URL: mails.url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const healthy = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(healthy, { timeout: 60_000 }).toBe(true);
});

test.afterAll(async () => {
  server?.kill('SIGTERM');
  await mails.close();
});

test('a mail that may have been sent waits for the administrator', async ({ page }) => {
  mails.failure = 'hang-up';
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail address').fill('anna@example.com');
  await page.getByRole('main').getByRole('button').click();
  await expect.poll(() => mails.received.length).toBe(1);
  mails.failure = undefined;

  await signInAs(page, 'administrator');
  await expect
    .poll(async () => {
      await page.goto('/admin/outbox');
      return page.getByRole('heading', { name: 'May have been sent' }).count();
    })
    .toBe(1);
  await expectNoAxeViolation(page, 'the outbox');
  const waiting = page.getByRole('region', { name: 'May have been sent' });
  await waiting.getByRole('link', { name: 'Choose a new password' }).click();
  await expect(page.getByText('may have this mail already')).toBeVisible();
  await expectNoAxeViolation(page, 'a mail that may have been sent');
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => mails.received.length).toBe(2);
  await expect
    .poll(async () => {
      await page.reload();
      return page.getByText('sent', { exact: true }).count();
    })
    .toBeGreaterThan(0);
  await expect(page.getByRole('button', { name: 'Send again' })).toHaveCount(0);
  const ids = mails.received.map(({ text }) => /^Message-ID: (.*)$/im.exec(text)?.[1]);
  expect(ids[0]).toBeTruthy();
  expect(ids[1]).toBe(ids[0]);
});

/** A mail server that takes a mail and hangs up: the administrator decides, and nothing else does. */
import { startMailServer, type MailServer } from '#test/setup/smtp.ts';
import { startOwnServer, type OwnServer } from './own-server.ts';
import { expect, expectNoAxeViolation, signInAs, test } from './support.ts';

let own: OwnServer;
let mails: MailServer;

test.beforeAll(async () => {
  mails = await startMailServer();
  own = await startOwnServer('demo', { SMTP_URL: mails.url });
});

test.afterAll(async () => {
  own.stop();
  await mails.close();
});

test('a mail that may have been sent waits for the administrator', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: own.origin })).newPage();
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

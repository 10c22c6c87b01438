/** A production start: no demo people, and a first administrator who is asked for once. */
import { startOwnServer, type OwnServer } from './own-server.ts';
import { expect, expectNoAxeViolation, test } from './support.ts';

let server: OwnServer | undefined;

test.beforeAll(async () => {
  server = await startOwnServer('production');
});

test.afterAll(() => server?.stop());

test('the first administrator opens the shop, and nobody after them', async ({ page, browser }) => {
  const origin = server?.origin ?? '';
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

/** Nothing chosen is lost: not by a reload, a second tab, a gap in the network, or a sign-in. */
import { choose, question, startConfiguring, untilSaved } from './shop.ts';
import { expect, signInAs, test } from './support.ts';
import type { Page } from '@playwright/test';

const isChosen = (page: Page, title: string, option: string) =>
  expect(
    question(page, title).getByRole('button', { name: option }).first(),
    `${title}: ${option}`,
  ).toHaveAttribute('aria-pressed', 'true');

test('a reload right after a click loses nothing', async ({ page }) => {
  await startConfiguring(page, 'ebike');
  await choose(page, 'Frame colour', 'Copper');
  await page.reload();
  await isChosen(page, 'Frame colour', 'Copper');
});

test('a reload before the engine has answered a click loses nothing', async ({ page }) => {
  await startConfiguring(page, 'ebike');
  await expect(page.locator('[data-engine="ready"]')).toBeVisible();
  // The press and the leaving in one task of the page: no answer can come between them.
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(() => {
      const cards = [...document.querySelectorAll<HTMLElement>('button[name="value"]')];
      cards.find((card) => card.textContent?.startsWith('Copper'))?.click();
      window.location.reload();
    }),
  ]);
  await isChosen(page, 'Frame colour', 'Copper');
  await untilSaved(page);
  await page.reload();
  await isChosen(page, 'Frame colour', 'Copper');
});

test('two tabs of one configuration keep what each has chosen', async ({ page, context }) => {
  await startConfiguring(page, 'ebike');
  const other = await context.newPage();
  await other.goto(page.url());
  await choose(page, 'Frame colour', 'Copper');
  await untilSaved(page);
  await choose(other, 'Frame size', 'L (');
  await untilSaved(other);
  // The tab that is looked at again has the news.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await isChosen(page, 'Frame size', 'L (');
  await isChosen(page, 'Frame colour', 'Copper');
  await other.evaluate(() => window.dispatchEvent(new Event('focus')));
  await isChosen(other, 'Frame colour', 'Copper');
  await other.close();
});

test.describe('without a network', () => {
  test.use({ expectedConsoleErrors: [/Failed to load resource: net::ERR/] });

  test('a choice that never left the page is there after a reload', async ({ page }) => {
    await startConfiguring(page, 'ebike');
    await page.route('**/changes', (route) => route.abort());
    await choose(page, 'Frame size', 'L (');
    await expect(page.getByText('Not saved yet, will retry')).toBeVisible();
    await page.unroute('**/changes');
    await page.reload();
    await isChosen(page, 'Frame size', 'L (');
    await untilSaved(page);
  });

  test('choices are kept, said to be unsaved, and sent when it is back', async ({
    page,
    context,
  }) => {
    await startConfiguring(page, 'ebike');
    await choose(page, 'Frame colour', 'Moss');
    await untilSaved(page);
    await context.setOffline(true);
    await choose(page, 'Frame colour', 'Copper');
    await choose(page, 'Frame size', 'L (');
    await expect(page.getByText('Not saved yet, will retry')).toBeVisible();
    await context.setOffline(false);
    await untilSaved(page);
    await page.reload();
    await isChosen(page, 'Frame colour', 'Copper');
    await isChosen(page, 'Frame size', 'L (');
  });
});

test('what a guest made is there after signing in', async ({ page }) => {
  const name = `Guest ${crypto.randomUUID()}`;
  await startConfiguring(page, 'ebike');
  const address = page.url();
  await choose(page, 'Frame colour', 'Copper');
  await page.getByText('Rename', { exact: true }).click();
  await page.getByLabel('Name of this configuration').fill(name);
  await page.getByRole('button', { name: 'Save name' }).click();
  await untilSaved(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await signInAs(page, 'customer');
  await page.goto('/configurations');
  await page.getByRole('main').getByRole('link', { name }).first().click();
  await expect(page).toHaveURL(address);
  await isChosen(page, 'Frame colour', 'Copper');
});

test.describe('when the session is gone', () => {
  test.use({ expectedConsoleErrors: [/status of 40[134]/] });

  test('the page says so and keeps the choice in the browser', async ({ page, context }) => {
    await startConfiguring(page, 'ebike');
    await choose(page, 'Frame colour', 'Moss');
    await untilSaved(page);
    const cookies = await context.cookies();
    await context.clearCookies();
    await choose(page, 'Frame colour', 'Copper');
    const words = 'Not saved: your session has ended';
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
    await isChosen(page, 'Frame colour', 'Copper');
    // With the session back, as after signing in again, what was kept is sent.
    await context.addCookies(cookies);
    await page.reload();
    await isChosen(page, 'Frame colour', 'Copper');
    await untilSaved(page);
  });
});

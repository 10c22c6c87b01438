/** Together without JavaScript: a reload shows the newest, forms do the rest. */
import { choose, question, startConfiguring } from './shop.ts';
import { invite } from './together.ts';
import { expect, test } from './support.ts';

test('invite, come in, suggest and take by forms alone', async ({ page, browser }) => {
  await startConfiguring(page, 'ebike');
  const address = page.url();
  const link = await invite(page, 'Suggest');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const guest = await context.newPage();
  await guest.goto(link);
  await guest.getByRole('button', { name: 'Come in' }).click();
  await expect(guest).toHaveURL(link);
  await guest.getByLabel('Your name').fill('Mia');
  await guest.getByRole('button', { name: 'Come in' }).click();
  await expect(guest).toHaveURL(address);
  await question(guest, 'Frame colour').getByRole('button', { name: 'Copper' }).first().click();
  await expect(guest.getByText('You suggested Frame colour: Copper lacquer')).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Take it: Frame colour: Copper lacquer' }).click();
  await expect(page).toHaveURL(address);
  const chosen = question(guest, 'Frame colour').getByRole('button', { name: 'Copper' }).first();
  await guest.reload();
  await expect(chosen).toHaveAttribute('aria-pressed', 'true');
  await choose(page, 'Frame colour', 'Moss');
  await guest.reload();
  await expect(chosen).toHaveAttribute('aria-pressed', 'false');
  await context.close();
});

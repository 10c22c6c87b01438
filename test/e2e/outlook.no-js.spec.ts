/** Without JavaScript the server says of options and of what is left the same as the page would. */
import { startConfiguring } from './shop.ts';
import { expect, test } from './support.ts';

test('cards say what they change of the price, and how many products are left', async ({
  page,
}) => {
  await startConfiguring(page, 'fibre-plan');
  await expect(page.getByTestId('products-left')).toContainText(/\d ways to finish/);
  const cards = page
    .locator('button[name="value"][aria-pressed="false"]')
    .filter({ hasNotText: 'What would make it possible' });
  await expect(cards.first()).toBeVisible();
  await expect(cards.filter({ hasNotText: /[+−]€|Same price/ })).toHaveCount(0);
  await page.getByText('What the numbers on the cards say').click();
  await expect(page.getByText(/compared with the best one/)).toBeVisible();
});

test('so do the cards of the e-bike', async ({ page }) => {
  await startConfiguring(page, 'ebike');
  await expect(
    page.locator('button[name="value"]').filter({ hasText: /[+−]€/ }).first(),
  ).toBeVisible();
});

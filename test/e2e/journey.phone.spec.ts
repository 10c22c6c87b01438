/** The main job on a phone, held in one hand: what it costs and what comes next are always there. */
import { checkOut, choose, deliverTo, openStep, untilSaved } from './shop.ts';
import { expect, expectNoSidewaysScroll, test } from './support.ts';

test('a bicycle from the start page to the order, on a phone', async ({ page }) => {
  const stays = (where: string) => expectNoSidewaysScroll(page, where);
  await page.goto('/');
  await stays('the start page');
  await deliverTo(page, 'Germany');
  await page.getByRole('main').locator('a[href="/families/ebike"]').first().click();
  await expect(page).toHaveURL(/families\/ebike$/);
  await stays('the family');
  await page.locator('form[action$="/families/ebike/new"] button').first().click();
  await expect(page).toHaveURL(/\/configurations\//);

  // The product is in sight above the questions, the steps can be swept through.
  const picture = page.getByRole('main').getByRole('img').first();
  await expect(picture).toBeInViewport();
  const steps = page.getByRole('navigation', { name: 'Steps' }).filter({ visible: true });
  await expect(steps.getByRole('link')).toHaveCount(6);
  await expect(steps.locator('[aria-current="step"]')).toContainText('Frame and fit');
  await stays('the first step');

  // The bar stays at the bottom with the price, and tells what a choice costs at once.
  const bar = page.locator('div:has(> a[href="#summary-title"])');
  const price = bar.locator('a[href="#summary-title"]');
  const before = await price.innerText();
  await choose(page, 'Frame colour', 'Copper');
  await expect(bar).toBeInViewport();
  await expect(price).not.toHaveText(before);
  await expect(picture).toBeInViewport();

  await bar.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Drive' })).toBeInViewport();
  await expect(steps.locator('[aria-current="step"]')).toBeInViewport();
  await choose(page, 'Pedals', 'Wide');
  await stays('the second step');
  await openStep(page, 'Light, lock and extras');
  await choose(page, 'Bell', 'Brass');
  await stays('the last step');

  await untilSaved(page);
  await bar.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page).toHaveURL(/\/cart$/);
  await stays('the cart');
  await page.goto('/checkout');
  await stays('the checkout');
  await page.goBack();
  const number = await checkOut(page, {
    name: 'Paul Dreher',
    email: `paul.${crypto.randomUUID()}@example.com`,
  });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(number);
  await expect(page.getByRole('main')).toContainText('Copper');
  await stays('the order');
});

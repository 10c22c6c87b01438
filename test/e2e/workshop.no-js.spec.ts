/** The workshop's forms without JavaScript: each is one event, and the next page shows it. */
import { unitsOf } from './build-units.ts';
import { filledCart, orderCart } from './requests.ts';
import { expect, signInAs, test } from './support.ts';

test('a unit is released and begun by plain forms', async ({ page, browser }) => {
  const customer = await browser.newContext();
  await filledCart(customer.request);
  const order = await orderCart(customer.request);
  await signInAs(page, 'production');
  const [unit = ''] = await unitsOf(page.request, order);
  await page.goto('/workshop');
  await page.getByLabel('Work order, scanned or typed').fill(unit);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(unit);
  await page.getByRole('button', { name: 'Release', exact: true }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Done', exact: true })).toBeVisible();
  const history = page.getByRole('region', { name: 'What happened' }).getByRole('listitem');
  await expect(history).toHaveCount(2);
  await expect(history.filter({ hasText: 'started' })).toHaveCount(1);
});

/** Changing and cancelling an order by plain forms. */
import { filledCart, orderCart } from './requests.ts';
import { expect, test } from './support.ts';

test('an order is changed and cancelled without JavaScript', async ({ page }) => {
  await filledCart(page.request);
  const number = await orderCart(page.request);
  await page.goto(`/orders/${number}`);
  await page.getByRole('link', { name: 'Change the order' }).click();
  await page.getByLabel('Pieces').fill('2');
  await page.getByLabel('Greeting on the card').fill('Grattis!');
  await page.getByRole('button', { name: 'See what it costs' }).click();
  await expect(page.getByRole('main')).toContainText('Wishes: ');
  await page.getByRole('button', { name: /^Accept and change the order/ }).click();
  await expect(page.getByText('The order has been changed.')).toBeVisible();
  await expect(page.getByText('2 pieces').first()).toBeVisible();
  await expect(page.getByText('Grattis!').first()).toBeVisible();
  await page.getByText('Cancel the order').click();
  await page.getByLabel('Why?').fill('Moving abroad');
  await page.getByRole('button', { name: 'Yes, cancel it' }).click();
  await expect(page.getByText('This order was cancelled.')).toBeVisible();
});

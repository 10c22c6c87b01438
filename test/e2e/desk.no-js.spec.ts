/** Promotions and a customer's invoices without JavaScript. */
import { expect, signInAs, test } from './support.ts';

test('a promotion is made and ended without JavaScript', async ({ page }) => {
  await signInAs(page, 'sales-manager');
  await page.goto('/sales/promotions/new');
  await page.getByLabel('Code').fill('PLAIN-FORM');
  await page.getByLabel('Name in English').fill('Plain form');
  await page.getByLabel('Kind').selectOption('amount');
  await page.getByLabel('Amount off in SEK').fill('250');
  await page.getByRole('button', { name: 'Create the promotion' }).click();
  await expect(page.getByRole('heading', { name: 'PLAIN-FORM' })).toBeVisible();
  await page.getByRole('button', { name: 'End the promotion' }).click();
  await expect(page.getByRole('main')).toContainText('Ended');
});

test('a customer’s invoices are read without JavaScript', async ({ page }) => {
  await signInAs(page, 'sales');
  await page.goto('/sales/customers');
  await page.getByRole('main').locator('tbody a').first().click();
  await page.getByRole('link', { name: 'Invoices', exact: true }).click();
  await expect(
    page.getByRole('heading', { name: 'Waiting for a collective invoice' }),
  ).toBeVisible();
});

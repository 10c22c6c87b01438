import { expect, signInAs, test } from './support.ts';

test('a client is recognised, a call logged and done without JavaScript', async ({ page }) => {
  const text = `Called about lamps ${Math.random()}`;
  await signInAs(page, 'sales');
  await page.goto('/sales/find');
  await page.getByRole('searchbox').fill('erik@example.com');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Erik Sandström');
  await page.getByText('Log a call, visit or note').click();
  await page.getByLabel('Channel', { exact: true }).selectOption('counter');
  await page.getByLabel('What was said').fill(text);
  await page.getByLabel(/^Get back to them on/).fill('2030-05-01');
  await page.getByRole('button', { name: 'Log it' }).click();
  await expect(page.locator('#timeline')).toContainText(text);
  await page.getByRole('button', { name: `Done ${text}` }).click();
  await expect(page.getByRole('button', { name: `Done ${text}` })).toHaveCount(0);
  await page.locator('#timeline').getByRole('link', { name: 'counter' }).click();
  await expect(page.locator('#timeline')).toContainText(text);
  await page.goto('/sales/duplicates');
  await page.getByRole('button', { name: 'Look again now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Possible duplicates');
});

/** The walk of docs/guide-sales.md. */
import { picture } from './screens.ts';
import { expect, signInAs, test } from './support.ts';

test('the guide of the sales desk', async ({ page: rep, browser }) => {
  test.setTimeout(300_000);
  await rep.setViewportSize({ width: 1280, height: 900 });
  await signInAs(rep, 'sales');
  await rep.goto('/sales/find?search=erik');
  await expect(rep.getByRole('button', { name: 'New quote Erik Sandström' })).toBeVisible();
  await picture(rep, 'sales-find');
  await rep.getByRole('link', { name: 'Erik Sandström' }).first().click();
  await expect(rep.getByRole('heading', { level: 1 })).toHaveText('Erik Sandström');
  await picture(rep, 'sales-client');
  await rep.goto('/sales/find?search=erik');
  await rep.getByRole('button', { name: 'New quote Erik Sandström' }).click();
  await expect(rep.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await rep.waitForLoadState('networkidle');
  await rep.getByRole('button', { name: 'Add product' }).click();
  await expect(rep.locator('[data-line]')).toHaveCount(1);
  const line = rep.locator('[data-line]').first();
  await line.getByLabel('Discount').selectOption('percent');
  await line.getByLabel('How much').fill('20');
  await expect(rep.getByText(/you may give 10/).first()).toBeVisible();
  await expect(rep.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await picture(rep, 'sales-quote');
  const number = /Q\d+/.exec(rep.url())?.[0] ?? '';
  await rep.getByLabel('Why it should be approved').fill('They come back every year.');
  await rep.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(rep.getByText('Waiting for approval').first()).toBeVisible();

  const manager = await (
    await browser.newContext({ viewport: { width: 1280, height: 900 } })
  ).newPage();
  await signInAs(manager, 'sales-manager');
  await manager.goto(`/sales/quotes/${number}`);
  await picture(manager, 'sales-approval');
  await manager.getByLabel('Your reason').fill('Once more.');
  await manager.getByRole('button', { name: 'Approve' }).click();
  await expect(manager.getByText(/^Approved by/)).toBeVisible();
  await rep.reload();
  await rep.getByRole('button', { name: 'Send quote to Erik Sandström' }).click();
  const link = await rep.getByRole('link', { name: /\/q\// }).getAttribute('href');
  const client = await (
    await browser.newContext({ viewport: { width: 1280, height: 900 } })
  ).newPage();
  await client.goto(new URL(link ?? '').pathname);
  await picture(client, 'sales-offer');
});

/** The second family, written from the format's document alone, does the whole job as it is. */
import { checkOut, deliverTo, shownTotal, startConfiguring, untilSaved } from './shop.ts';
import { expect, pdfPages, signInAs, squeeze, test } from './support.ts';

test('a fibre plan from the first click to what is packed', async ({ page, browser }) => {
  await page.goto('/');
  await deliverTo(page, 'Germany');
  await startConfiguring(page, 'fibre-plan');
  await page.getByRole('button', { name: /Fibre 1000/ }).click();
  await expect(page.getByRole('button', { name: /Fibre 1000/, pressed: true })).toBeVisible();
  await untilSaved(page);
  const total = await shownTotal(page);
  await page.getByRole('button', { name: 'Add to cart' }).filter({ visible: true }).first().click();
  await expect(page).toHaveURL(/\/cart$/);
  const number = await checkOut(page, { name: 'Vera Blum', email: 'vera.fibre@example.com' });
  const sheet = await page.request.get(`/orders/${number}/order-sheet.pdf`);
  const text = squeeze((await pdfPages(await sheet.body())).join(' '));
  expect(text).toContain(squeeze(total));
  expect(text).toContain(squeeze('Fibre 1000'));

  const workshop = await browser.newPage();
  await signInAs(workshop, 'production');
  const build = await workshop.request.get(`/production/${number}/build-sheet.pdf`);
  expect(build.status()).toBe(200);
  const buildText = squeeze((await pdfPages(await build.body())).join(' '));
  expect(buildText).toContain(squeeze('Fibre 1000'));
  await workshop.close();
});

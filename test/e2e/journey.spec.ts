/** The whole job: a guest configures, joins, orders; the workshop downloads what it builds by. */
import {
  checkOut,
  choose,
  deliverTo,
  openStep,
  question,
  shownTotal,
  startConfiguring,
  untilSaved,
} from './shop.ts';
import { expect, pdfPages, signInAs, squeeze, test } from './support.ts';

test('from the first click to the build sheet', async ({ page, browser }) => {
  await page.goto('/');
  await deliverTo(page, 'Germany');
  await startConfiguring(page, 'ebike');

  // Refusals come with reasons, and with ways out.
  await choose(page, 'Frame', 'Ask diamond');
  await openStep(page, 'Racks and cargo');
  const refused = page.getByRole('button', { name: /What would make it possible/ }).first();
  await expect(refused).toBeVisible();
  const title = (await refused.locator('span span').first().innerText()).trim();
  await refused.click();
  const panel = page.getByRole('heading', {
    level: 4,
    name: `${title}: what would make it possible`,
  });
  await expect(panel).toBeVisible();
  await expect(panel.locator('xpath=..').getByRole('listitem').first()).not.toBeEmpty();
  await panel.locator('xpath=..').getByRole('button', { name: 'Apply' }).first().click();
  await expect(page.getByRole('button', { name: title, pressed: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: title, pressed: true })).toBeHidden();

  await openStep(page, 'Saddle and handlebar');
  await choose(page, 'Saddle', 'Classic leather saddle');
  await untilSaved(page);
  const address = page.url();

  // What the guest made comes along into the account.
  await page.goto('/sign-up');
  const email = `vera.${Date.now()}@example.com`;
  await page.getByLabel('Name', { exact: true }).fill('Vera Blum');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('eight bright bicycles');
  await page.getByRole('button', { name: 'Create the account' }).click();
  await expect(page).toHaveURL(/profile/);

  // What she tells us changes what is offered, and says so.
  const vegan = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 3, name: /vegan|animal/i }) })
    .last();
  await vegan.getByRole('combobox').selectOption({ label: 'Yes' });
  await vegan.getByRole('button', { name: /^Save/ }).click();
  await expect(vegan.getByText('On', { exact: true })).toBeVisible();

  await page.goto(address);
  await openStep(page, 'Saddle and handlebar');
  const saddle = question(page, 'Saddle');
  const leather = saddle.getByRole('button', { name: /Classic leather saddle/ });
  await expect(leather).toContainText('What would make it possible');
  await expect(page.getByRole('alert')).toContainText('clash');
  await choose(page, 'Saddle', 'City gel saddle');
  await untilSaved(page);
  const total = await shownTotal(page);

  await page.getByRole('button', { name: 'Add to cart' }).first().click();
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByText(total).first()).toBeVisible();
  const number = await checkOut(page, { name: 'Vera Blum', email });
  await expect(page.getByText(total).first()).toBeVisible();

  // The order sheet says what the page says.
  const sheet = await page.request.get(`/orders/${number}/order-sheet.pdf`);
  expect(sheet.headers()['content-type']).toContain('application/pdf');
  const sheetText = squeeze((await pdfPages(await sheet.body())).join(' '));
  expect(sheetText).toContain(squeeze(total));
  expect(sheetText).toContain(squeeze(number));
  const chosen = await page
    .locator('section:has(> h4) > dl dd, section:has(> h3) > dl dd')
    .allInnerTexts();
  expect(chosen.length).toBeGreaterThan(20);
  expect(chosen).toContain('City gel saddle');
  for (const value of chosen) expect(sheetText, value).toContain(squeeze(value));

  // The workshop finds it in its queue and downloads its sheets.
  const workshop = await browser.newPage();
  await signInAs(workshop, 'production');
  await workshop.goto('/production');
  await workshop.getByRole('link', { name: number }).first().click();
  await expect(workshop.getByRole('heading', { level: 1 })).toContainText(number);
  const parts = workshop.locator('table').filter({ hasText: 'Part number' }).first();
  const rows = await parts
    .locator('tbody tr')
    .evaluateAll((list) =>
      list.map((row) =>
        [...row.querySelectorAll('th,td')].map(
          (cell) => (cell.lastElementChild ?? cell).textContent ?? '',
        ),
      ),
    );
  expect(rows.length).toBeGreaterThan(60);
  const build = await workshop.request.get(`/production/${number}/build-sheet.pdf`);
  const buildText = squeeze((await pdfPages(await build.body())).join(' '));
  const partNumbers = await parts.locator('tbody td:nth-of-type(1)').allInnerTexts();
  expect(partNumbers.length).toBe(rows.length);
  for (const part of partNumbers) expect(buildText, part).toContain(squeeze(part));
  expect(buildText).toContain(squeeze('Please ring twice, the stairs are long.'));
  for (const value of chosen) expect(buildText, value).toContain(squeeze(value));

  // Its first unit is begun, and the customer sees that.
  await workshop.getByRole('link', { name: /^W\d/ }).first().click();
  await workshop.getByRole('button', { name: 'Release', exact: true }).click();
  await workshop.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(workshop.getByRole('button', { name: 'Done', exact: true })).toBeVisible();
  await expect(workshop.getByRole('status').filter({ hasText: 'being sent' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('In production').first()).toBeVisible();
  await workshop.close();
});

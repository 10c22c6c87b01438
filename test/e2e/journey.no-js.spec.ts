/** The whole job with JavaScript off: plain forms and links, nothing less. */
import {
  checkOut,
  choose,
  openStep,
  question,
  shownTotal,
  startConfiguring,
  write,
} from './shop.ts';
import { expect, pdfPages, squeeze, test } from './support.ts';

test('a bicycle configured, put right, finished and ordered by plain forms', async ({ page }) => {
  await startConfiguring(page, 'ebike');
  const address = page.url();
  await choose(page, 'Frame', 'Ask diamond');
  await choose(page, 'Frame size', 'XL');

  // Refused with the reason and ways out; one of them is taken, and taken back.
  await openStep(page, 'Racks and cargo');
  const refused = page.getByRole('button', { name: /What would make it possible/ }).first();
  const title = (await refused.locator('span span').first().innerText()).trim();
  await expect(refused).toContainText('Does not go with');
  await refused.click();
  const panel = page.locator('section').filter({
    has: page.getByRole('heading', { level: 4, name: `${title}: what would make it possible` }),
  });
  const inPanel = panel.last();
  await expect(inPanel.getByRole('listitem').filter({ hasText: 'Your choice' })).not.toHaveCount(0);
  await inPanel.getByRole('link', { name: 'Leave it as it is' }).click();
  await expect(inPanel).toHaveCount(0);
  await page
    .getByRole('button', { name: /What would make it possible/ })
    .first()
    .click();
  await inPanel.getByRole('button', { name: 'Apply' }).first().click();
  const chosen = page.getByRole('button', { name: title, pressed: true });
  await expect(chosen).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Racks and cargo' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(chosen).toHaveCount(0);
  await openStep(page, 'Frame and fit');
  await expect(
    question(page, 'Frame').getByRole('button', { name: /Ask diamond/, pressed: true }),
  ).toBeVisible();

  // Numbers and texts are forms too.
  await write(page, 'Name on the top tube', 'Fünf Körbe');

  // An account that is already there takes the work over.
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill('anna@example.com');
  await page.getByLabel('Password').fill('demo');
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await page.goto(address);

  // What she has told us clashes with it: said, and settled by a form.
  const clash = page.locator('#clash');
  await expect(clash).toContainText('Frame size: XL');
  await clash.getByRole('button', { name: 'Apply' }).first().click();
  await expect(clash).toHaveCount(0);
  await page.getByText('Finish it for me').click();
  await page.getByRole('button', { name: 'Least expensive' }).click();
  await expect(page.getByTestId('total')).not.toContainText('from');
  await expect(
    question(page, 'Frame').getByRole('button', { name: /Ask diamond/, pressed: true }),
  ).toBeVisible();
  const total = await shownTotal(page);

  // What other visits left in this account's cart is not part of this order.
  await page.goto('/cart');
  const removals = page.getByRole('button', { name: /^Remove / });
  for (let left = await removals.count(); left > 0; left -= 1) {
    await removals.first().click();
    await expect(removals).toHaveCount(left - 1);
  }
  await page.goto(address);
  await page.getByRole('button', { name: 'Add to cart' }).filter({ visible: true }).click();
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByText(total).first()).toBeVisible();
  const number = await checkOut(page, { name: 'Anna Lindqvist', email: 'anna@example.com' });
  await expect(page.getByRole('main')).toContainText('Fünf Körbe');

  const link = page.getByRole('link', { name: /Order sheet/i });
  const sheet = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(sheet.headers()['content-type']).toContain('application/pdf');
  const text = squeeze((await pdfPages(await sheet.body())).join(' '));
  for (const said of [number, total, 'Fünf Körbe', 'Ask diamond']) {
    expect(text).toContain(squeeze(said));
  }
});

/** Somebody decides about their data, takes them away, and has them erased; staff are seen looking. */
import { eraseOneself, expectExports, signUpAs, walkThroughOwnData } from './own-data.ts';
import { expect, expectNoAxeViolation, expectNoSidewaysScroll, signInAs, test } from './support.ts';

test.describe('one’s own data', () => {
  test.use({ expectedConsoleErrors: [/status of 4\d\d/] });

  test('are decided on, taken away and erased', async ({ page, browser }) => {
    const email = 'vera.blum@example.com';
    await walkThroughOwnData(page, email);
    await expectExports(page, email);
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await expectNoAxeViolation(page, 'all areas of one’s own data');
    await eraseOneself(page, browser, email);
  });

  test('can be read from right to left, on a phone', async ({ page }) => {
    // An account of its own: the language is kept with it.
    await signUpAs(page, 'vera.right@example.com');
    await page.goto('/profile/privacy');
    await page
      .getByRole('contentinfo')
      .getByRole('button', { name: /Pseudo/ })
      .click();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto('/profile/privacy');
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await expectNoAxeViolation(page, 'one’s own data from right to left');
    await expectNoSidewaysScroll(page, 'one’s own data');
  });
});

test('a look of the staff at a profile is shown to the customer, and so is what they note', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'sales');
  await page.goto('/sales/customers?search=anna@example.com');
  await page.getByRole('main').locator('a[href^="/sales/customers/c"]').first().click();
  await page.getByRole('link', { name: 'Privacy and consent' }).click();
  const research = page.getByRole('region', { name: 'Questions about how we do' });
  const byPhone = research.getByRole('listitem').filter({ hasText: 'By phone' }).first();
  await byPhone.getByRole('button', { name: 'Do not allow' }).click();
  await expect(byPhone.getByText('Not allowed', { exact: true })).toBeVisible();

  const customer = await (await browser.newContext()).newPage();
  await signInAs(customer, 'customer');
  await customer.goto('/profile/privacy');
  const looks = customer.locator('details', { hasText: 'Who looked at your profile' });
  await looks.locator('summary').click();
  await expect(looks.getByText('Sven Hallberg')).not.toHaveCount(0);
  await expect(looks.getByText('Sven Hallberg').first()).toBeVisible();
  const own = customer.getByRole('region', { name: 'Questions about how we do' });
  await own.getByText('What was decided when').last().click();
  await expect(own.getByText(/noted by our staff/)).toBeVisible();
  await customer.context().close();
});

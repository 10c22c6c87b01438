/** What managers keep at the desk: promotions, and who decides while they are away. */
import { expect, expectNoAxeViolation, signInAs, test } from './support.ts';

test.use({ expectedConsoleErrors: [/40[09] \((Bad Request|Conflict)\)/] });

test('a promotion is made, corrected, changed and ended', async ({ page }) => {
  await signInAs(page, 'sales-manager');
  await page.getByRole('banner').getByText('Marketing', { exact: true }).click();
  await page.getByRole('link', { name: 'Promotions' }).filter({ visible: true }).click();
  await page.getByRole('link', { name: 'New promotion' }).click();
  await page.getByLabel('Code').fill('welcome-back');
  await page.getByLabel('Name in English').fill('Welcome back');
  await page.getByLabel('Per cent off, for a share').fill('250');
  await page.getByLabel('Uses by one customer').fill('1');
  await page.getByLabel('Gives SEK in all at most').fill('5 000');
  await page.getByRole('button', { name: 'Create the promotion' }).click();
  // What was wrong is said; what was typed is still there.
  await expect(page.getByRole('alert')).toContainText('Per cent off');
  await expect(page.getByLabel('Gives SEK in all at most')).toHaveValue('5 000');
  await expectNoAxeViolation(page, 'a promotion that was refused');
  await page.getByLabel('Per cent off, for a share').fill('12.5');
  await page.getByRole('button', { name: 'Create the promotion' }).click();

  await expect(page.getByRole('heading', { name: 'WELCOME-BACK' })).toBeVisible();
  const facts = page.getByRole('main').locator('dl');
  await expect(facts).toContainText('12.5% off the whole order');
  await expect(facts).toContainText('never used · once per customer');
  await expect(facts).toContainText('of SEK 5,000.00');
  await expectNoAxeViolation(page, 'a promotion');
  await page.getByLabel('Last day').fill('2099-12-31');
  await page.getByLabel('On', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('Saved.');
  await expect(facts).toContainText('Until 31 Dec 2099');

  await page.getByRole('button', { name: 'End the promotion' }).click();
  await expect(page.getByRole('button', { name: 'End the promotion' })).toHaveCount(0);
  await page.goto('/sales/promotions');
  await expect(page.getByRole('row', { name: /WELCOME-BACK/ })).toContainText('Ended');
  await expectNoAxeViolation(page, 'promotions');
});

test('a promotion somebody else changed meanwhile is saved by a second press, as it was typed', async ({
  page,
  context,
}) => {
  await signInAs(page, 'sales-manager');
  await page.goto('/sales/promotions/new');
  await page.getByLabel('Code').fill('TWO-WINDOWS');
  await page.getByLabel('Name in English').fill('Two windows');
  await page.getByLabel('Per cent off, for a share').fill('10');
  await page.getByRole('button', { name: 'Create the promotion' }).click();
  await expect(page.getByRole('heading', { name: 'TWO-WINDOWS' })).toBeVisible();

  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel('Name in English').fill('The other window');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(other.getByRole('status')).toHaveText('Saved.');

  await page.getByLabel('Name in English').fill('This window');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('Name in English')).toHaveValue('This window');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('Saved.');
  await page.reload();
  await expect(page.getByLabel('Name in English')).toHaveValue('This window');
});

test('a manager away names who decides, who sees in whose place', async ({ page, browser }) => {
  await signInAs(page, 'sales-manager');
  await page.goto('/sales/quotes');
  await page.getByRole('link', { name: 'Approvals while somebody is away' }).click();
  await page.getByLabel('Who decides in your place').selectOption({ label: 'Sven Hallberg' });
  await page.getByLabel('Last day').fill('2000-01-01');
  await page.getByRole('button', { name: 'Name them' }).click();
  await expect(page.getByRole('alert')).toContainText('not over yet');
  await page.getByLabel('Last day').fill('2099-12-31');
  await page.getByRole('button', { name: 'Name them' }).click();
  await expect(page.getByText(/31 Dec 2099 Sven Hallberg decides in your place/)).toBeVisible();
  await expectNoAxeViolation(page, 'approvals of a manager who is away');

  const delegate = await (await browser.newContext()).newPage();
  await signInAs(delegate, 'sales');
  await delegate.goto('/sales/quotes');
  const named = delegate.getByText(/you decide on approvals in the place of Marit Dahl/);
  await expect(named).toBeVisible();
  await delegate.getByRole('link', { name: 'Quotes waiting for approval' }).click();
  await expect(named).toBeVisible();
  await expectNoAxeViolation(delegate, 'quotes of a delegate');

  await page.getByRole('button', { name: 'Decide alone again' }).click();
  await expect(page.getByText('decides in your place.')).toHaveCount(0);
  await delegate.reload();
  await expect(named).toHaveCount(0);
});

/** A unit's way through the workshop on a tablet: released, built, failed, put right, shipped. */
import type { Browser, Page } from '@playwright/test';
import { buildAndShip, button, recordOf, scanUnit, TABLET, untilSent } from './bench.ts';
import { planOf, unitsOf } from './build-units.ts';
import { filledCart, orderCart } from './requests.ts';
import {
  expect,
  expectNoAxeViolation,
  expectNoSidewaysScroll,
  pdfPages,
  signInAs,
  squeeze,
  test,
} from './support.ts';

test.use({
  ...TABLET,
  expectedConsoleErrors: [/ERR_INTERNET_DISCONNECTED/],
});

const history = (page: Page, words: string) =>
  page.getByRole('region', { name: 'What happened' }).getByRole('listitem').filter({
    hasText: words,
  });

async function customerWithOrder(browser: Browser) {
  const customer = await (await browser.newContext()).newPage();
  await filledCart(customer.request);
  return { customer, order: await orderCart(customer.request) };
}

test('a unit is released, built with a failed check, and shipped', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const { customer, order } = await customerWithOrder(browser);
  const planner = await (await browser.newContext()).newPage();
  await signInAs(planner, 'production-manager');
  const [unit = ''] = await unitsOf(planner.request, order);
  await planner.goto('/workshop/plan');
  await button(planner, `Release ${unit}`).click();
  await expect(button(planner, `Release ${unit}`)).toHaveCount(0);

  // The worker finds it on the board, and by the code on its sheet.
  await signInAs(page, 'production');
  const { operations } = await planOf(page.request, unit);
  await page.goto('/workshop');
  await expect(page.getByRole('link', { name: unit }).first()).toBeVisible();
  await scanUnit(page, unit);
  const failed = await buildAndShip(page, operations, 'Put in askew');

  // Nothing was lost, nothing was said twice, and the record says what failed.
  const { record } = await recordOf(page, unit);
  expect(record.state).toBe('shipped');
  expect(record.work.map(({ operation, how }) => `${operation} ${how}`)).toEqual(
    operations.flatMap(({ id }) =>
      id === failed ? [`${id} reworked`, `${id} completed`] : [`${id} completed`],
    ),
  );
  const checks = operations.reduce((sum, operation) => sum + operation.checks.length, 0);
  expect(record.checks).toHaveLength(checks + 1);
  expect(record.checks.filter(({ passed }) => !passed)).toMatchObject([
    { disposition: { kind: 'rework' } },
  ]);
  await page.getByRole('link', { name: 'As built' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${unit} as built`);
  await expect(page.getByRole('main')).toContainText('Put in askew');
  for (const { numbers } of record.parts) {
    for (const number of numbers) await expect(page.getByRole('main')).toContainText(number);
  }

  // The customer is told, with papers.
  await customer.goto(`/orders/${order}`);
  await expect(customer.getByText('Shipped').first()).toBeVisible();
  await expect(customer.getByRole('link', { name: /^Invoice F/ }).first()).toBeVisible();
  await expect(customer.getByRole('link', { name: /^Delivery note D/ })).toBeVisible();
});

test('what is done without a network waits, is said to, and is sent once', async ({
  page,
  context,
  browser,
}) => {
  const { order } = await customerWithOrder(browser);
  await signInAs(page, 'production');
  const [unit = ''] = await unitsOf(page.request, order);
  await page.goto(`/workshop/units/${unit}`);
  // A click before the page runs would be a plain form.
  await button(page, 'Release').click();
  await untilSent(page);
  await expect(history(page, 'released')).toHaveCount(1);

  await context.setOffline(true);
  await button(page, 'Start').click();
  await page.getByText('Interrupt this operation').click();
  await page.getByLabel('Why').first().fill('Screws are missing');
  await button(page, 'Interrupt').click();
  await expect(page.getByRole('status').filter({ hasText: 'No network' })).toContainText(
    '2 actions wait',
  );
  await expect(button(page, 'Continue')).toBeVisible();
  await expect(history(page, 'started')).toHaveCount(0);

  await context.setOffline(false);
  await expect(history(page, 'started')).toHaveCount(1);
  await expect(history(page, 'Screws are missing')).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'wait' })).toHaveCount(0);
  await page.reload();
  await expect(history(page, 'started')).toHaveCount(1);
  await expect(history(page, 'Screws are missing')).toHaveCount(1);
  expect((await recordOf(page, unit)).record.work).toHaveLength(1);
});

test('a batch is formed on the plan, printed, and dissolved', async ({ page, browser }) => {
  const { customer, order } = await customerWithOrder(browser);
  await filledCart(customer.request);
  const other = await orderCart(customer.request);
  await signInAs(page, 'production-manager');
  const units = [
    ...(await unitsOf(page.request, order)),
    ...(await unitsOf(page.request, other)),
  ].sort();
  await page.goto('/workshop/plan');
  for (const unit of units) await page.getByLabel(`Select ${unit}`).check();
  await page.getByRole('button', { name: 'Form a batch of the selected' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Batch B\d+$/);
  await expect(page.getByText(/[1-9]\d* min of setting up saved/)).toBeVisible();
  await expectNoAxeViolation(page, 'a batch');
  const file = async (name: string) => {
    const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
    return page.request.get(href ?? '');
  };
  const sheets = await pdfPages(await (await file('Build sheets (PDF)')).body());
  for (const unit of units) expect(sheets.join(' ')).toContain(`Build sheet ${unit}`);
  expect(sheets.join(' ')).not.toContain('Printed 2 times');
  const again = await pdfPages(await (await file('Build sheets (PDF)')).body());
  expect(again.join(' ')).toContain('Printed 2 times');
  const labels = await pdfPages(await (await file('Labels (PDF)')).body());
  expect(labels).toHaveLength(units.length);
  const picked = squeeze((await pdfPages(await (await file('Pick list (PDF)')).body())).join(' '));
  const data = (await (await file('Data (JSON)')).json()) as {
    pickList: { partNumber: string }[];
  };
  expect(data.pickList.length).toBeGreaterThan(40);
  for (const { partNumber } of data.pickList) expect(picked).toContain(squeeze(partNumber));

  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(page, 'a batch');
  await page.getByRole('button', { name: 'Dissolve the batch' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Workshop plan');
  await expect(page.getByLabel(`Select ${units[0]}`)).toBeVisible();
});

test('a selection that makes no batch says why and stays ticked, by forms alone', async ({
  browser,
}) => {
  const { customer, order } = await customerWithOrder(browser);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signInAs(page, 'production-manager');
  const [unit = ''] = await unitsOf(page.request, order);
  await page.goto('/workshop/plan');
  await page.getByLabel(`Select ${unit}`).check();
  await page.getByRole('button', { name: 'Form a batch of the selected' }).click();
  await expect(page.getByRole('alert')).toHaveText('Select two units or more.');
  await expect(page.getByLabel(`Select ${unit}`)).toBeChecked();
  const form = new URLSearchParams({ intent: 'batch' });
  for (let count = 0; count <= 100; count++) form.append('unit', `W${count}`);
  const refused = await page.request.post('/workshop/plan', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    data: form.toString(),
  });
  expect(refused.status()).toBe(400);
  expect(await refused.text()).toContain('A batch has 100 units at most.');
  await context.close();
  await customer.context().close();
});

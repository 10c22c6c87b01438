/** A unit's way through the workshop on a tablet: released, built, failed, put right, shipped. */
import type { Browser, Page } from '@playwright/test';
import type { CheckRule, PlannedOperation } from '#rules/workflow/work-order-types.ts';
import { planOf, unitsOf } from './build-units.ts';
import { filledCart, orderCart } from './requests.ts';
import { expect, signInAs, test } from './support.ts';

test.use({
  viewport: { width: 1024, height: 768 },
  hasTouch: true,
  expectedConsoleErrors: [/ERR_INTERNET_DISCONNECTED/],
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const history = (page: Page, words: string) =>
  page.getByRole('region', { name: 'What happened' }).getByRole('listitem').filter({
    hasText: words,
  });

async function untilSent(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: 'being sent' })).toHaveCount(0);
}

const inside = ({ min, max }: { min?: number | undefined; max?: number | undefined }): number =>
  max ?? min ?? 1;
const outside = ({ min, max }: { min?: number | undefined; max?: number | undefined }): number =>
  max === undefined ? (min ?? 1) - 1 : max + 1;

async function measure(page: Page, operation: string, check: number, value: number) {
  const field = page.locator(`[id="check-${operation}-${check}"]`);
  await field.fill(String(value));
  await field.press('Enter');
}

async function check(page: Page, operation: string, index: number, rule: CheckRule) {
  if (rule.kind === 'measure') return measure(page, operation, index, inside(rule));
  await page
    .locator(`form:has(input[name="check"][value="${index}"])`)
    .getByRole('button', { name: 'Passed' })
    .click();
}

async function recordParts(page: Page, { id, parts }: PlannedOperation): Promise<void> {
  for (const { line, tracked, count } of parts) {
    const fields = page.locator(`[id^="part-${id}-${line}-"]`);
    await expect(fields).toHaveCount(tracked === 'serial' ? count : 1);
    for (const [index, field] of (await fields.all()).entries()) {
      await field.fill(`SN-${line}-${index + 1}`);
    }
    await fields.last().press('Enter');
    await expect(page.getByRole('main')).toContainText(`SN-${line}-1`);
  }
}

/** All of an operation that is running, but the last word. */
async function work(page: Page, operation: PlannedOperation): Promise<void> {
  await recordParts(page, operation);
  for (const [index, rule] of operation.checks.entries()) {
    await check(page, operation.id, index, rule);
  }
}

async function customerWithOrder(browser: Browser) {
  const customer = await (await browser.newContext()).newPage();
  await filledCart(customer.request);
  return { customer, order: await orderCart(customer.request) };
}

/** What the record of a unit says was done, by request. */
async function recordOf(page: Page, unit: string) {
  const answer = await page.request.get(`/workshop/units/${unit}/as-built.json`);
  return (await answer.json()) as {
    record: {
      state: string;
      work: { operation: string; how?: string }[];
      checks: { passed: boolean; disposition?: { kind: string } }[];
      parts: { numbers: string[] }[];
    };
  };
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
  const [first, ...others] = operations;
  if (!first) throw new Error('a bicycle is built in operations');
  await page.goto('/workshop');
  await expect(page.getByRole('link', { name: unit }).first()).toBeVisible();
  const scan = page.getByLabel('Work order, scanned or typed');
  await scan.fill(`${new URL(page.url()).origin}/workshop/units/${unit}`);
  await scan.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(unit);

  await button(page, 'Start').click();
  await work(page, first);
  await button(page, 'Done').click();
  let failed: string | undefined;
  for (const operation of others) {
    await button(page, 'Start').click();
    const index = operation.checks.findIndex(({ kind }) => kind === 'measure');
    const rule = operation.checks[index];
    if (failed === undefined && rule?.kind === 'measure') {
      failed = operation.id;
      await measure(page, operation.id, index, outside(rule));
      await expect(page.getByText('This check failed.')).toBeVisible();
      await page.getByLabel('What is wrong').first().fill('Put in askew');
      await button(page, 'Do again').click();
      await button(page, 'Start').click();
    }
    await work(page, operation);
    await button(page, 'Done').click();
  }
  expect(failed, 'an operation with a measured check').toBeDefined();
  await button(page, 'Final check passed').click();
  await button(page, 'Mark as shipped').click();
  await untilSent(page);
  await expect(page.getByText('shipped', { exact: true }).first()).toBeVisible();

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

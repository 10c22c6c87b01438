/** The walk of docs/guide-workshop.md. */
import type { Page } from '@playwright/test';
import type { PlannedOperation } from '#rules/workflow/work-order-types.ts';
import { buildOperation, planOf, tell, unitsOf } from './build-units.ts';
import { filledCart, orderCart } from './requests.ts';
import { picture } from './screens.ts';
import { expect, signInAs, test } from './support.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const measuredIn = ({ checks }: PlannedOperation): number =>
  checks.findIndex(({ kind }) => kind === 'measure');

test('the workshop’s guide', async ({ page, browser }) => {
  test.setTimeout(300_000);
  const customer = await browser.newContext();
  const units: string[] = [];
  const planner = await (
    await browser.newContext({ viewport: { width: 1280, height: 900 } })
  ).newPage();
  await planner.goto('/sign-in');
  await picture(planner, 'workshop-sign-in');
  await signInAs(planner, 'production-manager');
  for (const _ of ['first', 'second']) {
    await filledCart(customer.request);
    units.push(...(await unitsOf(planner.request, await orderCart(customer.request))));
  }
  const [unit = ''] = units;

  await planner.goto('/workshop/plan');
  await picture(planner, 'workshop-plan');
  await picture(planner, 'workshop-batches', planner.getByRole('heading', { name: 'Batches' }));
  for (const one of units) await planner.getByLabel(`Select ${one}`).check();
  await planner.getByRole('button', { name: 'Form a batch of the selected' }).click();
  await expect(planner.getByRole('heading', { level: 1 })).toContainText('Batch');
  await picture(planner, 'workshop-batch');
  await planner.goto('/workshop/plan');
  await button(planner, `Release ${unit}`).click();
  await expect(button(planner, `Release ${unit}`)).toHaveCount(0);

  await signInAs(page, 'production');
  await page.goto('/workshop');
  await picture(page, 'workshop-board');
  await page.getByLabel('Work order, scanned or typed').fill(unit);
  await button(page, 'Open').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(unit);
  await picture(page, 'workshop-unit');

  const { operations } = await planOf(page.request, unit);
  const at = operations.findIndex((operation) => measuredIn(operation) >= 0);
  const tested = operations[at];
  if (!tested) throw new Error('a bicycle has a measured check');
  for (const operation of operations.slice(0, at))
    await buildOperation(page.request, unit, operation);
  await page.reload();
  await button(page, 'Start').click();
  await expect(button(page, 'Done')).toBeVisible();
  await picture(page, 'workshop-operation', page.locator('#operation-title'));
  const check = measuredIn(tested);
  const field = page.locator(`[id="check-${tested.id}-${check}"]`);
  await field.fill('999');
  await field.press('Enter');
  const failed = page.getByText('This check failed.');
  await expect(failed).toBeVisible();
  await picture(
    page,
    'workshop-failed',
    page.getByRole('heading', { name: 'Checks', exact: true }),
  );
  await page.getByLabel('What is wrong').first().fill('Rubs on the left');
  await button(page, 'Do again').click();
  await expect(button(page, 'Start')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'being sent' })).toHaveCount(0);

  for (const operation of operations.slice(at)) await buildOperation(page.request, unit, operation);
  await page.reload();
  await picture(page, 'workshop-final-check');
  await tell(page.request, unit, { type: 'approve' });
  await tell(page.request, unit, { type: 'ship' });
  await page.goto(`/workshop/units/${unit}/as-built`);
  await picture(page, 'workshop-as-built');
});

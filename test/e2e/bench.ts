/** What a worker presses at the bench, operation by operation, in the words on the unit's page. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { CheckRule, PlannedOperation } from '#rules/workflow/work-order-types.ts';

/** A tablet at the bench. */
export const TABLET = { viewport: { width: 1024, height: 768 }, hasTouch: true };

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Until everything pressed has reached the server. */
export async function untilSent(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: 'being sent' })).toHaveCount(0);
}

type Limits = Pick<Extract<CheckRule, { kind: 'measure' }>, 'min' | 'max'>;
const inside = ({ min, max }: Limits): number => max ?? min ?? 1;
const outside = ({ min, max }: Limits): number => (max === undefined ? (min ?? 1) - 1 : max + 1);

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

/** Opens a unit by the code on its sheet. */
export async function scanUnit(page: Page, unit: string): Promise<void> {
  await page.goto('/workshop');
  const scan = page.getByLabel('Work order, scanned or typed');
  await scan.fill(`${new URL(page.url()).origin}/workshop/units/${unit}`);
  await scan.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(unit);
}

/**
 * Builds the released unit whose page is open, checks and ships it. One measured check fails first,
 * for `wrong`, and its operation is done again; the id of that operation.
 */
export async function buildAndShip(
  page: Page,
  operations: readonly PlannedOperation[],
  wrong: string,
): Promise<string> {
  let failed: string | undefined;
  for (const [position, operation] of operations.entries()) {
    await button(page, 'Start').click();
    const index = operation.checks.findIndex(({ kind }) => kind === 'measure');
    const rule = operation.checks[index];
    // Not the first operation: work before it has been done then.
    if (position > 0 && failed === undefined && rule?.kind === 'measure') {
      failed = operation.id;
      await measure(page, operation.id, index, outside(rule));
      await expect(page.getByText('This check failed.')).toBeVisible();
      await page.getByLabel('What is wrong').first().fill(wrong);
      await button(page, 'Do again').click();
      await button(page, 'Start').click();
    }
    await work(page, operation);
    await button(page, 'Done').click();
  }
  if (failed === undefined) throw new Error('no operation with a measured check');
  await button(page, 'Final check passed').click();
  await button(page, 'Mark as shipped').click();
  await untilSent(page);
  await expect(page.getByText('shipped', { exact: true }).first()).toBeVisible();
  return failed;
}

/** What the record of a unit says was done, by request. */
export async function recordOf(page: Page, unit: string) {
  const answer = await page.request.get(`/workshop/units/${unit}/as-built.json`);
  return (await answer.json()) as {
    record: {
      state: string;
      work: { operation: string; how?: string }[];
      checks: { passed: boolean; disposition?: { kind: string } }[];
      parts: { partNumber: string; numbers: string[] }[];
    };
  };
}

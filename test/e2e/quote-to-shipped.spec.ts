/**
 * From the desk to the road: a rep quotes three lines, the client asks for a change and makes it
 * together with the rep, the manager approves what goes beyond the limit, the client accepts, the
 * workshop builds with one failed check, and the papers say what was built and what was agreed.
 */
import type { Browser, Page } from '@playwright/test';
import type { PlannedOperation } from '#rules/workflow/work-order-types.ts';
import { buildOperation, planOf, tell, unitsOf } from './build-units.ts';
import { choose, question } from './shop.ts';
import { expect, pdfPages, signInAs, squeeze, test, type DemoRole } from './support.ts';
import { comeIn, invite, untilConnected } from './together.ts';

const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ });

async function enterAs(browser: Browser, role: DemoRole): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, role);
  return page;
}

/** Sends the approved quote; where its link leads. */
async function send(rep: Page, name: string): Promise<string> {
  await rep.getByRole('button', { name: `Send quote to ${name}` }).click();
  const link = await rep.getByRole('link', { name: /\/q\// }).getAttribute('href');
  return new URL(link ?? '').pathname;
}

async function openEditor(rep: Page): Promise<void> {
  await expect(saved(rep)).toBeVisible();
  await rep.waitForLoadState('networkidle');
}

/** Three lines: a bike, the same bike again, and an item; the number of the quote. */
async function writeQuote(rep: Page): Promise<string> {
  await rep.goto('/sales/find?search=thomas');
  await rep.getByRole('button', { name: 'New quote Thomas Keller' }).click();
  await expect(rep).toHaveURL(/\/sales\/quotes\/Q\d+$/);
  await openEditor(rep);
  await rep.getByRole('button', { name: 'Add product' }).click();
  await expect(rep.locator('[data-line]')).toHaveCount(1);
  await rep.getByRole('button', { name: 'Copy City and cargo e-bike' }).click();
  await expect(rep.locator('[data-line]')).toHaveCount(2);
  const item = rep.locator('details', { hasText: 'Add a line' });
  await item.getByLabel('Item').fill('Helmet');
  await item.getByLabel('Price each').fill('89');
  await item.getByLabel('Quantity').fill('1');
  await item.getByRole('button', { name: 'Add item' }).click();
  await expect(rep.locator('[data-line]')).toHaveCount(3);
  await rep.getByRole('button', { name: 'Finish the quote' }).click();
  await expect(rep.getByText('Approved').first()).toBeVisible();
  return /Q\d+/.exec(rep.url())?.[0] ?? '';
}

/** One operation fails a measured check once and is done again. */
async function buildWithFailure(
  workshop: Page['request'],
  unit: string,
  operations: readonly PlannedOperation[],
): Promise<void> {
  const failing = operations.find(({ checks }) => checks.some(({ kind }) => kind === 'measure'));
  for (const operation of operations) {
    if (operation === failing) {
      const check = operation.checks.findIndex(({ kind }) => kind === 'measure');
      const at = { operation: operation.id, check };
      await tell(workshop, unit, { type: 'start', operation: operation.id });
      const result = { kind: 'measure', value: 99_999 };
      await tell(workshop, unit, { type: 'check', ...at, result });
      await tell(workshop, unit, {
        ...{ type: 'rework', ...at, redo: operation.id },
        reason: 'Out of true',
      });
    }
    await buildOperation(workshop, unit, operation);
  }
  await tell(workshop, unit, { type: 'approve' });
  await tell(workshop, unit, { type: 'ship' });
}

test('a quote is changed together, approved, accepted, built and billed', async ({
  page: rep,
  browser,
}) => {
  test.setTimeout(240_000);
  await signInAs(rep, 'sales');
  const number = await writeQuote(rep);
  const client = await (await browser.newContext()).newPage();
  await client.goto(await send(rep, 'Thomas Keller'));
  await client.getByLabel('Your words').fill('Could the second one be copper?');
  await client.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(client.getByText('Could the second one be copper?')).toBeVisible();

  // A revision, in which rep and client look at the second bike together.
  await rep.goto(`/sales/quotes/${number}`);
  await expect(rep.getByText('Could the second one be copper?')).toBeVisible();
  const revise = rep.locator('details').filter({ hasText: 'Make a new revision' });
  await revise.locator('summary').click();
  await revise.getByLabel('Why').fill('They would like another colour.');
  await revise.getByRole('button', { name: 'Make a new revision' }).click();
  await openEditor(rep);
  await rep
    .getByRole('button', { name: /^Configure/ })
    .nth(1)
    .click();
  await expect(rep).toHaveURL(/\/configurations\//);
  const guest = await comeIn(browser, await invite(rep, 'Change'), 'Thomas Keller');
  await untilConnected(rep);
  await choose(guest.page, 'Frame colour', 'Copper');
  const copper = question(rep, 'Frame colour')
    .getByRole('button', { name: /Copper/ })
    .first();
  await expect(copper).toHaveAttribute('aria-pressed', 'true');
  await expect(rep.getByTestId('latest-change')).toContainText('Thomas Keller chose Frame colour');
  await expect(saved(guest.page)).toBeVisible();
  await guest.context.close();
  await rep.getByRole('link', { name: /Back to/ }).click();
  await openEditor(rep);

  // Beyond the rep's limit: a manager decides.
  const second = rep.locator('[data-line]').nth(1);
  await second.getByLabel('Discount').selectOption('percent');
  await second.getByLabel('How much').fill('20');
  await expect(rep.getByText(/20% off, you may give 10/)).toBeVisible();
  await expect(saved(rep)).toBeVisible();
  const total = (await rep.getByTestId('quote-total').innerText()).trim();
  await rep.getByLabel('Why it should be approved').fill('Two at once.');
  await rep.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(rep.getByText('Waiting for approval').first()).toBeVisible();
  const manager = await enterAs(browser, 'sales-manager');
  await manager.goto(`/sales/quotes/${number}`);
  await manager.getByLabel('Your reason').fill('Fine.');
  await manager.getByRole('button', { name: 'Approve' }).click();
  await expect(manager.getByText(/^Approved by/)).toBeVisible();
  await rep.reload();
  const link = await send(rep, 'Thomas Keller');

  await client.goto(link);
  await expect(client.getByTestId('offer-total')).toHaveText(total);
  await expect(client.getByText(/Copper lacquer/).first()).toBeAttached();
  await client.getByRole('checkbox', { name: /I accept this offer/ }).check();
  await client.getByRole('button', { name: /^Accept and order for/ }).click();
  await expect(client.getByText(/your order is K\d+/)).toBeVisible();
  const order = /K\d+/.exec(await client.getByText(/your order is K\d+/).innerText())?.[0] ?? '';

  // Two bikes, two units; the helmet is no work.
  const workshop = await enterAs(browser, 'production-manager');
  const units = await unitsOf(workshop.request, order);
  expect(units).toHaveLength(2);
  for (const [index, unit] of units.entries()) {
    const { operations } = await planOf(workshop.request, unit);
    await tell(workshop.request, unit, { type: 'release' });
    if (index === 0) await buildWithFailure(workshop.request, unit, operations);
    else {
      for (const operation of operations) await buildOperation(workshop.request, unit, operation);
      await tell(workshop.request, unit, { type: 'approve' });
      await tell(workshop.request, unit, { type: 'ship' });
    }
  }
  await workshop.goto(`/workshop/units/${units[0]}`);
  await expect(workshop.getByText('Out of true').first()).toBeVisible();

  // The papers: what was agreed, and the very pieces that were built in.
  await rep.goto(`/orders/${order}`);
  await expect(rep.getByText('Shipped').first()).toBeVisible();
  const read = async (name: RegExp): Promise<string> => {
    const href = await rep.getByRole('link', { name }).first().getAttribute('href');
    const answer = await rep.request.get(href ?? '');
    return squeeze((await pdfPages(await answer.body())).join(' '));
  };
  const invoice = await read(/^Invoice F/);
  expect(invoice).toContain(squeeze(order));
  expect(invoice).toContain('Helmet');
  expect(invoice.replace(/\D/g, '')).toContain(total.replace(/\D/g, ''));
  const note = await read(/^Delivery note D/);
  const { operations } = await planOf(workshop.request, units[0] ?? '');
  const serial = operations
    .flatMap(({ parts }) => parts)
    .find(({ tracked }) => tracked === 'serial');
  expect(note).toContain(squeeze(`${serial?.partNumber} ${serial?.partNumber}-A1`));
});

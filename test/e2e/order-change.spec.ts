/** An order after it was placed: changed with its price shown first, cancelled, billed. */
import type { Page } from '@playwright/test';
import { beginOrder, shipOrder } from './build-units.ts';
import { filledCart, orderCart } from './requests.ts';
import { choose, untilSaved } from './shop.ts';
import {
  expect,
  expectNoAxeViolation,
  expectNoSidewaysScroll,
  pdfPages,
  signInAs,
  squeeze,
  test,
} from './support.ts';

/** The order's total as its page says it. */
const totalOf = async (page: Page): Promise<string> =>
  (
    await page
      .locator('dt', { hasText: 'Total with tax' })
      .first()
      .locator('xpath=following-sibling::dd')
      .innerText()
  ).trim();

const digits = (money: string): number =>
  Number(money.replace('\u2212', '-').replaceAll(/[^\d.-]/g, ''));

async function ordered(page: Page): Promise<string> {
  await filledCart(page.request);
  const number = await orderCart(page.request);
  await page.goto(`/orders/${number}`);
  return number;
}

/** A line is configured anew: a copy, chosen for the line, the price first; the new order sheet. */
async function buildInCopper(page: Page, number: string): Promise<string> {
  await page.getByRole('link', { name: 'Change the order' }).click();
  await page.getByRole('button', { name: /^Configure .* anew$/ }).click();
  await expect(page).toHaveURL(/\/configurations\//);
  await choose(page, 'Frame colour', 'Copper');
  await untilSaved(page);
  await page.goto(`/orders/${number}/change`);
  const product = page.getByLabel('Built as');
  const copy = product.locator('option', { hasText: `(${number})` });
  await product.selectOption((await copy.getAttribute('value')) ?? '');
  await page.getByRole('button', { name: 'See what it costs' }).click();
  await expect(page.getByRole('row', { name: /Changed/ })).toBeVisible();
  await page.getByRole('button', { name: /^Accept and change the order/ }).click();
  await expect(page.getByRole('main')).toContainText('Copper');
  const sheet = await page.request.get(`/orders/${number}/order-sheet.pdf`);
  return squeeze((await pdfPages(await sheet.body())).join(' '));
}

test('pieces and colour are changed, each with its difference before it is accepted', async ({
  page,
}) => {
  const number = await ordered(page);
  const before = await totalOf(page);

  await page.getByRole('link', { name: 'Change the order' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Change order ${number}`);
  await expectNoAxeViolation(page, 'the form of a change');
  await page.getByLabel('Pieces').fill('2');
  await page.getByLabel('Why, if you like').fill('One for my sister');
  await page.getByRole('button', { name: 'See what it costs' }).click();
  await expect(page).toHaveURL(/\/changes\/1$/);
  await expectNoAxeViolation(page, 'a change to accept');
  const whole = page.getByRole('row', { name: /Whole order/ });
  await expect(whole).toContainText(before);
  const [, after = '', difference = ''] = await whole.getByRole('cell').allInnerTexts();
  expect(digits(after) - digits(before)).toBe(digits(difference));
  const accept = page.getByRole('button', { name: /^Accept and change the order/ });
  await expect(accept).toContainText(difference.trim());
  await accept.click();
  await expect(page.getByRole('status').filter({ hasText: 'has been changed' })).toBeVisible();
  expect(await totalOf(page)).toBe(after.trim());
  await expectNoAxeViolation(page, 'an order that was changed');

  const sheet = await buildInCopper(page, number);
  expect(sheet).toContain('Copper');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, 'an order with its changes');
});

/** An offer to Anna Lindqvist of a bike at 8 % off and two helmets at 150 kr off both; its path. */
async function offered(rep: Page): Promise<string> {
  await signInAs(rep, 'sales');
  await rep.goto('/sales/find?search=anna');
  await rep.getByRole('button', { name: 'New quote Anna Lindqvist' }).click();
  await expect(rep).toHaveURL(/\/sales\/quotes\/Q\d+$/);
  await rep.waitForLoadState('networkidle');
  await rep.getByRole('button', { name: 'Add product' }).click();
  await expect(rep.locator('[data-line]')).toHaveCount(1);
  const item = rep.locator('details', { hasText: 'Add a line' });
  await item.getByLabel('Item').fill('Helmet');
  await item.getByLabel('Price each').fill('890');
  await item.getByLabel('Quantity').fill('2');
  await item.getByRole('button', { name: 'Add item' }).click();
  await expect(rep.locator('[data-line]')).toHaveCount(2);
  for (const [index, kind, size] of [
    [0, 'percent', '8'],
    [1, 'amount', '150'],
  ] as const) {
    const line = rep.locator('[data-line]').nth(index);
    await line.getByLabel('Discount').selectOption(kind);
    await line.getByLabel('How much').fill(size);
    await expect(rep.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  }
  await rep.getByRole('button', { name: 'Finish the quote' }).click();
  await rep.getByRole('button', { name: 'Send quote to Anna Lindqvist' }).click();
  const link = await rep.getByRole('link', { name: /\/q\// }).getAttribute('href');
  return new URL(link ?? '').pathname;
}

test.describe('what was agreed in an offer', () => {
  test.use({ expectedConsoleErrors: [/status of 409/] });

  test('stays agreed in a change, and nobody goes beyond it alone', async ({ page, browser }) => {
    test.setTimeout(120_000);
    const rep = await (await browser.newContext()).newPage();
    const path = await offered(rep);
    await signInAs(page, 'customer');
    await page.goto(path);
    await page.getByRole('checkbox', { name: /I accept this offer/ }).check();
    await page.getByRole('button', { name: /^Accept and order for/ }).click();
    const placed = page.getByText(/your order is K\d+/);
    const number = /K\d+/.exec(await placed.innerText())?.[0] ?? '';
    await page.goto(`/orders/${number}`);
    const before = await totalOf(page);

    // One helmet alone would have the whole 150 kr: more than the rep could have given.
    await page.getByRole('link', { name: 'Change the order' }).click();
    const helmets = page.getByRole('group', { name: /Helmet/ }).getByLabel('Pieces');
    await helmets.fill('1');
    await page.getByRole('button', { name: 'See what it costs' }).click();
    await expect(page.getByRole('alert')).toContainText('A manager can make it');
    await helmets.fill('3');
    await page.getByRole('button', { name: 'See what it costs' }).click();
    await expect(page).toHaveURL(/\/changes\/1$/);
    await expectNoAxeViolation(page, 'a change of what was agreed');
    const whole = page.getByRole('row', { name: /Whole order/ });
    await expect(whole).toContainText(before);
    const [, after = '', difference = ''] = await whole.getByRole('cell').allInnerTexts();
    // A third helmet at its price, with a quarter of tax, in whole kronor.
    expect(Math.abs(digits(difference) - 890 * 1.25)).toBeLessThanOrEqual(1);
    await page.getByRole('button', { name: /^Accept and change the order/ }).click();
    await expect(page.getByRole('status').filter({ hasText: 'has been changed' })).toBeVisible();
    expect(await totalOf(page)).toBe(after.trim());

    // Another colour, at the 8 % that were agreed.
    const text = await buildInCopper(page, number);
    for (const words of ['Copper', 'Helmet', await totalOf(page)]) {
      expect(text).toContain(squeeze(words));
    }

    // She rings the rep, who says why, and how she agreed.
    await rep.goto(`/orders/${number}/change`);
    await rep
      .getByRole('group', { name: /Helmet/ })
      .getByLabel('Pieces')
      .fill('2');
    await rep.getByLabel('Why', { exact: true }).fill('One friend less');
    await rep.getByRole('button', { name: 'See what it costs' }).click();
    await rep.getByLabel('How did the customer agree?').selectOption({ label: 'by phone' });
    await expectNoAxeViolation(rep, 'a change accepted for a customer');
    await rep.getByRole('button', { name: /^Accept and change the order/ }).click();
    await expect(rep.getByRole('status').filter({ hasText: 'has been changed' })).toBeVisible();
    await page.goto(`/orders/${number}/changes/3`);
    await expect(page.getByText('The customer agreed by phone.')).toBeVisible();
    await expect(page.getByText('One friend less')).toBeVisible();
  });
});

test.describe('what somebody else did', () => {
  test.use({ expectedConsoleErrors: [/status of 409/] });

  test('stops a change that was made for an older order', async ({ page, context }) => {
    const number = await ordered(page);
    await page.goto(`/orders/${number}/change`);
    await page.getByLabel('Pieces').fill('3');
    await page.getByRole('button', { name: 'See what it costs' }).click();
    const other = await context.newPage();
    await other.goto(`/orders/${number}`);
    await other.getByText('Cancel the order').click();
    await other.getByLabel('Why?').fill('Changed my mind');
    await other.getByRole('button', { name: 'Yes, cancel it' }).click();
    await expect(other.getByText('This order was cancelled.')).toBeVisible();
    await page.getByRole('button', { name: /^Accept and change the order/ }).click();
    await expect(page.getByRole('alert')).toContainText('Someone else has changed this');
    await page.goto(`/orders/${number}`);
    await expect(page.getByText('This order was cancelled.')).toBeVisible();
  });

  test('ends the time for changes once work has begun, in words', async ({ page, browser }) => {
    const number = await ordered(page);
    const workshop = await browser.newPage();
    await signInAs(workshop, 'production');
    await beginOrder(workshop.request, number);
    await page.reload();
    await expect(page.getByText('Work on this order has begun')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Change the order' })).toHaveCount(0);
    await page.goto(`/orders/${number}/change`);
    await expect(page.getByRole('main')).toContainText('Work on this order has begun');
  });
});

test('what ships has an invoice and a delivery note that say what the page says', async ({
  page,
  browser,
}) => {
  const number = await ordered(page);
  const total = await totalOf(page);
  const workshop = await browser.newContext();
  await signInAs(await workshop.newPage(), 'production');
  await shipOrder(workshop.request, number);
  await page.reload();
  await expectNoAxeViolation(page, 'an order with its papers');
  const href = (name: RegExp) => page.getByRole('link', { name }).first().getAttribute('href');
  const invoice = await page.request.get((await href(/^Invoice F/)) ?? '');
  expect(invoice.headers()['content-type']).toContain('application/pdf');
  const text = squeeze((await pdfPages(await invoice.body())).join(' '));
  for (const words of [total, number, 'Invoice F', 'Vera Blum'])
    expect(text).toContain(squeeze(words));
  for (const [syntax, amount] of [
    [/as XML \(CII\)$/, /<ram:DuePayableAmount>([\d.]+)</],
    [/as XML \(UBL\)$/, /<cbc:PayableAmount currencyID="SEK">([\d.]+)</],
  ] as const) {
    const xml = await (await page.request.get((await href(syntax)) ?? '')).text();
    const [, payable] = amount.exec(xml) ?? [];
    expect(Number(payable)).toBe(digits(total));
  }
  const note = await page.request.get((await href(/^Delivery note D/)) ?? '');
  const packed = squeeze((await pdfPages(await note.body())).join(' '));
  expect(packed).toContain(squeeze(number));
  expect(packed).not.toContain(squeeze(total));

  // Sales takes it back, and the order can be billed anew.
  const desk = await browser.newPage();
  await signInAs(desk, 'sales');
  await desk.goto(`/orders/${number}`);
  await desk.getByText(/^Take back invoice F/).click();
  await desk.getByLabel('Why is it taken back?').fill('A wrong address');
  await desk.getByRole('button', { name: 'Issue the credit note' }).click();
  await expect(desk.getByRole('link', { name: /^Credit note F\d+ \(PDF\)$/ })).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Issue the invoice' })).toBeVisible();
});

test('terms said once are those of the next order', async ({ page }) => {
  const email = `terms.${Date.now()}@example.com`;
  await page.goto('/sign-up');
  await page.getByLabel('Name', { exact: true }).fill('Vera Blum');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('eight bright bicycles');
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByRole('link', { name: 'Packaging, invoices, documents' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How you are served');
  await expectNoAxeViolation(page, 'the terms of a customer');
  await page.getByLabel('Packaging').selectOption({ label: 'Wrapped as a gift' });
  await page.getByLabel('Language of documents').selectOption({ label: 'Svenska' });
  await page.getByLabel('VAT number').fill('SE 556000-0001 01');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await filledCart(page.request);
  await page.goto('/checkout');
  await expect(page.getByLabel('Packaging')).toHaveValue('gift');
  const number = await orderCart(page.request);
  const sheet = await page.request.get(`/orders/${number}/order-sheet.pdf`);
  const text = squeeze((await pdfPages(await sheet.body())).join(' '));
  expect(text).toContain(squeeze('Momsregistreringsnummer SE556000000101'));
});

/**
 * From the desk to the road, in one: a rep finds the client and quotes three lines, one over the
 * limit; a manager approves; the client reads the PDF, comments, and changes an option together
 * with the rep; the revision is approved and accepted; the work is scheduled; the workshop builds on
 * a tablet, with one failed check done again; and the papers say what was built and agreed.
 */
import type { Browser, Page } from '@playwright/test';
import { buildAndShip, button, recordOf, scanUnit, TABLET } from './bench.ts';
import { buildOperation, planOf, tell, unitsOf } from './build-units.ts';
import {
  addThreeLines,
  editorReady,
  enterAs,
  haveApproved,
  newQuoteFor,
  saved,
  sendQuoteTo,
} from './desk.ts';
import { choose, question } from './shop.ts';
import { expect, pdfPages, signInAs, squeeze, test } from './support.ts';
import { comeIn, invite, untilConnected } from './together.ts';

const CLIENT = 'Thomas Keller';
const COMMENT = 'Could the second one be copper?';

/** The words of a PDF behind a link of the page, without white space. */
async function paper(page: Page, name: RegExp): Promise<string> {
  const href = await page.getByRole('link', { name }).first().getAttribute('href');
  return textOf(page, href ?? '');
}

async function textOf(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address);
  expect(answer.status(), address).toBe(200);
  return squeeze((await pdfPages(await answer.body())).join(' '));
}

/** Amounts are written otherwise in the client's language: the digits are the same. */
const digits = (text: string): string => text.replace(/\D/g, '');

/** The second bike's colour is chosen by the client while the rep looks on. */
async function chooseTogether(rep: Page, browser: Browser): Promise<void> {
  await rep
    .getByRole('button', { name: /^Configure/ })
    .nth(1)
    .click();
  await expect(rep).toHaveURL(/\/configurations\//);
  const guest = await comeIn(browser, await invite(rep, 'Change'), CLIENT);
  await untilConnected(rep);
  await choose(guest.page, 'Frame colour', 'Copper');
  const copper = question(rep, 'Frame colour')
    .getByRole('button', { name: /Copper/ })
    .first();
  await expect(copper).toHaveAttribute('aria-pressed', 'true');
  await expect(rep.getByTestId('latest-change')).toContainText(`${CLIENT} chose Frame colour`);
  await expect(saved(guest.page)).toBeVisible();
  await guest.context.close();
  await rep.getByRole('link', { name: /Back to/ }).click();
  await editorReady(rep);
}

interface Built {
  readonly partNumber: string;
  readonly number: string;
}

/**
 * The units of an order, as planned: released, the first built by presses; every serial number that
 * the record of that one holds.
 */
async function buildAll(browser: Browser, order: string): Promise<readonly Built[]> {
  const planner = await enterAs(browser, 'production-manager');
  const units = await unitsOf(planner.request, order);
  // Two bikes; the helmet is no work.
  expect(units).toHaveLength(2);
  await planner.goto('/workshop/plan');
  for (const unit of units) {
    const row = planner.getByRole('row').filter({ hasText: unit });
    await expect(row).toContainText(/\d{1,2} \w+/);
    await button(planner, `Release ${unit}`).click();
    await expect(button(planner, `Release ${unit}`)).toHaveCount(0);
  }
  const [first = '', second = ''] = units;
  const tablet = await (await browser.newContext(TABLET)).newPage();
  await signInAs(tablet, 'production');
  const { operations } = await planOf(tablet.request, first);
  await scanUnit(tablet, first);
  const failed = await buildAndShip(tablet, operations, 'Out of true');

  const { record } = await recordOf(tablet, first);
  expect(record.state).toBe('shipped');
  const done = record.work.map(({ operation, how }) => `${operation} ${how}`);
  expect(done).toEqual(
    operations.flatMap(({ id }) =>
      id === failed ? [`${id} reworked`, `${id} completed`] : [`${id} completed`],
    ),
  );
  await tablet.getByRole('link', { name: 'As built' }).click();
  await expect(tablet.getByRole('main')).toContainText('Out of true');
  await tablet.context().close();

  // The other one by request, as a second tablet sends it.
  for (const operation of operations) await buildOperation(planner.request, second, operation);
  await tell(planner.request, second, { type: 'approve' });
  await tell(planner.request, second, { type: 'ship' });
  const tracked = operations.flatMap(({ parts }) => parts);
  const serial = new Set(
    tracked.filter((part) => part.tracked === 'serial').map(({ partNumber }) => partNumber),
  );
  return record.parts
    .filter(({ partNumber }) => serial.has(partNumber))
    .flatMap(({ partNumber, numbers }) => numbers.map((number) => ({ partNumber, number })));
}

test('a quote is approved, changed together, accepted, built and billed', async ({
  page: rep,
  browser,
}) => {
  test.setTimeout(300_000);
  await signInAs(rep, 'sales');
  await rep.goto('/sales/find?search=thomas');
  const number = await newQuoteFor(rep, CLIENT);
  await addThreeLines(rep, { price: '89', quantity: '1' });
  const first = rep.locator('[data-line]').first();
  await first.getByLabel('Discount').selectOption('percent');
  await first.getByLabel('How much').fill('20');
  await expect(rep.getByText(/20% off, you may give 10/).first()).toBeVisible();
  await expect(saved(rep)).toBeVisible();
  const manager = await enterAs(browser, 'sales-manager');
  const why = { asked: 'Two at once.', given: 'Fine.' };
  await haveApproved(rep, manager, number, why);

  // The client reads, on the page and on paper, and comments.
  const offered = await sendQuoteTo(rep, CLIENT);
  const client = await (await browser.newContext()).newPage();
  await client.goto(offered);
  const asked = (await client.getByTestId('offer-total').innerText()).trim();
  const quotePdf = await textOf(client, `${offered}/quote.pdf`);
  for (const words of [number, CLIENT, 'Helmet']) expect(quotePdf).toContain(squeeze(words));
  expect(digits(quotePdf)).toContain(digits(asked));
  await client.getByLabel('Your words').fill(COMMENT);
  await client.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(client.getByText(COMMENT)).toBeVisible();

  // A revision, in which client and rep choose together; a manager looks at it again.
  await rep.goto(`/sales/quotes/${number}`);
  await expect(rep.getByText(COMMENT)).toBeVisible();
  const revise = rep.locator('details').filter({ hasText: 'Make a new revision' });
  await revise.locator('summary').click();
  await revise.getByLabel('Why').fill('They would like another colour.');
  await revise.getByRole('button', { name: 'Make a new revision' }).click();
  await editorReady(rep);
  await chooseTogether(rep, browser);
  const total = (await rep.getByTestId('quote-total').innerText()).trim();
  await haveApproved(rep, manager, number, { asked: 'In copper now.', given: 'Fine again.' });
  const link = await sendQuoteTo(rep, CLIENT);

  await client.goto(offered);
  await expect(client.getByRole('checkbox', { name: /I accept this offer/ })).toHaveCount(0);
  await client.goto(link);
  await expect(client.getByTestId('offer-total')).toHaveText(total);
  await expect(client.getByText(/Copper lacquer/).first()).toBeAttached();
  await client.getByRole('checkbox', { name: /I accept this offer/ }).check();
  await client.getByRole('button', { name: /^Accept and order for/ }).click();
  await expect(client.getByText(/your order is K\d+/)).toBeVisible();
  const order = /K\d+/.exec(await client.getByText(/your order is K\d+/).innerText())?.[0] ?? '';

  const built = await buildAll(browser, order);
  expect(built.length).toBeGreaterThan(2);

  // The papers: what was agreed, and the very pieces that were built in.
  await rep.goto(`/orders/${order}`);
  await expect(rep.getByText('Shipped').first()).toBeVisible();
  const [invoice, note, report] = [
    await paper(rep, /^Invoice F/),
    await paper(rep, /^Delivery note D/),
    await paper(rep, /^Build report/),
  ];
  for (const words of [order, 'Helmet']) expect(invoice).toContain(squeeze(words));
  expect(invoice).toMatch(/kupfer|copper/i);
  expect(digits(invoice)).toContain(digits(total));
  for (const { partNumber, number: serial } of built) {
    expect(note).toContain(squeeze(`${partNumber} ${serial}`));
    expect(report).toContain(squeeze(serial));
  }
});

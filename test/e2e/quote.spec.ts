/**
 * A quote's whole way, in the words on the pages: the rep finds the client and offers three lines,
 * one over the limit; the manager approves; the PDF says what the page says; the client reads,
 * asks and accepts by the link, and there is an order.
 */
import {
  addThreeLines,
  editorReady,
  enterAs,
  haveApproved,
  newQuoteFor,
  saved,
  sendQuoteTo,
} from './desk.ts';
import { expect, expectNoAxeViolation, pdfPages, signInAs, squeeze, test } from './support.ts';

test('from finding the client to the order', async ({ page: rep, browser }) => {
  test.slow();
  await signInAs(rep, 'sales');
  await rep.goto('/sales/find');
  await rep
    .getByLabel('Name, e-mail, phone, order or quote number')
    .pressSequentially('erik sandstrom');
  const number = await newQuoteFor(rep, 'Erik Sandström');
  await addThreeLines(rep, { price: '890', quantity: '2' });
  const lines = rep.locator('[data-line]');

  // What is typed is saved by itself, and shows at once what it would need.
  await lines.nth(0).getByLabel('Discount').selectOption('percent');
  await lines.nth(0).getByLabel('How much').fill('20');
  await expect(rep.getByText(/you may give 10/)).toBeVisible();
  for (const nth of [1, 2]) {
    await lines.nth(nth).getByLabel('Sold as one, name').fill('The family’s');
    await expect(lines.nth(nth).getByText(/The family’s$/)).toBeVisible();
  }
  await expect(saved(rep)).toBeVisible();
  await expectNoAxeViolation(rep, 'the quote editor');
  const total = (await rep.getByTestId('quote-total').innerText()).trim();
  const manager = await enterAs(browser, 'sales-manager');
  const why = { asked: 'They come back every year.', given: 'Once more.' };
  await haveApproved(rep, manager, number, why);
  const link = await sendQuoteTo(rep, 'Erik Sandström');
  expect(link).toMatch(/^\/q\/[\w-]{43}$/);

  const client = await (await browser.newContext()).newPage();
  const opened = await client.goto(link);
  expect(opened?.headers()['referrer-policy']).toBe('no-referrer');
  expect(opened?.headers()['x-robots-tag']).toContain('noindex');
  await expect(client.getByTestId('offer-total')).toHaveText(total);
  await expect(client.getByText('Sold as one: The family’s')).toBeVisible();
  await expect(client.getByText('In the price of The family’s')).toBeVisible();
  await expectNoAxeViolation(client, 'the offer');
  const shown = await client.locator('main').innerText();
  expect(shown).not.toMatch(/margin/i);

  const answer = await client.request.get(`${link}/quote.pdf`);
  const pdf = squeeze((await pdfPages(await answer.body())).join(' '));
  for (const words of [number, 'Erik Sandström', 'Helmet']) {
    expect(pdf).toContain(squeeze(words));
  }
  // The sheet is in the client's language, Swedish: the same digits with its own signs.
  expect(pdf.replace(/\D/g, '')).toContain(total.replace(/\D/g, ''));
  expect(pdf).not.toMatch(/margin|marginal/i);

  await client.getByLabel('Your words').fill('Can we have it before summer?');
  await client.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(client.getByText('Can we have it before summer?')).toBeVisible();
  await rep.goto(`/sales/quotes/${number}`);
  await expect(rep.getByText('Can we have it before summer?')).toBeVisible();
  await expect(rep.getByText('Seen by the client').first()).toBeVisible();

  await client.getByRole('checkbox', { name: /I accept this offer/ }).check();
  await client.getByRole('button', { name: /^Accept and order for/ }).click();
  await expect(client.getByText(/your order is K\d+/)).toBeVisible();
  await rep.reload();
  await rep.getByRole('link', { name: /^Order K\d+/ }).click();
  await expect(rep.getByRole('heading', { level: 1, name: /K\d+/ })).toBeVisible();
  await expect(rep.getByText(total).first()).toBeVisible();
});

test('two reps never overwrite each other silently', async ({ page: one, browser }) => {
  await signInAs(one, 'sales');
  await one.goto('/sales/find?search=karin');
  await newQuoteFor(one, 'Karin Öberg');
  const two = await enterAs(browser, 'sales-manager');
  await two.goto(new URL(one.url()).pathname);
  await editorReady(two);
  await one.getByLabel('Subject').fill('Two bikes for Karin');
  await expect(saved(one)).toBeVisible();
  await expect(async () => {
    const page = await one.request.get(new URL(one.url()).pathname);
    expect(await page.text()).toContain('Two bikes for Karin');
  }).toPass();
  await two.getByLabel('Notes for the client').fill('See you soon.');
  await expect(two.getByText(/A colleague has saved this quote/)).toBeVisible();
  await expect(two.getByText(/Subject: nothing → Two bikes for Karin/)).toBeVisible();
  await expect(two.getByLabel('Notes for the client')).toHaveValue('See you soon.');
  await two.getByRole('link', { name: 'Show theirs, drop mine' }).click();
  await expect(two.getByLabel('Subject')).toHaveValue('Two bikes for Karin');
});

test('a draft is written without JavaScript, too', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page
    .locator('form:has(input[value="sales"]) button, button[value="sales"]')
    .first()
    .click();
  await page.goto('/sales/find?search=miriam');
  await page.getByRole('button', { name: 'New quote Miriam Vogel' }).click();
  await page.getByRole('button', { name: 'Add product' }).click();
  await page.locator('[data-line]').getByLabel('Quantity').fill('two');
  await page.getByLabel('Subject').fill('For Miriam');
  await page.getByRole('button', { name: 'Finish the quote' }).click();
  await expect(page.getByText('At least 1.')).toBeVisible();
  await expect(page.getByLabel('Subject')).toHaveValue('For Miriam');
  await page.locator('[data-line]').getByLabel('Quantity').fill('2');
  await page.getByRole('button', { name: 'Finish the quote' }).click();
  await expect(page.getByText('Approved').first()).toBeVisible();
});

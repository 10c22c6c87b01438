/** The day a customer is shown follows from what the workshop has to do, in a shop of its own. */
import type { APIRequestContext, Page } from '@playwright/test';
import { connectDatabase } from '#app/utils/database.server.ts';
import { startOwnServer, type OwnServer } from './own-server.ts';
import { ADDRESS, filledCart, orderCart } from './requests.ts';
import { expect, expectNoAxeViolation, test as base } from './support.ts';

const test = base.extend<object, { shop: OwnServer }>({
  shop: [
    async ({ browser: _browser }, provide) => {
      const shop = await startOwnServer('demo');
      await provide(shop);
      shop.stop();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
  baseURL: async ({ shop }, provide) => provide(shop.origin),
});
// A refused order is answered so.
test.use({ expectedConsoleErrors: [/status of 409/] });

/** The work of an order of somebody else, made to last a month from now. */
async function fillTheWorkshop(other: APIRequestContext, databaseUrl: string): Promise<void> {
  await filledCart(other);
  await orderCart(other);
  const client = connectDatabase(databaseUrl);
  const [plannedStart, plannedEnd] = [new Date(), new Date(Date.now() + 30 * 86_400_000)];
  await client.workOperation.updateMany({ data: { plannedStart, plannedEnd } });
  await client.$disconnect();
}

const SENTENCE = /With you by [^<\n]+/;

/** Day and month of the sentence, however short its page writes them: 8 Dec. */
function dayIn(text: string): string {
  const said = SENTENCE.exec(text)?.[0].replace('With you by ', '') ?? '';
  return `${/\d+/.exec(said)?.[0]} ${/[A-Z][a-z]{2}/.exec(said)?.[0]}`;
}

const shownBy = async (page: Page): Promise<string> =>
  dayIn(await page.getByText(SENTENCE).filter({ visible: true }).first().innerText());
const sentBy = async (page: Page, path: string): Promise<string> =>
  dayIn(await (await page.request.get(path)).text());

test('is later when the workshop is full, and the checkout tells whoever saw another', async ({
  page,
  playwright,
  shop,
}) => {
  const path = await filledCart(page.request);
  const engineReady = () => expect(page.locator('[data-engine="ready"]')).toBeVisible();
  await page.goto(path);
  await engineReady();
  const early = await shownBy(page);
  expect(early).toBe(await sentBy(page, path));

  await page.goto('/checkout');
  expect(await shownBy(page)).toBe(early);
  const day = page.locator('input[name="acceptedDay"]');
  const before = await day.inputValue();
  for (const [label, key] of [
    ['Name', 'name'],
    ['E-mail address', 'email'],
    ['Street and number', 'street'],
    ['Postal code', 'postalCode'],
    ['Town', 'city'],
  ] as const) {
    await page.getByLabel(label, { exact: label === 'Name' }).fill(ADDRESS[key] ?? '');
  }
  const other = await playwright.request.newContext({ baseURL: shop.origin });
  await fillTheWorkshop(other, shop.databaseUrl);
  await other.dispose();
  const order = page.getByRole('button', { name: /Order and pay/ });
  await order.click();
  await expect(page.getByRole('alert')).toContainText('would arrive later');
  await expectNoAxeViolation(page, 'a checkout whose day moved');
  expect(await shownBy(page)).not.toBe(early);
  const after = await day.inputValue();
  expect(after > before, `${after} after ${before}`).toBe(true);

  await page.goto(path);
  await engineReady();
  const late = await shownBy(page);
  expect(late).not.toBe(early);
  expect(await sentBy(page, path)).toBe(late);

  await page.goto('/checkout');
  expect(await shownBy(page)).toBe(late);
  const number = await orderCart(page.request);
  await page.goto(`/orders/${number}`);
  await expect(page.getByRole('main')).toContainText(late);
});

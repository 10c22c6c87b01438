/**
 * What the page says of options before they are pressed: it comes by itself, moves nothing, and is
 * what happens; and how many products are left.
 */
import type { Locator, Page } from '@playwright/test';
import { choose, openStep, startConfiguring } from './shop.ts';
import { expect, expectNoAxeViolation, test } from './support.ts';

const answered = (page: Page) => expect(page.locator('[data-waiting="0"]')).toBeVisible();
const engineReady = (page: Page) => expect(page.locator('[data-engine="ready"]')).toBeVisible();

/** The cards of the step that can be had and are not chosen. */
const offered = (page: Page): Locator =>
  page
    .locator('button[name="value"][aria-pressed="false"]')
    .filter({ hasNotText: 'What would make it possible' });

const CHANGE = /[+\u2212]\D{0,5}\d/;
const PRICED = new RegExp(`${CHANGE.source}|Same price`);

/** Resolves when every card says what it changes of the price. */
async function allPriced(page: Page): Promise<void> {
  await answered(page);
  await expect(offered(page).first()).toBeVisible();
  await expect(offered(page).filter({ hasNotText: PRICED })).toHaveCount(0, { timeout: 30_000 });
}

/** Minor units of an amount as the page says it. */
const amountIn = (text: string): number =>
  Number(text.replace(/[^\d]/g, '')) * (text.includes('\u2212') ? -1 : 1);

const total = async (page: Page): Promise<number> =>
  amountIn(await page.getByTestId('total').innerText());

/** Height and place of each card of the step, where the page is not scrolled. */
const places = (page: Page) =>
  page.locator('button[name="value"]').evaluateAll((cards) =>
    cards.map((card) => {
      const { x, y, width, height } = card.getBoundingClientRect();
      return [x, y + window.scrollY, width, height].map(Math.round);
    }),
  );

test('numbers come to every card by themselves and move nothing', async ({ page }) => {
  await startConfiguring(page, 'ebike');
  await engineReady(page);
  await choose(page, 'Frame', 'Ask diamond');
  await answered(page);
  // Cards that cannot be had say why first.
  await expect(
    page.locator('button[name="value"]').filter({ hasText: /^[^.]*What would make it possible$/ }),
  ).toHaveCount(0);
  const before = await places(page);
  await allPriced(page);
  expect(await places(page)).toEqual(before);
  await page.getByText('What the numbers on the cards say').click();
  await expect(page.getByText(/compared with the best one/)).toBeVisible();
  await expectNoAxeViolation(page, 'the step with its numbers');
});

test('of a finished product each change is what happens', async ({ page }) => {
  await startConfiguring(page, 'ebike');
  await engineReady(page);
  await page.getByText('Finish it for me').click();
  await page.getByRole('button', { name: 'Least expensive', exact: true }).click();
  await answered(page);
  await expect(page.getByTestId('total')).not.toContainText('from');
  await openStep(page, 'Wheels');
  await allPriced(page);
  const before = await total(page);
  const card = offered(page).filter({ hasText: CHANGE }).first();
  const said = await card.locator('.tabular-nums').first().innerText();
  const name = (await card.locator('span span').first().innerText()).trim();
  await card.click();
  await expect(page.getByRole('button', { name, pressed: true })).toBeVisible();
  await answered(page);
  expect(await total(page)).toBe(before + amountIn(said));
});

/** Moves a visitor makes in the shop, in the words on the page; with and without JavaScript. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Chooses where it is delivered to, at the foot of the page. */
export async function deliverTo(page: Page, country: string): Promise<void> {
  await page.getByRole('contentinfo').getByRole('button', { name: country }).click();
  await expect(
    page.getByRole('contentinfo').getByRole('button', { name: country, pressed: true }),
  ).toBeVisible();
}

/** Starts a configuration of a family from its page; resolves on the configurator. */
export async function startConfiguring(page: Page, family: string): Promise<void> {
  await page.goto(`/families/${family}`);
  await page.locator(`form[action$="/families/${family}/new"] button`).first().click();
  await expect(page).toHaveURL(/\/configurations\//);
  await expect(page.locator('#step-title')).toBeVisible();
}

export async function openStep(page: Page, step: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: step })
    .filter({ visible: true })
    .click();
  await expect(page.getByRole('heading', { level: 2, name: step })).toBeVisible();
}

/** The option cards of the question with this title, in the step that is open. */
export const question = (page: Page, title: string) =>
  page.getByRole('group', { name: title, exact: true });

export async function choose(page: Page, title: string, option: string): Promise<void> {
  const card = question(page, title).getByRole('button', { name: option }).first();
  await card.click();
  await expect(card).toHaveAttribute('aria-pressed', 'true');
}

/** What the product costs now, as the summary says it. */
export const shownTotal = async (page: Page): Promise<string> =>
  (await page.getByTestId('total').innerText()).replace(/^from\s*/, '').trim();

export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
}

/** Fills the checkout and sends it; resolves on the order's page with its number. */
export async function checkOut(page: Page, who: { name: string; email: string }): Promise<string> {
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await page.getByLabel('Name', { exact: true }).fill(who.name);
  await page.getByLabel('E-mail address').fill(who.email);
  await page.getByLabel('Street and number').fill('Hafenstraße 12');
  await page.getByLabel('Postal code').fill('20457');
  await page.getByLabel('Town').fill('Hamburg');
  await page.getByLabel('Message to the workshop').fill('Please ring twice, the stairs are long.');
  await page.getByRole('button', { name: /Order and pay/ }).click();
  await expect(page).toHaveURL(/\/orders\/[^/]+$/);
  return decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
}

/** Answers a question whose answer is a text of one's own. */
export async function write(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: title, exact: true }).fill(text);
  await page.getByRole('button', { name: new RegExp(`^Set\\b.*${title}$`) }).click();
  await expect(page.getByRole('textbox', { name: title, exact: true })).toHaveValue(text);
}

/** Two people on one configuration, each in a browser of their own. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export type Role = 'Look' | 'Suggest' | 'Change';

/** Makes an invitation on the page of the configuration the owner is on; returns its link. */
export async function invite(owner: Page, role: Role): Promise<string> {
  const address = new URL(owner.url()).pathname;
  await owner.goto(`${address}/invitations`);
  await owner.getByRole('radio', { name: new RegExp(`^${role}\\b`) }).check();
  await owner.getByRole('button', { name: 'Make a link' }).click();
  const link = await owner.getByLabel('Send this link to whom you invite').inputValue();
  await owner.goto(address);
  return link;
}

export interface Guest {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** Follows the link in a browser of its own, under a name; resolves on the configurator. */
export async function comeIn(browser: Browser, link: string, name: string): Promise<Guest> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page).toHaveURL(/\/configurations\//);
  await untilConnected(page);
  return { context, page };
}

/** Presses are answered in the browser, and the stream is open. */
export async function untilConnected(page: Page): Promise<void> {
  await expect(page.locator('[data-engine="ready"]')).toBeVisible();
  await expect(page.locator('[data-live="open"]')).toBeVisible();
}

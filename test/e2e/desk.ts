/** Moves at the sales desk, in the words on its pages. */
import type { Browser, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { signInAs, type DemoRole } from './support.ts';

export const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ });

/** A browser of its own for the demo person of a role. */
export async function enterAs(browser: Browser, role: DemoRole): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, role);
  return page;
}

/** Waits until the quote's editor is interactive: until then its buttons load pages. */
export async function editorReady(rep: Page): Promise<void> {
  await expect(saved(rep)).toBeVisible();
  await rep.waitForLoadState('networkidle');
}

/** Begins a quote for a client the search has found; its number. */
export async function newQuoteFor(rep: Page, client: string): Promise<string> {
  await rep.getByRole('button', { name: `New quote ${client}` }).click();
  await expect(rep).toHaveURL(/\/sales\/quotes\/Q\d+$/);
  await editorReady(rep);
  return /Q\d+$/.exec(rep.url())?.[0] ?? '';
}

/** Three lines: a bike, the same bike again, and an item. */
export async function addThreeLines(
  rep: Page,
  helmet: { readonly price: string; readonly quantity: string },
): Promise<void> {
  const lines = rep.locator('[data-line]');
  await rep.getByRole('button', { name: 'Add product' }).click();
  await expect(lines).toHaveCount(1);
  await rep.getByRole('button', { name: 'Copy City and cargo e-bike' }).click();
  await expect(lines).toHaveCount(2);
  const item = rep.locator('details', { hasText: 'Add a line' });
  await item.getByLabel('Item').fill('Helmet');
  await item.getByLabel('Price each').fill(helmet.price);
  await item.getByLabel('Quantity').fill(helmet.quantity);
  await item.getByRole('button', { name: 'Add item' }).click();
  await expect(lines).toHaveCount(3);
}

/** The rep asks for approval with their reason, and a manager gives it with theirs. */
export async function haveApproved(
  rep: Page,
  manager: Page,
  number: string,
  why: { readonly asked: string; readonly given: string },
): Promise<void> {
  await rep.getByLabel('Why it should be approved').fill(why.asked);
  await rep.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(rep.getByText('Waiting for approval').first()).toBeVisible();
  await manager.goto('/sales/quotes?filter=approval');
  await manager.getByRole('link', { name: number }).click();
  await expect(manager.getByText(why.asked)).toBeVisible();
  await manager.getByLabel('Your reason').fill(why.given);
  await manager.getByRole('button', { name: 'Approve' }).click();
  await expect(manager.getByText(/^Approved by/)).toBeVisible();
  await rep.reload();
}

/** Sends the approved quote; the address its link leads to. */
export async function sendQuoteTo(rep: Page, client: string): Promise<string> {
  await rep.getByRole('button', { name: `Send quote to ${client}` }).click();
  const link = await rep.getByRole('link', { name: /\/q\// }).getAttribute('href');
  return new URL(link ?? '').pathname;
}

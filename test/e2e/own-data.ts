/** The walk of somebody through their own data, the same with JavaScript and without. */
import type { Browser, Page } from '@playwright/test';
import { expect, signInAs } from './support.ts';

const PASSWORD = 'eight bright bicycles';

/** A new account that allows offers by e-mail; nothing else is ticked. */
export async function signUpAs(page: Page, email: string): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Name', { exact: true }).fill('Vera Blum');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  // Nothing is ticked before they tick it.
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Offers and news, by e-mail' }).check();
  await page.getByRole('button', { name: 'Create the account' }).click();
  await expect(page).toHaveURL(/\/profile$/);
}

/** Decides, takes back, decides again, restricts and ends that. */
export async function walkThroughOwnData(page: Page, email: string): Promise<void> {
  await signUpAs(page, email);
  await page.goto('/profile/privacy');
  const offers = page.getByRole('region', { name: 'Offers and news' });
  const byMail = offers.getByRole('listitem').filter({ hasText: 'By e-mail' }).first();
  await expect(byMail.getByText('Allowed', { exact: true })).toBeVisible();
  await byMail.getByRole('button', { name: 'Take back' }).click();
  await expect(byMail.getByText('Not allowed', { exact: true })).toBeVisible();
  await byMail.getByText('What was decided when').click();
  await expect(byMail.getByText(/on this site/)).toHaveCount(2);
  await byMail.getByRole('button', { name: 'Allow' }).click();
  await expect(byMail.getByText('Allowed', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Restrict the use of my data' }).click();
  await expect(page.getByText('Restricted since')).toBeVisible();
  await page.getByRole('button', { name: 'Allow the use of my data again' }).click();
  await expect(page.getByText('Not restricted.')).toBeVisible();
}

/** What is taken away holds what is known, for programs and for people. */
export async function expectExports(page: Page, email: string): Promise<void> {
  const data = await page.request.get('/profile/privacy/my-data.json');
  expect(await data.json()).toMatchObject({
    format: 'kitwright-personal-data/1',
    profile: { name: 'Vera Blum', email },
    consents: [{ decision: 'granted' }, { decision: 'denied' }, { decision: 'granted' }],
  });
  const text = await (await page.request.get('/profile/privacy/my-data.html')).text();
  for (const known of ['Vera Blum', email, 'Offers and news', 'Signed up']) {
    expect(text).toContain(known);
  }
}

/** Gone: the wrong password changes nothing, the right one ends everything. */
export async function eraseOneself(page: Page, browser: Browser, email: string): Promise<void> {
  await page.goto('/profile/privacy');
  await page.getByRole('link', { name: 'Erase my data' }).click();
  await expect(page.getByRole('heading', { name: 'What stays, and why' })).toBeVisible();
  await page.getByLabel('Your password').fill('not my password');
  await page.getByRole('button', { name: 'Erase everything now' }).click();
  await expect(page.getByRole('alert')).toContainText('That is not your password.');
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Erase everything now' }).click();
  await expect(page.getByRole('heading', { name: 'Your data are erased' })).toBeVisible();
  await page.goto('/profile/privacy');
  await expect(page).toHaveURL(/sign-in/);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();

  const staff = await (await browser.newContext()).newPage();
  await signInAs(staff, 'sales');
  await staff.goto(`/sales/find?search=${encodeURIComponent(email)}`);
  await expect(staff.getByText('Vera Blum')).toHaveCount(0);
  await staff.context().close();
}

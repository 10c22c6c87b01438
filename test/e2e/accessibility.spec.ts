/**
 * Every page as every role sees it: no violation axe can find, in light and in dark, from right to
 * left, on the narrowest screens, and by keyboard alone.
 */
import type { Page } from '@playwright/test';
import { filledCart } from './requests.ts';
import { choose, openStep, startConfiguring, untilSaved } from './shop.ts';
import { invite } from './together.ts';
import { expect, expectNoAxeViolation, expectNoSidewaysScroll, signInAs, test } from './support.ts';

async function expectAccessible(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expectNoAxeViolation(page, path);
}

/** The address the first link of this kind on `path` leads to. */
async function firstLink(page: Page, path: string, prefix: string): Promise<string> {
  await page.goto(path);
  const link = page.getByRole('main').locator(`a[href^="${prefix}"]`).first();
  return (await link.getAttribute('href')) ?? '';
}

async function openRefusal(page: Page): Promise<void> {
  const refused = page.getByRole('button', { name: /What would make it possible/ }).first();
  await refused.click();
  await expect(page.getByRole('heading', { name: /: what would make it possible$/ })).toBeVisible();
}

/** Sends what the browser lets pass and the server does not. */
async function refuseCheckout(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Vera Blum');
  await page.getByLabel('E-mail address').fill('vera@example');
  for (const field of ['Street and number', 'Postal code', 'Town']) {
    await page.getByLabel(field).fill('1');
  }
  await page.getByRole('button', { name: /Order and pay/ }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoAxeViolation(page, 'a checkout that was refused');
}

const STEPS = ['frame', 'drive', 'running', 'comfort', 'carrying', 'extras'];

test.describe('no violation', () => {
  test.use({ expectedConsoleErrors: [/status of 4\d\d/] });

  test('in the shop', async ({ page }) => {
    await expectAccessible(page, '/');
    await expectAccessible(page, '/families/ebike');
    await expectAccessible(page, '/families/fibre-plan');
    await expectAccessible(page, '/cart');
    await expectAccessible(page, '/nothing-here');
  });

  test('in the configurator, step by step', async ({ page }) => {
    await startConfiguring(page, 'ebike');
    const { pathname } = new URL(page.url());
    for (const step of STEPS) await expectAccessible(page, `${pathname}?step=${step}`);
  });

  test('in the configurator with all of it opened', async ({ page }) => {
    await startConfiguring(page, 'ebike');
    await openStep(page, 'Drive');
    await openRefusal(page);
    await page.getByText('Finish it for me').click();
    await page.getByText('How the price comes about').first().click();
    await page.getByText('Share', { exact: true }).click();
    await expectNoAxeViolation(page, 'everything opened');
    const shared = await page.getByLabel('Link to show this to others').inputValue();
    await expectAccessible(page, shared);
  });

  test('where several work together', async ({ page }) => {
    await startConfiguring(page, 'ebike');
    const link = await invite(page, 'Suggest');
    const { pathname } = new URL(page.url());
    await expectAccessible(page, `${pathname}/invitations`);
    await page.context().clearCookies();
    await expectAccessible(page, link);
    await page.getByLabel('Your name').fill('Mia');
    await page.getByRole('button', { name: 'Come in' }).click();
    await expect(page.getByText('You suggest, others decide')).toBeVisible();
    await expectNoAxeViolation(page, "another's configuration");
    await expectAccessible(page, '/live/absent');
  });

  test('while choices clash', async ({ page }) => {
    await startConfiguring(page, 'ebike');
    const address = page.url();
    await choose(page, 'Frame', 'Ask diamond');
    await choose(page, 'Frame size', 'XL');
    await untilSaved(page);
    await signInAs(page, 'customer');
    await page.goto(address);
    await expect(page.locator('#clash')).toBeVisible();
    await expectNoAxeViolation(page, 'a clash');
  });

  test('from the cart to the order', async ({ page }) => {
    await filledCart(page.request);
    await expectAccessible(page, '/cart');
    await page
      .getByText(/How the price of/)
      .first()
      .click();
    await expectNoAxeViolation(page, 'the price of a line');
    await expectAccessible(page, '/checkout');
    await refuseCheckout(page);
    await expectAccessible(page, '/configurations');
    await page.goto('/configurations');
    const id = /configurations\/([\w-]+)/.exec(
      await firstLink(page, '/configurations', '/configurations/'),
    )?.[1];
    await expectAccessible(page, `/configurations/${id}/delete`);
  });

  test('around the account', async ({ page }) => {
    await expectAccessible(page, '/sign-in');
    await expectAccessible(page, '/erased');
    await expectAccessible(page, '/sign-up');
    await page.getByLabel('Name', { exact: true }).fill('V');
    await page.getByLabel('E-mail address').fill('anna@example.com');
    await page.getByLabel('Password').fill('eight bright bicycles');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectNoAxeViolation(page, 'a sign-up that was refused');
    await expectAccessible(page, '/forgot-password');
    await expectAccessible(page, '/reset-password/expired');
    await expectAccessible(page, '/settings');
    await signInAs(page, 'customer');
    for (const path of [
      ...['/', '/settings', '/profile', '/configurations', '/orders', '/cart'],
      ...['/profile/points', '/profile/privacy', '/profile/privacy/erase'],
    ]) {
      await expectAccessible(page, path);
    }
    await expectAccessible(page, await firstLink(page, '/orders', '/orders/'));
  });

  test('for sales', async ({ page }) => {
    await signInAs(page, 'sales');
    await expectAccessible(page, '/sales/customers');
    await expectAccessible(page, '/sales/customers/new');
    await expectAccessible(page, '/sales/value');
    await expectAccessible(page, '/sales/treatments');
    await expectAccessible(page, '/sales/insights');
    await expectAccessible(page, '/sales/find?search=anna');
    await expectAccessible(page, '/sales/duplicates');
    await expectAccessible(page, '/sales/quotes');
    await expectAccessible(page, '/sales/approvals');
    await expectAccessible(page, await firstLink(page, '/sales/quotes', '/sales/quotes/Q'));
    const customers = page
      .getByRole('main')
      .locator('a[href^="/sales/customers/"]:not([href$="new"])');
    await page.goto('/sales/customers');
    const customer = (await customers.first().getAttribute('href')) ?? '';
    await expectAccessible(page, customer);
    await expectAccessible(page, `${customer}/terms`);
    await expectAccessible(page, `${customer}/points`);
    await expectAccessible(page, `${customer}/privacy`);
    await expectAccessible(page, `${customer}/invoices`);
    await expectAccessible(page, '/orders');
    await expectAccessible(page, await firstLink(page, '/orders', '/orders/'));
  });

  test('for the sales manager', async ({ page }) => {
    await signInAs(page, 'sales-manager');
    await expectAccessible(page, '/sales/promotions');
    await expectAccessible(page, '/sales/promotions/new');
    await expectAccessible(page, '/sales/recommendations');
    await expectAccessible(page, '/sales/messages');
    await expectAccessible(page, '/sales/loyalty');
    await expectAccessible(page, '/sales/approvals');
  });

  test('for the workshop', async ({ page }) => {
    await signInAs(page, 'production');
    await expectAccessible(page, '/production');
    const order = await firstLink(page, '/production', '/production/');
    await expectAccessible(page, order);
    await expectAccessible(page, '/workshop');
    await expectAccessible(page, '/workshop/plan');
    const unit = await firstLink(page, order, '/workshop/units/');
    await expectAccessible(page, unit);
    await expectAccessible(page, `${unit}/as-built`);
  });

  test('for the administrator', async ({ page }) => {
    await signInAs(page, 'administrator');
    await expectAccessible(page, '/admin/users');
    await expectAccessible(page, '/admin/outbox');
    await expectAccessible(page, await firstLink(page, '/admin/outbox', '/admin/outbox/'));
  });

  test('in the dark', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, '/');
    await expectAccessible(page, '/families/ebike');
    await startConfiguring(page, 'ebike');
    await openStep(page, 'Drive');
    await openRefusal(page);
    await expectNoAxeViolation(page, 'a refusal');
    await filledCart(page.request);
    await expectAccessible(page, '/cart');
    await expectAccessible(page, '/checkout');
    await refuseCheckout(page);
    await signInAs(page, 'production');
    await expectAccessible(page, await firstLink(page, '/production', '/production/'));
  });

  test('from right to left, with longer words', async ({ page }) => {
    await page.goto('/');
    await page
      .getByRole('contentinfo')
      .getByRole('button', { name: /Pseudo/ })
      .click();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await page.goto('/families/ebike');
    await startConfiguring(page, 'ebike');
    const configurator = new URL(page.url()).pathname;
    await filledCart(page.request);
    for (const path of ['/', '/families/ebike', configurator, '/cart', '/checkout', '/sign-in']) {
      await expectAccessible(page, path);
      await expectNoSidewaysScroll(page, path);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page, `${path} on a phone`);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });
});

for (const width of [320, 390]) {
  test(`nothing runs over the edge at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const fits = async (path: string) => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page, `${path} at ${width}`);
    };
    await startConfiguring(page, 'ebike');
    const { pathname } = new URL(page.url());
    for (const step of STEPS) await fits(`${pathname}?step=${step}`);
    await page.goto(`${pathname}?step=drive`);
    await openRefusal(page);
    await expectNoSidewaysScroll(page, `a refusal at ${width}`);
    await filledCart(page.request);
    for (const path of ['/', '/families/ebike', '/cart', '/checkout', '/configurations']) {
      await fits(path);
    }
    for (const path of ['/sign-in', '/sign-up', '/forgot-password', '/settings']) await fits(path);
    await signInAs(page, 'customer');
    for (const path of ['/orders', '/profile']) await fits(path);
    await fits(await firstLink(page, '/orders', '/orders/'));
    await page.context().clearCookies();
    await signInAs(page, 'production');
    await fits('/production');
    const order = await firstLink(page, '/production', '/production/');
    await fits(order);
    for (const path of ['/workshop', '/workshop/plan']) await fits(path);
    const unit = await firstLink(page, order, '/workshop/units/');
    await fits(unit);
    await fits(`${unit}/as-built`);
    await page.context().clearCookies();
    await signInAs(page, 'sales');
    await fits('/sales/customers');
    await fits('/sales/value');
    await fits('/sales/treatments');
    await fits('/sales/insights');
    await fits('/sales/find?search=anna');
    await fits('/sales/duplicates');
    await fits(await firstLink(page, '/sales/customers', '/sales/customers/c'));
    await fits('/sales/quotes');
    await fits(await firstLink(page, '/sales/quotes', '/sales/quotes/Q'));
  });
}

test('the configurator by keyboard alone', async ({ page }) => {
  await startConfiguring(page, 'ebike');
  await page.reload();
  await untilSaved(page);
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: it } = document;
      return `${it?.tagName} ${it?.textContent ?? ''}`;
    });
  const tabTo = async (words: RegExp, most = 80) => {
    for (let press = 0; press < most; press += 1) {
      await page.keyboard.press('Tab');
      if (words.test(await focused())) return;
    }
    throw new Error(`Tab never reached ${words}`);
  };

  await page.keyboard.press('Tab');
  expect(await focused()).toContain('Skip to content');
  await page.keyboard.press('Enter');
  await tabTo(/^BUTTON Ask diamond/);
  await page.keyboard.press('Space');
  const chosen = page.getByRole('button', { name: /^Ask diamond/, pressed: true });
  await expect(chosen).toBeVisible();
  await expect(chosen).toBeFocused();
  await tabTo(/^BUTTON M \(/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^M \(/, pressed: true })).toBeFocused();

  // To another step and into a refusal and out of it; the focus goes along.
  await tabTo(/^A Next: Drive/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Drive' })).toBeFocused();
  await tabTo(/^BUTTON .*What would make it possible/);
  const refused = (await focused()).replace(/^BUTTON /, '');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('heading', { level: 4, name: /what would make it possible$/ });
  await expect(panel).toBeFocused();
  await tabTo(/^A Leave it as it is/);
  await page.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  await expect.poll(focused, 'back where it was opened').toBe(`BUTTON ${refused}`);
  await page.keyboard.press('Enter');
  await expect(panel).toBeFocused();
  await tabTo(/^BUTTON Apply/);
  await page.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  const [title = ''] = refused.split('Does not go with');
  await expect(page.locator(':focus'), 'on what was made possible').toContainText(title);
  await expect(page.locator(':focus')).toHaveAttribute('aria-pressed', 'true');

  // Fields that start anew after an answer, and buttons an answer takes away.
  await openStep(page, 'Frame and fit');
  await page.getByRole('textbox', { name: 'Name on the top tube' }).fill('Vera');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name on the top tube' })).toBeFocused();
  const leaveOpen = page.getByRole('button', { name: /^Leave open/ });
  const decided = await leaveOpen.count();
  await leaveOpen.last().focus();
  await page.keyboard.press('Enter');
  await expect(leaveOpen).toHaveCount(decided - 1);
  await expect.poll(focused, 'in the question still').toMatch(/^BUTTON ./);
});

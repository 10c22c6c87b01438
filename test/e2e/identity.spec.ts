/** At the desk: one client from two records, recognised by a phone number, and what was said to them. */
import type { Page } from '@playwright/test';
import { choose, startConfiguring, untilSaved } from './shop.ts';
import { expect, expectNoAxeViolation, signInAs, test } from './support.ts';

/** A number nobody else has in this run. */
const someNumber = (): string => `070${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;

async function noteDown(page: Page, name: string, email: string, phone: string): Promise<void> {
  await page.goto('/sales/customers/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel(/^Phone/).fill(phone);
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function logCall(page: Page, text: string, followUpOn?: string): Promise<void> {
  await page.getByText('Log a call, visit or note').click();
  await page.getByLabel('What was said').fill(text);
  if (followUpOn) await page.getByLabel(/^Get back to them on/).fill(followUpOn);
  await page.getByRole('button', { name: 'Log it' }).click();
  await expect(page.locator('#timeline')).toContainText(text);
}

async function find(page: Page, text: string): Promise<void> {
  await page.goto('/sales/find');
  await page.getByRole('searchbox').fill(text);
  await page.getByRole('searchbox').press('Enter');
}

test('two records of one client are made one, recognised, and parted again', async ({ page }) => {
  const phone = someNumber();
  const mail = (name: string) => `${name}.${phone}@example.com`;
  await signInAs(page, 'sales');
  await noteDown(page, 'Berta Quist', mail('berta'), phone);
  await logCall(page, 'Wants a copper frame');
  await noteDown(page, 'Berta Qvist', mail('b'), `+46 ${phone.slice(1)}`);
  await logCall(page, 'Asked when to come by', '2020-01-02');
  await expect(page.getByText('Call now, due')).toBeVisible();

  await test.step('the other record is proposed, and both are seen side by side', async () => {
    await page.getByRole('link', { name: 'Compare with Berta Quist' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Berta Qvist and Berta Quist');
    await expect(page.getByText('same phone')).toBeVisible();
    await expect(page.getByText('similar name')).toBeVisible();
    await expectNoAxeViolation(page, 'two records side by side');
    await page.getByRole('link', { name: 'Keep the other one' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Berta Quist and Berta Qvist');
    await page.getByRole('button', { name: 'Merge the two' }).click();
  });

  await test.step('both histories are on one timeline, by channel too', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Berta Quist');
    const timeline = page.locator('#timeline');
    await expect(timeline).toContainText('Wants a copper frame');
    await expect(timeline).toContainText('Asked when to come by');
    await timeline.getByRole('link', { name: 'counter' }).click();
    await expect(timeline).toContainText('Nothing on this channel.');
    await timeline.getByRole('link', { name: 'phone' }).click();
    await expect(timeline).toContainText('Asked when to come by');
    await page.getByText('Log a call, visit or note').click();
    await page.getByLabel('What was said').fill('Half a sentence');
    await page.getByRole('button', { name: 'Done Asked when to come by' }).click();
    await expect(page.getByText('Call now, due')).toHaveCount(0);
    await expect(page.getByLabel('What was said')).toHaveValue('Half a sentence');
    await expectNoAxeViolation(page, 'a client of two records');
  });

  await test.step('a phone number, an address or a card leads to the one client', async () => {
    await page.getByText('Add a card, phone or address').click();
    await page.getByLabel('Number or address').fill(`card ${phone}`);
    await page.getByLabel('I have checked that it is theirs').check();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('button', { name: `Remove CARD${phone}` })).toBeVisible();
    for (const text of [phone, mail('b'), `CARD-${phone}`]) {
      await find(page, text);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Berta Quist');
    }
  });

  await test.step('undone, each has what was theirs', async () => {
    await page.getByRole('button', { name: 'Undo the merge Berta Qvist' }).click();
    await expect(page.locator('#timeline')).not.toContainText('Asked when to come by');
    await find(page, mail('b'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Berta Qvist');
    await expect(page.locator('#timeline')).toContainText('Asked when to come by');
  });

  await test.step('and somebody says that they are two', async () => {
    await page.getByRole('link', { name: 'Compare with Berta Quist' }).click();
    await page.getByRole('button', { name: 'These are two people' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Possible duplicates');
    await page.getByRole('button', { name: 'Look again now' }).click();
    await expect(page.getByRole('main')).not.toContainText('Berta Qvist');
    await expectNoAxeViolation(page, 'possible duplicates');
  });
});

test('a guest who leaves a number is found by it, and the desk goes on with what they made', async ({
  page,
  browser,
}) => {
  const phone = someNumber();
  await startConfiguring(page, 'ebike');
  await choose(page, 'Frame size', 'XL');
  await untilSaved(page);
  const { pathname } = new URL(page.url());
  await page.goto('/configurations');
  await page.getByRole('region', { name: 'Go on with us' }).getByLabel('Name').fill('Vera Blum');
  await page.getByLabel('E-mail address').fill(`vera.${phone}@example.com`);
  await page.getByLabel(/^Phone/).fill(phone);
  await expectNoAxeViolation(page, 'saying who one is');
  await page.getByRole('button', { name: 'Let our staff find it' }).click();
  await expect(page.getByText('Our staff can find what you save here')).toBeVisible();

  const desk = await (await browser.newContext()).newPage();
  await signInAs(desk, 'sales');
  await find(desk, phone);
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Vera Blum');
  await desk.getByRole('button', { name: 'Configure on behalf of Vera Blum' }).click();
  await expect(desk).toHaveURL(/\/$/);
  await desk.goto(pathname);
  await expect(desk.getByRole('button', { name: /^XL/, pressed: true })).toBeVisible();
  await choose(desk, 'Frame size', 'S');
  await untilSaved(desk);
  await page.goto(pathname);
  await expect(page.getByRole('button', { name: /^S\b/, pressed: true })).toBeVisible();
});
